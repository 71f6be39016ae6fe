// Forms that a misspelt term may stand for.
import { compare, letters } from './words.js';

/**
 * @typedef {import('./reader.js').KnownForm} KnownForm
 */

/** In most documents first, then by form. @param {KnownForm} a @param {KnownForm} b */
export const commoner = (a, b) => b.count - a.count || compare(a.form, b.form);

let [before, last, next] = [0, 1, 2].map(() => new Uint8Array(66));

/**
 * Optimal string alignment: the distance between a term and a word, or the least between the term and a beginning of the word from
 * `shortest` letters on; anything above the limit when there is none within it. Looks at no places farther apart than the limit.
 * @param {string | string[]} term
 * @param {string | string[]} word
 * @param {number} limit
 * @param {number} shortest
 */
const distance = (term, word, limit, shortest) => {
  let leastBefore = 0;
  let result = limit + 1;
  for (let i = 0; i <= limit + 1; i += 1) last[i] = i;
  for (let row = 1; row <= word.length; row += 1) {
    let least = row;
    next.fill(9);
    next[0] = row;
    for (let i = Math.max(1, row - limit); i <= Math.min(term.length, row + limit); i += 1) {
      let cost = Math.min(last[i - 1] + (word[row - 1] === term[i - 1] ? 0 : 1), last[i] + 1, next[i - 1] + 1);
      if (row > 1 && i > 1 && word[row - 1] === term[i - 2] && word[row - 2] === term[i - 1]) cost = Math.min(cost, before[i - 2] + 1);
      next[i] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit && leastBefore >= limit) break;
    [before, last, next, leastBefore] = [last, next, before, least];
    if (row >= shortest) result = Math.min(result, last[term.length]);
  }
  return result;
};

/**
 * The forms that are nearest to a term, commonest first: at distance 1 from 4 letters on, at 2 from 8, with a beginning at 1 from 5.
 * @param {{form: string, size: number, open: boolean}} term
 * @param {KnownForm[]} known
 * @param {number} [farthest] The greatest distance, in place of the usual.
 * @returns {{near: KnownForm[], least: number, isBeginning: boolean}}
 */
export const nearForms = ({ form, size, open }, known, farthest) => {
  const term = letters(form);
  let least = farthest ?? (size < 4 ? 0 : size < 8 ? 1 : 2);
  /** @type {KnownForm[]} */
  let near = [];
  for (const one of known) {
    const word = letters(one.form);
    if (Math.abs(word.length - size) > least) continue;
    const far = distance(term, word, least, word.length);
    if (!far || far > least) continue;
    if (far < least) near = [];
    least = far;
    near.push(one);
  }
  const isBeginning = !near[0] && open && size > 4;
  if (isBeginning) near = known.filter((one) => distance(term, letters(one.form).slice(0, size + 1), 1, size - 1) < 2);
  return { near: near.sort(commoner), least, isBeginning };
};
