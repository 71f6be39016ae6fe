// The filters beside a list. In the page each value is a link to a list of its own; once there is an index to ask, it is
// a checkbox with a count that follows what is asked. When the index fails, it is a link again.
import { number } from '../say.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../search/search.js').Answer} Answer */

/**
 * @typedef {object} Option
 * @property {string} facet
 * @property {string} value
 * @property {string} name What people call it.
 * @property {HTMLElement} link
 * @property {HTMLLabelElement} label Takes the link's place.
 * @property {HTMLInputElement} box
 * @property {HTMLElement} count
 * @property {string} usual The count that the page came with.
 */

/**
 * @param {HTMLElement} link
 * @param {string} facet
 * @returns {Option}
 */
const optionOf = (link, facet) => {
  const value = link.dataset.value ?? '';
  const label = document.createElement('label');
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', name: facet, value, autocomplete: 'off' });
  label.append(box, ...link.cloneNode(true).childNodes);
  const count = /** @type {HTMLElement} */ (label.querySelector('[data-n]') ?? label);
  const name = label.querySelector('span')?.firstChild?.textContent?.trim() ?? value;
  return { facet, value, name, link, label, box, count, usual: count.textContent ?? '' };
};

/**
 * @param {HTMLElement} finder
 * @param {(facet: string, value: string, chosen: boolean) => void} choose
 * @param {() => void} count Asks for the counts again, as more of them can be seen.
 */
export const startFacets = (finder, choose, count) => {
  const groups = /** @type {HTMLElement[]} */ ([...finder.querySelectorAll('[data-facet]')]);
  const options = groups.flatMap((group) => [.../** @type {NodeListOf<HTMLElement>} */ (group.querySelectorAll('[data-value]'))]
    .map((link) => optionOf(link, group.dataset.facet ?? '')));
  let live = false;

  for (const { box, facet, value } of options) box.addEventListener('change', () => choose(facet, value, box.checked));
  for (const group of groups) {
    const list = location.hash.length > 1 && group.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`);
    if (list) {
      group.setAttribute('open', '');
      list.scrollIntoView();  // A page that is loaded again stays where it was.
    }
    group.addEventListener('toggle', () => live && group.matches('[open]') && count());
    group.querySelector('[data-more-options]')?.addEventListener('click', (event) => {
      group.dataset.all = '';
      /** @type {HTMLElement | null} */ (group.querySelector('[data-extra] :is(a, input)'))?.focus();
      /** @type {HTMLElement} */ (event.currentTarget).remove();
    });
  }

  return {
    /** Names of the facets in the page. */
    names: groups.map(({ dataset }) => dataset.facet ?? ''),

    /** Names of those whose counts can be seen. */
    open: () => groups.filter((group) => !group.matches('details:not([open])')).map(({ dataset }) => dataset.facet ?? ''),

    /** @param {boolean} on Whether values are checkboxes. */
    setLive(on) {
      if (on === live) return;
      live = on;
      for (const { link, label } of options) (on ? link : label).replaceWith(on ? label : link);
    },

    /**
     * @param {State} state
     * @returns {{facet: string, value: string, name: string}[]} What is chosen, in the page's order.
     */
    chosen: ({ facets }) => options.filter(({ facet, value }) => facets[facet]?.includes(value)),

    /**
     * @param {State} state
     * @param {Answer['counts']} counts Without those of a facet, the page's own.
     */
    show({ facets }, counts) {
      for (const { facet, value, label, box, count, usual } of options) {
        const n = counts?.[facet] ? counts[facet][value] ?? 0 : null;
        const text = n === null ? usual : number(n);
        box.checked = facets[facet]?.includes(value) ?? false;
        if (count.textContent !== text) count.textContent = text;
        label.toggleAttribute('data-zero', text === '0' && !box.checked);
      }
      for (const group of groups) {
        const chosen = facets[group.dataset.facet ?? ''] ?? [];
        const badge = /** @type {HTMLElement | null} */ (group.querySelector('[data-on]'));
        if (badge) {
          badge.textContent = number(chosen.length);
          badge.hidden = !chosen.length;
        }
        if (chosen.length && group instanceof HTMLDetailsElement && !group.open && !group.contains(document.activeElement)) group.open = true;
        if (chosen.length && group.querySelector('[data-extra] :checked')) group.dataset.all = '';
      }
    },
  };
};
