// A compound in a query that is no form: its parts, or the one that is known.
import { commoner } from './near_forms.js';
import { sizeOf } from './words.js';

/**
 * The longest right part that is known (4 letters at least), with a link before it and before that a left part (3) that is known, or else
 * the beginning of a form that has at most 2 letters more; then right parts that are such beginnings; then one part alone.
 * @param {string} term
 * @param {import('./reader.js').KnownForm[]} known
 * @param {import('./reader.js').Root} root
 * @returns {{ parts: string[], certain?: boolean }} Certain: the right part is a form itself.
 */
export const unknownCompound = (term, known, { links, stopWords }) => {
  const forms = new Set(known.map(({ form }) => form));
  const exact = (/** @type {string} */ text) => forms.has(text) && !stopWords.includes(text) ? text : '';
  const begun = (/** @type {string} */ text) => known.filter(({ form }) => form.startsWith(text) && sizeOf(form) <= sizeOf(text) + 2 && exact(form))
    .sort(commoner)[0]?.form;
  const all = [...term];
  const from = (/** @type {number} */ at) => all.slice(at).join('');
  const upTo = (/** @type {number} */ left) => all.slice(0, -left).join('');
  for (const rightOf of [exact, begun]) {
    for (let at = 1; at <= all.length - 4; at += 1) {
      const right = rightOf(from(at));
      const start = upTo(all.length - at);
      const lefts = links.filter((link) => start.endsWith(link)).map((link) => start.slice(0, -link.length || 200)).filter((one) => sizeOf(one) > 2);
      const left = right && (lefts.find(exact) ?? lefts.map(begun).find(Boolean));
      if (left) return { parts: [left, right], certain: rightOf === exact };
    }
  }
  for (const piece of [from, upTo]) for (let at = 3; at <= all.length - 5; at += 1) if (exact(piece(at))) return { parts: [piece(at)] };
  return { parts: [] };
};
