// The filters of a list that is whole on its page. In the page each value is a link to a list of its own; here it becomes
// a checkbox in the link's place, and values that are too many for that become one selection.
import { number } from '../say.js';

/** @typedef {import('./choices.js').Choices} Choices */

/**
 * @typedef {object} Control
 * @property {string} facet
 * @property {Map<string, string>} values What people call each value.
 * @property {(chosen: string[], count: (value: string) => number) => void} show
 */

/** @param {HTMLElement} place @returns {HTMLElement[]} */
const linksOf = (place) => [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll('[data-value]'))];

/** @param {HTMLElement} link */
const nameOf = (link) => link.querySelector('[data-name]')?.textContent?.trim() ?? '';

/**
 * @param {HTMLElement} place
 * @param {(values: string[]) => void} choose
 * @returns {Control}
 */
const checkboxes = (place, choose) => {
  const facet = place.dataset.facet ?? '';
  const values = new Map(linksOf(place).map((link) => [link.dataset.value ?? '', nameOf(link)]));
  const options = linksOf(place).map((link) => {
    const label = Object.assign(document.createElement('label'), { className: link.className });
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', name: facet, value: link.dataset.value, autocomplete: 'off' });
    label.append(box, ...link.childNodes);
    link.replaceWith(label);
    return { label, box, count: /** @type {HTMLElement} */ (label.querySelector('[data-n]') ?? label) };
  });
  place.addEventListener('change', () => choose(options.filter(({ box }) => box.checked).map(({ box }) => box.value)));
  return {
    facet,
    values,
    show(chosen, count) {
      for (const option of options) {
        const n = count(option.box.value);
        option.box.checked = chosen.includes(option.box.value);
        option.count.textContent = number(n);
        option.label.toggleAttribute('data-zero', !n && !option.box.checked);
      }
    },
  };
};

/**
 * @param {HTMLDetailsElement} place
 * @param {(values: string[]) => void} choose
 * @returns {Control}
 */
const selection = (place, choose) => {
  const { facet = '', all = '' } = place.dataset;
  const values = new Map(linksOf(place).map((link) => [link.dataset.value ?? '', nameOf(link)]));
  const select = Object.assign(document.createElement('select'), { className: 'select', name: facet, autocomplete: 'off' });
  select.setAttribute('aria-labelledby', place.getAttribute('aria-labelledby') ?? '');
  const options = [...values].map(([value, name]) => ({ name, option: new Option(name, value) }));
  select.append(new Option(all, ''), ...options.map(({ option }) => option));
  select.addEventListener('change', () => choose(select.value ? [select.value] : []));
  place.replaceWith(select);
  return {
    facet,
    values,
    show([chosen = ''], count) {
      select.value = chosen;
      for (const { name, option } of options) option.text = `${name} (${number(count(option.value))})`;
    },
  };
};

/**
 * @param {HTMLElement} form
 * @param {(facet: string, values: string[]) => void} choose
 * @returns {Control[]}
 */
export const startControls = (form, choose) => [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-facet]'))].map((place) => {
  /** @param {string[]} values */
  const chosen = (values) => choose(place.dataset.facet ?? '', values);
  return place instanceof HTMLDetailsElement ? selection(place, chosen) : checkboxes(place, chosen);
});
