// A list that answers: results as you type, filters with live counts, an order, and all of it in the address. The page
// as it came stays what it is when nothing is asked, and when the index cannot be read.
import { SearchError } from '../search/search.js';
import { startFacets } from './facets.js';
import { startHistory } from './history.js';
import { startResults, templateOf } from './results.js';
import { startSheet } from './sheet.js';
import { readState, withValue, withoutFacet, writeState } from './state.js';
import { filled } from '../fill_template.js';
import { painted } from '../painted.js';
import { counted, fill, parsed } from '../say.js';
import { openSearch } from '../search_thread.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../search/search.js').Answer} Answer */

const step = 12;
const alsoShown = 5;
const typingPause = 80;

/**
 * @param {HTMLElement} finder
 * @param {string} index The address of root.json.
 */
const start = (finder, index) => {
  const words = finder.dataset;
  const home = words.home ?? location.pathname;
  const own = { path: location.pathname, facets: parsed(words.chosen, /** @type {State['facets']} */ ({})) };
  const scope = { collection: parsed(words.scope, /** @type {string[]} */ ([])) };
  const search = openSearch(index);
  const aside = openSearch(index);  // Its questions do not overtake those of the list.

  /** @param {string} name @returns {HTMLElement[]} */
  const all = (name) => [.../** @type {NodeListOf<HTMLElement>} */ (finder.querySelectorAll(`[data-${name}]`))];
  /** @param {string} name @param {string} text */
  const write = (name, text) => all(name).forEach((element) => { element.textContent = text; });
  /** @param {string} name @param {boolean} shown */
  const show = (name, shown) => all(name).forEach((element) => { element.hidden = !shown; });
  /** @param {string} name @param {Node[]} items */
  const put = (name, items) => all(name).forEach((element) => element.replaceChildren(...items));
  /** @param {string} name Of a template. @param {Record<string, unknown>[]} list */
  const each = (name, list) => {
    const template = templateOf(finder, name);
    return template ? list.map((data) => filled(template, data)) : [];
  };

  const input = /** @type {HTMLInputElement | null} */ (finder.querySelector('[data-finder-form] input'));
  const sort = /** @type {HTMLSelectElement | null} */ (finder.querySelector('[data-sort]'));
  const facets = startFacets(finder, (facet, value, chosen) => change(withValue(state, facet, value, chosen)), () => recount());
  const results = startResults(finder);

  let live = false;
  let turn = 0;
  let shown = step;
  /** @type {string[]} Collections of other lists. */
  let others = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  /** @type {(() => HTMLElement | null | undefined) | null} Where the focus goes once the answer is there. */
  let focus = null;

  /** @param {{pathname: string, search: string}} address @returns {State} */
  const read = ({ pathname, search: asked }) => {
    const found = readState(asked, facets.names);
    return pathname === own.path && !writeState(found) ? { ...found, facets: own.facets } : found;
  };
  /** @param {State} asked Whether it is what the page came with. */
  const isOwn = (asked) => writeState(asked) === writeState({ text: '', facets: own.facets, sort: '' });
  /** @param {State} asked */
  const addressOf = (asked) => (isOwn(asked) ? own.path : home + writeState(asked));
  /** @param {State} asked */
  const usualOrder = ({ text }) => (text.trim() ? 'relevance' : words.order ?? 'newest');

  let state = read(location);
  const past = startHistory(() => addressOf(state), () => ({ shown }), (kept) => {
    state = read(location);
    shown = Number(kept?.shown) || step;
    if (input) input.value = state.text;
    return ask();
  });

  /** @param {State} next */
  const change = (next) => {
    clearTimeout(typing);
    past.replace();  // What was typed last may not be in the address yet.
    state = next;
    shown = step;
    if (input && input.value.trim() !== state.text.trim()) input.value = state.text;
    past.push();
    return ask();
  };

  const crumb = document.querySelector('[data-crumb]');
  const came = { name: crumb?.textContent ?? '', title: document.title };

  /** @param {boolean} asked Whether something else is shown than the page as it came. */
  const showAsked = (asked) => {
    if (words.listTitle) document.title = asked ? words.listTitle : came.title;
    if (words.listName && crumb) crumb.textContent = asked ? words.listName : came.name;
    show('static', !asked);
    show('dynamic', asked);
    document.documentElement.removeAttribute('data-asked');
    results.list.removeAttribute('aria-busy');
    show('trouble', false);
  };

  /** @param {boolean} on Whether the index answers: filters are checkboxes then, else links. */
  const setLive = (on) => {
    live = on;
    finder.toggleAttribute('data-live', on);
    facets.setLive(on);
  };

  /** @param {Answer['counts']} counts */
  const showChoices = (counts) => {
    const chosen = facets.chosen(state);
    facets.show(state, counts);
    put('chips', each('chip', chosen.map(({ facet, value, name }) => ({ name, href: addressOf(withValue(state, facet, value, false)) }))));
    show('chips', chosen.length > 0 && !isOwn(state));
    for (const link of /** @type {HTMLAnchorElement[]} */ (all('all-values'))) link.href = home + writeState(state) + link.hash;
    show('clear', chosen.length > 0);
    show('chosen-count', chosen.length > 0);
    write('chosen-count', String(chosen.length));
    if (!sort) return;
    for (const option of sort.options) option.hidden = option.disabled = option.value === 'relevance' && !state.text.trim();
    sort.value = state.sort || usualOrder(state);
  };

  /** @param {unknown} error */
  const showTrouble = (error) => {
    if (!(error instanceof SearchError)) throw error;
    showAsked(false);
    setLive(false);
    show('trouble', true);
    for (const part of all('trouble-kind')) part.hidden = part.dataset.troubleKind !== error.kind;
  };

  /** Ways on from nothing, each with what it would give. @param {Answer} answer @param {number} now */
  const showTips = async (answer, now) => {
    /** @type {{text: string, href: string, note: string}[]} */
    const tips = [];
    /** @param {string} text @param {State} next @param {number} [n] */
    const add = (text, next, n) => {
      if (n !== 0) tips.push({ text, href: addressOf(next), note: n ? `(${counted(words.count, n)})` : '' });
    };
    /** @param {string} text */
    const countOf = async (text) => (await aside.query({ text, scope, count: 0 }))?.total ?? 0;
    const everything = { text: '', facets: {}, sort: '' };
    const chosen = facets.chosen(state);
    for (const facet of Object.keys(state.facets)) {
      const name = chosen.filter((option) => option.facet === facet).map((option) => option.name).join(', ');
      add(fill(words.tipWithout, { name }), withoutFacet(state, facet), answer.all?.[facet] ?? 0);
    }
    if (Object.keys(state.facets).length > 1 || !tips.length && chosen.length) {
      add(words.tipUnfiltered ?? '', { ...state, facets: {} }, await countOf(state.text));
    }
    const asked = [...new Set(state.text.split(/\s+/).filter(Boolean))].slice(0, 6);
    if (!tips.length && asked.length > 1) {
      for (const text of asked) add(fill(words.tipOnly, { text }), { ...everything, text }, await countOf(text));
    }
    add(words.tipAll ?? '', everything);
    if (now === turn) put('tips', each('tip', tips));
  };

  /** Entries of other lists. @param {Answer} answer @param {number} now */
  const showAlso = async (answer, now) => {
    const also = answer.browsing || !others.length ? null
      : await aside.query({ text: state.text, scope: { collection: others }, count: alsoShown });
    if (now !== turn) return;
    put('also-hits', each('also-hit', also?.hits.map(({ stored }) => stored) ?? []));
    show('also', Boolean(also?.total));
  };

  /** @param {Answer} answer */
  const showAnswer = ({ total, hits, counts, terms, suggestions }) => {
    const what = counted(words.count, total);
    showAsked(true);
    setLive(true);
    results.show(hits, terms);
    write('telling', what);
    write('show', fill(words.sayShow, { what }));
    write('none-what', fill(!state.text.trim() ? words.noneWith : facets.chosen(state).length ? words.noneBoth : words.noneFor, { text: state.text.trim() }));
    show('none', !total);
    showMore(total);
    put('suggestions', each('suggestion', suggestions.map((text) => ({ text, href: addressOf({ ...state, text }) }))));
    show('suggest', suggestions.length > 0);
    showChoices(counts);
  };

  /** @param {number} total */
  const showMore = (total) => {
    show('more', total > shown);
    write('more', fill(words.sayMore, { n: Math.min(step, total - shown) }));
  };

  const question = () => ({ text: state.text, facets: state.facets, scope, sort: state.sort || usualOrder(state) });

  /** Asks what the state says, and shows the answer. */
  const ask = async () => {
    const now = ++turn;
    if (!isOwn(state)) results.list.setAttribute('aria-busy', 'true');
    await painted();
    if (now !== turn) return;
    if (isOwn(state)) {
      showAsked(false);
      showChoices(null);
      if (focus) input?.focus();
      focus = null;
      write('show', fill(words.sayShow, { what: counted(words.count, Number(words.total)) }));
    } else {
      try {
        const answer = await search.query({ ...question(), count: shown, counts: facets.open() });
        if (!answer || now !== turn) return;
        showAnswer(answer);
        tell(answer.total);
        focus?.()?.focus();
        focus = null;
        readAll();
        if (!answer.total) await showTips(answer, now);
        if (now === turn) await showAlso(answer, now);
      } catch (error) {
        if (now === turn) showTrouble(error);
      }
    }
  };

  /** The counts of filters that were folded up before. */
  const recount = async () => {
    const now = turn;
    if (isOwn(state)) return;
    if (results.list.hasAttribute('aria-busy')) return void ask();  // A question more would overtake that one.
    const answer = await search.query({ ...question(), count: 0, counts: facets.open() }).catch(() => null);
    if (answer && now === turn) facets.show(state, answer.counts);
  };

  let reading = false;
  /** Who asks once will ask again: the rest of the index comes when the browser has nothing else to do. */
  const readAll = () => {
    if (!reading) (globalThis.requestIdleCallback ?? setTimeout)(() => search.prefetch());
    reading = true;
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let telling;
  /** For screen readers, once the typing rests. @param {number} total */
  const tell = (total) => {
    clearTimeout(telling);
    telling = setTimeout(() => write('status', counted(words.count, total)), 500);
  };

  const more = async () => {
    const from = shown;
    const now = ++turn;
    try {
      const answer = await search.query({ ...question(), from, count: step });
      if (!answer || now !== turn) return;
      shown += step;
      results.add(answer.hits, answer.terms);
      showMore(answer.total);
      past.replace();
    } catch (error) {
      showTrouble(error);
    }
  };

  const listen = () => {
    input?.addEventListener('focus', readAll);
    input?.addEventListener('input', () => {
      state = { ...state, text: input.value, sort: state.sort === 'relevance' ? '' : state.sort };
      shown = step;
      past.replaceLater();
      clearTimeout(typing);
      typing = setTimeout(ask, search.ready() ? 0 : typingPause);
    });
    input?.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(typing);
      ask();
      if (matchMedia('(pointer: coarse)').matches) input.blur();  // The keyboard covers the results.
    });
    sort?.addEventListener('change', () => change({ ...state, sort: sort.value === usualOrder(state) ? '' : sort.value }));
    finder.addEventListener('click', (event) => {
      const target = /** @type {Element} */ (event.target);
      if (target.closest('[data-clear]')) change({ ...state, facets: {} });
      if (target.closest('[data-more]')) more();
      const link = target.closest('a[data-go], a[data-all-values]');
      if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if ('allValues' in link.dataset && location.pathname !== home) return;
      event.preventDefault();
      if ('allValues' in link.dataset) {
        history.pushState(null, '', link.href);  // The address is that page's already, only the page is not.
        return location.reload();
      }
      const chips = link.closest('[data-chips]');
      const place = chips ? [...chips.querySelectorAll('a')].indexOf(link) : 0;
      focus = () => (chips?.querySelectorAll('a')[place] ?? chips?.querySelector('a:last-child') ?? all('telling').find((element) => !element.hidden));
      change(read(link));
    });
    startSheet(finder, () => live);
  };

  // Until the index is known to be there, filters are links and the order is the page's own.
  const begin = async () => {
    if (input && state.text) input.value = state.text;
    shown = past.kept().shown || step;
    try {
      const about = await search.about();
      const collections = about.facets.find(({ name }) => name === 'collection')?.values ?? [];
      if (!scope.collection.some((name) => collections.includes(name))) return showAsked(false);  // Not searched.
      others = collections.filter((name) => !scope.collection.includes(name));
      setLive(true);
      if (isOwn(state)) showChoices(null);  // They are not lost, not even for a frame.
    } catch {
      // Nothing is said until something is asked.
    }
    listen();
    if (input && input.value.trim() !== state.text.trim()) state = { ...state, text: input.value };  // Typed meanwhile.
    await ask();
    if (!isOwn(state)) past.restore();
  };
  begin();
};

const finder = document.querySelector('[data-finder]');
const { searchRoot } = document.body.dataset;
if (finder instanceof HTMLElement && searchRoot) start(finder, searchRoot);
