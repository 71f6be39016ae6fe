// A visitor's text, taken apart: terms, and phrases in quotes.
import { beginning, formsOf, sizeOf, wordsOf } from './words.js';

/**
 * @typedef {object} Term
 * @property {string} form Folded.
 * @property {number} size Code points of the form.
 * @property {boolean} joinsNext The next term follows with only spaces or hyphens between.
 * @property {boolean} open It may still be being typed.
 * @property {number} begin In the text.
 * @property {number} end
 */

/**
 * At most 16 terms of the first 512 code points.
 * @param {string} wholeText
 * @param {string[]} stopWords
 * @returns {{terms: Term[], phrases: string[][]}}
 */
export const parseQuery = (wholeText, stopWords) => {
  const text = beginning(wholeText, 512);
  const parts = wordsOf(text).flat();
  const stops = parts.map(({ form }) => stopWords.includes(form));
  const keepsAll = !stops.includes(false);
  const terms = parts.map((part, i) => ({
    ...part,
    size: sizeOf(part.form),
    open: part.end === text.length,
    joinsNext: stops[i + 1] === keepsAll && /^[ \u00a0\u2010\u2011-]*$/.test(text.slice(part.end, parts[i + 1]?.begin)),
  })).filter((_, i) => keepsAll || !stops[i]).slice(0, 16);
  const phrases = text.split(/["“”„]/).filter((_, i, { length }) => i % 2 && i < length - 1).map(formsOf).filter(([form]) => form);
  return { terms, phrases };
};

/** Whether a text holds the words of a phrase in a row. @param {string} text @param {string[]} phrase */
export const holdsPhrase = (text, phrase) => formsOf(text).some((_, start, forms) => phrase.every((form, i) => forms[start + i] === form));

/**
 * The text with other forms in place of some terms.
 * @param {string} text
 * @param {Term[]} terms
 * @param {(string | undefined)[]} others For each term.
 */
export const replaced = (text, terms, others) =>
  terms.reduceRight((out, { begin, end }, i) => (others[i] ? out.slice(0, begin) + others[i] + out.slice(end) : out), text);
