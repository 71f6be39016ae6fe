// Texts with the words that were found in `<mark>`.
import { marks } from './search/search.js';

/**
 * @param {string} text
 * @param {[number, number][]} places
 */
export const withMarks = (text, places) => {
  const out = new DocumentFragment();
  let at = 0;
  for (const [begin, end] of places) {
    const mark = document.createElement('mark');
    mark.append(text.slice(begin, end));
    out.append(text.slice(at, begin), mark);
    at = end;
  }
  out.append(text.slice(at));
  return out;
};

/**
 * @param {string} text
 * @param {string[]} terms
 */
export const marked = (text, terms) => withMarks(text, marks(text, terms));
