// What a visitor noted with a plan: whose it is, and for each action who, when and the first step.
//
// In:  what a browser kept, which may be anything. Out: texts. Owns nothing: each change is read, made and kept at once, so
// that two open pages lose nothing of each other.
import { store } from '../store.js';

const key = 'plan';
const longestNote = 1000;

/** @returns {Record<string, string>} By `action.field`. */
const notes = () => {
  const kept = store.get(key, /** @type {unknown} */ (null));
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return {};
  return Object.fromEntries(Object.entries(kept).filter(([, note]) => typeof note === 'string').map(([name, note]) => [name, note.slice(0, longestNote)]));
};

/** @param {HTMLTextAreaElement} field @returns {string} */
const nameOf = (field) => {
  const { slug = '' } = /** @type {HTMLElement | null} */ (field.closest('[data-slug]'))?.dataset ?? {};
  return `${slug}.${field.name}`;
};

/** Puts what was noted in the fields, or empties them. @param {HTMLTextAreaElement[]} fields @param {boolean} shown */
export const showNotes = (fields, shown) => {
  const kept = notes();
  for (const field of fields) {
    const note = shown ? kept[nameOf(field)] ?? '' : '';
    if (field !== document.activeElement) field.value = note;
  }
};

/** @param {HTMLTextAreaElement} field */
export const keepNote = (field) => {
  const { [nameOf(field)]: _, ...others } = notes();
  store.set(key, field.value ? { ...others, [nameOf(field)]: field.value.slice(0, longestNote) } : others);
};
