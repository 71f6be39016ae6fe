// The scan as the page has it: its sets, dimensions, levels and fields, read once.

/** @typedef {import('./plan.js').DimensionSet} DimensionSet */

/** @param {ParentNode} place @param {string} name Of a `data-` attribute. @returns {HTMLElement[]} */
export const allOf = (place, name) => [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(`[data-${name}]`))];

/** @param {ParentNode} place @param {string} name @returns {HTMLElement | null} */
export const oneOf = (place, name) => place.querySelector(`[data-${name}]`);

/** @param {ParentNode | null | undefined} place @param {string} name */
const textOf = (place, name) => (place && oneOf(place, name)?.textContent?.trim()) ?? '';

/** @param {ParentNode} place @returns {(HTMLInputElement | HTMLTextAreaElement)[]} */
export const fieldsOf = (place) => /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */ (allOf(place, 'field'));

/** @param {ParentNode} place @returns {NodeListOf<HTMLInputElement>} */
export const ratingsOf = (place) => place.querySelectorAll('[data-ask] input[type="radio"]');

/** @param {ParentNode} page @returns {DimensionSet[]} */
export const readSets = (page) => {
  const steps = new Map(allOf(page, 'step').map((step) => [step.dataset.step, step]));
  return allOf(page, 'set').map((set) => ({
    name: set.dataset.set ?? '',
    title: textOf(set, 'set-title'),
    dimensions: allOf(set, 'ask').map((ask) => ({
      name: ask.dataset.ask ?? '',
      title: textOf(ask, 'title'),
      statement: textOf(ask, 'statement'),
      levels: allOf(ask, 'word').map((word) => word.textContent ?? ''),
      fields: fieldsOf(steps.get(ask.dataset.ask) ?? new DocumentFragment()).map((field) => ({ name: field.dataset.field ?? '', label: textOf(field.closest('label'), 'label'), max: field.maxLength })),
      helps: allOf(ask, 'help').map((help) => ({ kind: textOf(help, 'kind'), title: help.querySelector('a')?.textContent ?? '', url: help.querySelector('a')?.href ?? '' })),
    })),
  }));
};
