// The filters beside a list. In the page each value is a link to a list of its own; once there is an index to ask, it is
// a checkbox with a count that follows what is asked. When the index fails, it is a link again.
//
// A facet may have thousands of values: all organisations. Those behind its first ones are kept aside until someone asks for all, and then they
// come, and follow what is asked, a portion between two frames.
import { inPortions, painted, portion } from '../painted.js';
import { number } from '../say.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../search/search.js').Answer} Answer */

/**
 * What takes a link's place.
 * @typedef {object} Choice
 * @property {HTMLLabelElement} label
 * @property {HTMLInputElement} box
 * @property {HTMLElement} count
 * @property {string} usual The count that the page came with.
 */

/**
 * @typedef {object} Option
 * @property {string} facet
 * @property {string} value
 * @property {HTMLElement} link
 * @property {Element | null} row What goes while it is one too many.
 * @property {Choice} [choice] Made when it is needed.
 */

/**
 * @typedef {object} Group
 * @property {string} facet
 * @property {HTMLElement} element
 * @property {Option[]} first Those that are checkboxes from the start.
 * @property {Option[]} rest
 * @property {Element | null | undefined} list Where the rest belongs.
 */

/** @param {Option} option */
const choiceOf = (option) => {
  const { facet, value, link } = option;
  if (option.choice) return option.choice;
  const label = document.createElement('label');
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', name: facet, value, autocomplete: 'off' });
  label.append(box, ...link.cloneNode(true).childNodes);
  const count = /** @type {HTMLElement} */ (label.querySelector('[data-n]') ?? label);
  return (option.choice = { label, box, count, usual: count.textContent ?? '' });
};

/** What people call a value. @param {Option} option */
const nameOf = ({ link, value }) => link.querySelector('span')?.firstChild?.textContent?.trim() ?? value;


/** The node stays what it is, so that style rules that look inside elements (`:has`) are not tried again on all of the page. @param {HTMLElement} element @param {string} text */
const rewrite = (element, text) => {
  if (element.firstChild instanceof Text && !element.childElementCount) element.firstChild.data = text;
  else element.textContent = text;
};

/**
 * @param {HTMLElement} element
 * @returns {Group}
 */
const groupOf = (element) => {
  const facet = element.dataset.facet ?? '';
  /** @type {Option[]} */
  const options = [.../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll('[data-value]'))]
    .map((link) => ({ facet, value: link.dataset.value ?? '', link, row: link.closest('[data-extra]') }));
  const isLong = options.length > 2 * portion && element.querySelector('[data-more-options]');
  const rest = isLong ? options.filter(({ row }, i) => row && i >= portion) : [];
  return { facet, element, first: options.filter((option) => !rest.includes(option)), rest, list: rest[0]?.row?.parentElement };
};

/**
 * @param {HTMLElement} finder
 * @param {(facet: string, value: string, chosen: boolean) => void} choose
 * @param {() => void} count Asks for the counts again, as more of them can be seen.
 */
export const startFacets = (finder, choose, count) => {
  const groups = /** @type {HTMLElement[]} */ ([...finder.querySelectorAll('[data-facet]')]).map(groupOf);
  let live = false;
  /** @type {{facets: State['facets'], counts: Answer['counts']}} What was shown last. */
  let last = { facets: {}, counts: null };
  let turn = 0;

  /** Puts a link or its checkbox in its place, as `live` says. @param {Option} option */
  const place = (option) => {
    if (live) option.link.replaceWith(choiceOf(option).label);
    else option.choice?.label.replaceWith(option.link);
  };

  /** @param {Option} option */
  const isChosen = ({ facet, value }) => last.facets[facet]?.includes(value) ?? false;

  /** Shows of a value what was answered last. @param {Option} option */
  const follow = (option) => {
    if (!option.choice) return;
    const { facet, value, choice: { label, box, count: place, usual } } = option;
    const n = last.counts?.[facet] ? last.counts[facet][value] ?? 0 : null;
    const text = n === null ? usual : number(n);
    box.checked = isChosen(option);
    if (place.textContent !== text) rewrite(place, text);
    label.toggleAttribute('data-zero', text === '0' && !box.checked);
  };

  /** The values of long lists follow later, those in view first. @param {Group[]} some */
  const followRest = async (some) => {
    turn += 1;
    const mine = turn;
    for (const { element, rest } of some) {
      const made = rest.filter(({ choice }) => choice);
      if (!made[0] || element.matches('details:not([open])')) continue;
      await painted();  // Then it is known where the list is, at no cost.
      const { scrollTop, scrollHeight } = element.querySelector('ul') ?? element;
      const from = Math.floor(made.length * scrollTop / scrollHeight) || 0;
      await inPortions([...made.slice(from), ...made.slice(0, from)], follow, () => mine === turn);
    }
  };

  /** Lets a value of a long list be seen before all are. @param {Option} option @param {Group} group */
  const bring = (option, { list }) => {
    if (live && !option.choice) place(option);
    follow(option);
    option.row?.removeAttribute('data-extra');
    if (option.row && !option.row.isConnected) list?.append(option.row);
  };

  /** Shows all values. @param {Group} group */
  const unfold = async (group) => {
    const { element, first, rest } = group;
    if (rest[0]) await inPortions([...first, ...rest], (option) => bring(option, group));
    element.dataset.all = '';
  };

  for (const group of groups) {
    const { element, facet, rest } = group;
    element.addEventListener('change', ({ target }) => target instanceof HTMLInputElement && choose(facet, target.value, target.checked));
    const list = location.hash.length > 1 && element.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`);
    if (list) {
      element.setAttribute('open', '');
      list.scrollIntoView();  // A page that is loaded again stays where it was.
    }
    element.addEventListener('toggle', () => {
      if (!live || !element.matches('[open]')) return;
      if ('all' in element.dataset && rest.some(({ choice }) => !choice)) unfold(group);
      followRest([group]);
      count();
    });
    element.querySelector('[data-more-options]')?.addEventListener('click', (event) => {
      const next = element.querySelector('[data-extra]');
      unfold(group);
      /** @type {HTMLElement | null | undefined} */ (next?.querySelector('a, input'))?.focus();
      /** @type {HTMLElement} */ (event.currentTarget).remove();
    });
  }

  return {
    /** Names of the facets in the page. */
    names: groups.map(({ facet }) => facet),

    /** Names of those whose counts can be seen. */
    open: () => groups.filter(({ element }) => !element.matches('details:not([open])')).map(({ facet }) => facet),

    /** @param {boolean} on Whether values are checkboxes. */
    setLive(on) {
      if (on === live) return;
      live = on;
      for (const { first, rest } of groups) {
        [...first, ...rest.filter(({ choice }) => choice)].forEach(place);
        inPortions(on ? rest : [], ({ row }) => row?.hasAttribute('data-extra') && row.remove());
      }
    },

    /**
     * @param {State} state
     * @returns {{facet: string, value: string, name: string}[]} What is chosen, in the page's order.
     */
    chosen: ({ facets }) => groups.filter(({ facet }) => facets[facet]).flatMap(({ facet, first, rest }) => [...first, ...rest]
      .filter(({ value }) => facets[facet].includes(value)).map((option) => ({ facet, value: option.value, name: nameOf(option) }))),

    /**
     * @param {State} state
     * @param {Answer['counts']} counts Without those of a facet, the page's own.
     */
    show({ facets }, counts) {
      last = { facets, counts };
      for (const group of groups) {
        const { element, facet, first, rest } = group;
        first.forEach(follow);
        const chosen = facets[facet] ?? [];
        for (const option of chosen.length ? rest.filter(isChosen) : []) bring(option, group);
        const badge = /** @type {HTMLElement | null} */ (element.querySelector('[data-on]'));
        if (badge) {
          badge.textContent = number(chosen.length);
          badge.hidden = !chosen.length;
        }
        if (chosen.length && element instanceof HTMLDetailsElement && !element.open && !element.contains(document.activeElement)) element.open = true;
        if (chosen.length && !rest[0] && element.querySelector('[data-extra] :checked')) element.dataset.all = '';
      }
      followRest(groups);
    },
  };
};
