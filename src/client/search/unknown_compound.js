// A compound in a query that is no form: its two parts, if both are known.
import { commoner } from './near_forms.js';
import { sizeOf } from './words.js';

/**
 * The longest right part that is known (4 letters at least), with a link before it and before that a left part (3) that is known, or else
 * the beginning of a form that has at most 2 letters more.
 * @param {string} term
 * @param {import('./reader.js').KnownForm[]} known
 * @param {import('./reader.js').Root} root
 * @returns {string[]}
 */
export const unknownCompound = (term, known, { links, stopWords }) => {
  const forms = new Set(known.map(({ form }) => form).filter((form) => !stopWords.includes(form)));
  const begun = (/** @type {string} */ left) => known.filter(({ form }) =>
    form.startsWith(left) && sizeOf(form) <= sizeOf(left) + 2 && forms.has(form)).sort(commoner).map(({ form }) => form);
  for (let at = 1; at < term.length; at += 1) {
    const right = term.slice(at);
    if (!forms.has(right) || sizeOf(right) < 4) continue;
    const lefts = links.filter((link) => term.slice(0, at).endsWith(link)).map((link) => term.slice(0, at - link.length))
      .filter((left) => sizeOf(left) > 2);
    const left = lefts.find((one) => forms.has(one)) ?? lefts.flatMap(begun)[0];
    if (left) return [left, right];
  }
  return [];
};
