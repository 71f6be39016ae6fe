// The scan: answers become a work plan. Everything is worked out here and kept in this browser only.
import { copyText } from '../copy_text.js';
import { filled } from '../fill_template.js';
import { painted } from '../painted.js';
import { fill, number, say } from '../say.js';
import { store, storedAs } from '../store.js';
import { allOf, fieldsOf, oneOf, ratingsOf, readSets } from './page.js';
import { noteOf, ranked, withNote, withoutSet } from './plan.js';
import { fileLimit, planFrom, readPlan, savedPlan, strangersIn } from './plan_file.js';
import { planAsMarkdown } from './plan_markdown.js';

/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {import('./plan.js').Rated} Rated */

const keptAs = 'scan';

/** @param {HTMLElement} page */
const start = (page) => {
  const words = page.dataset;
  const sets = readSets(page);
  const first = Number(words.first);
  const enough = Number(words.enough);

  /** @param {string} name @param {string} text */
  const write = (name, text) => allOf(page, name).forEach((element) => {
    if (element.textContent !== text) element.textContent = text;  // What is the same is not read aloud again.
  });
  /** @param {string} name @param {boolean} shown */
  const show = (name, shown) => allOf(page, name).forEach((element) => { element.hidden = !shown; });
  /** @param {string} name @param {() => unknown} act */
  const onClick = (name, act) => allOf(page, name).forEach((element) => element.addEventListener('click', act));
  /** @param {Rated} rated */
  const said = ({ dimension, level }) => fill(words.said, { n: number(level), total: number(dimension.levels.length), word: dimension.levels[level - 1] });

  const steps = new Map(allOf(page, 'step').map((step) => [step.dataset.step, step]));
  const asks = new Map(allOf(page, 'ask').map((ask) => [ask.dataset.ask, ask]));

  const stored = () => /** @type {unknown} */ (store.get(keptAs, null));
  let plan = planFrom(stored(), sets).plan;
  /** @type {Plan | undefined} What was there before it was emptied, or before another was opened. */
  let before;
  let isKept = true;
  let shownOrder = '';

  const chosenSet = () => sets.find(({ name }) => name === plan.set) ?? sets[0];
  const order = () => ranked(chosenSet().dimensions, plan);
  const isDone = () => order().length === chosenSet().dimensions.length;

  const keep = () => {
    const saved = savedPlan(plan);
    const strangers = strangersIn(stored(), sets);
    isKept = store.set(keptAs, { ...saved, levels: { ...strangers.levels, ...saved.levels }, notes: { ...strangers.notes, ...saved.notes } });
    show('kept', isKept);
    show('unkept', !isKept);
  };

  /** @param {HTMLElement} item @param {Rated} rated */
  const withScore = (item, { level }) => {
    for (const score of allOf(item, 'score')) score.dataset.level = String(level);
    return item;
  };
  /** @param {string} name Of a template. @param {Rated} rated */
  const itemFrom = (name, rated) => {
    const { name: dimension, title } = rated.dimension;
    const item = withScore(filled(/** @type {HTMLTemplateElement} */ (oneOf(page, name)), { title, said: said(rated), step: `#${steps.get(dimension)?.id}` }), rated);
    const helps = oneOf(asks.get(dimension) ?? page, 'helps');
    if (helps) oneOf(item, 'helps-here')?.append(helps.cloneNode(true));
    return item;
  };

  const showOutcome = () => {
    const rated = order();
    const done = isDone();
    const now = JSON.stringify([plan.set, done, rated.map(({ dimension, level }) => [dimension.name, level])]);
    if (now === shownOrder) return;
    shownOrder = now;
    show('outcome', done);
    for (const list of allOf(page, 'steps')) {
      list.hidden = list.dataset.steps !== plan.set;
      list.toggleAttribute('data-later', !done);  // Not yet on the screen; on paper it is there to fill in.
    }
    for (const [name, step] of steps) {
      const one = rated.find(({ dimension }) => dimension.name === name);
      const place = oneOf(step, 'step-said');
      if (place) place.textContent = one ? said(one) : '';
      if (place) place.hidden = !one;
    }
    if (!done) return;
    const low = rated.filter(({ level }) => level < enough).length;
    write('set-name', chosenSet().title);
    write('summary', low ? fill(words.gain, { n: number(low), total: number(rated.length) }) : words.well ?? '');
    oneOf(page, 'first-list')?.replaceChildren(...rated.slice(0, first).map((one) => itemFrom('first-item', one)));
    oneOf(page, 'rest')?.replaceChildren(...rated.map((one) => itemFrom('rest-item', one)));
    const steplist = rated.map(({ dimension }) => /** @type {HTMLElement} */ (steps.get(dimension.name)));
    steplist[0]?.parentElement?.append(...steplist);
    document.dispatchEvent(new Event('menu'));  // The buttons that came along say what is on the menu.
  };

  /** All controls as the plan has it; what is filled in already keeps its focus and its cursor. */
  const showPlan = () => {
    for (const choice of /** @type {HTMLInputElement[]} */ (allOf(page, 'choose'))) choice.checked = choice.value === plan.set;
    for (const set of allOf(page, 'set')) set.hidden = set.dataset.set !== plan.set;
    for (const radio of ratingsOf(page)) radio.checked = String(plan.levels.get(radio.name) ?? '') === radio.value;
    for (const [name, step] of steps) {
      for (const field of fieldsOf(step)) {
        const text = noteOf(plan, name ?? '', field.dataset.field ?? '');
        if (field.value !== text) field.value = text;
        showPaper(field);
      }
    }
    showProgress();
  };

  /** On paper a field is its whole text, or lines to write on. @param {HTMLInputElement | HTMLTextAreaElement} field */
  const showPaper = (field) => {
    const paper = field.parentElement && oneOf(field.parentElement, 'paper');
    if (paper) paper.textContent = field.value;
  };

  const showProgress = () => {
    const total = chosenSet().dimensions.length;
    const done = order().length;
    write('done', fill(words.progress, { n: number(done), total: number(total) }));
    for (const bar of allOf(page, 'bar')) bar.setAttribute('width', `${(100 * done) / total}%`);
    write('said-ready', isDone() ? `. ${words.ready}` : '');
    show('to-outcome', isDone());
    showOutcome();
  };

  /** @param {string | undefined} text @param {boolean} [undoable] */
  const note = (text, undoable = false) => {
    show('note', true);
    show('undo', undoable);
    write('note-text', '');
    requestAnimationFrame(() => write('note-text', text ?? ''));
  };

  /** @param {Plan} next @param {string | undefined} text */
  const replacePlan = (next, text) => {
    before = plan;
    plan = next;
    showPlan();
    keep();
    note(text, true);
  };

  const markdown = () => planAsMarkdown(chosenSet(), plan, {
    title: fill(words.plan, { title: chosenSet().title }), summary: oneOf(page, 'summary')?.textContent ?? '', all: words.all ?? '', said, first,
  });

  const copyMarkdown = () => copyText(markdown(), oneOf(page, 'copy-yourself'), words.copied);

  const saveFile = () => {
    const url = URL.createObjectURL(new Blob([`${JSON.stringify(savedPlan(plan), null, 2)}\n`], { type: 'application/json' }));
    Object.assign(document.createElement('a'), { href: url, download: `${words.file}-${plan.set}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    say(words.saved ?? '');
  };

  /** @param {File} file */
  const loadFile = async (file) => {
    const read = file.size > fileLimit
      ? { trouble: /** @type {const} */ ('huge') }
      : await file.arrayBuffer().then((bytes) => readPlan(new Uint8Array(bytes), sets), () => ({ trouble: /** @type {const} */ ('unreadable') }));
    if ('trouble' in read) return note(page.getAttribute(`data-trouble-${read.trouble}`) ?? '');
    replacePlan(read.plan, read.left ? fill(words.loadedPart, { n: number(read.left) }) : words.loaded);
  };

  page.addEventListener('change', (event) => {
    const control = event.target;
    if (!(control instanceof HTMLInputElement)) return;
    if ('loadFile' in control.dataset) {
      const [file] = control.files ?? [];
      if (file) loadFile(file);
      control.value = '';  // The same file may be chosen again.
    } else if (control.type === 'radio') {
      if ('choose' in control.dataset) plan = { ...plan, set: control.value };
      else plan = { ...plan, levels: new Map(plan.levels).set(control.name, Number(control.value)) };
      keep();
      painted().then(showPlan);
    }
  });
  page.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || !('field' in target.dataset)) return;
    const step = /** @type {HTMLElement | null} */ (target.closest('[data-step]'));
    plan = withNote(plan, step?.dataset.step ?? '', target.dataset.field ?? '', target.value);
    showPaper(target);
    keep();
  });
  page.addEventListener('submit', (event) => event.preventDefault());
  onClick('load', () => oneOf(page, 'load-file')?.click());
  onClick('restart', () => replacePlan(withoutSet(plan, chosenSet()), fill(words.emptied, { title: chosenSet().title })));
  onClick('undo', () => before && replacePlan(before, words.undone));
  onClick('markdown', copyMarkdown);
  onClick('save', saveFile);
  addEventListener('storage', ({ key }) => {
    if (key !== storedAs(keptAs)) return;  // Filled in further in another tab.
    plan = planFrom(stored(), sets).plan;
    showPlan();
  });
  addEventListener('beforeunload', (event) => {
    if (!isKept && (plan.levels.size || plan.notes.size)) event.preventDefault();
  });
  showPlan();
  delete document.documentElement.dataset.filling;
};

const page = document.querySelector('[data-scan]');
if (page instanceof HTMLElement && oneOf(page, 'set')) start(page);
