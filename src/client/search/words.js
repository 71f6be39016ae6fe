// Words in texts, as search/FORMAT.md “Words” has them: the same here, in a query, and where the index was made.

const aWord = /[\p{L}\p{Nd}](?:[\p{L}\p{Nd}\p{M}'’‘\u00ad]|[-\u2010\u2011](?=[\p{L}\p{Nd}]))*/gu;

/** @type {Record<string, string>} */
const plain = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', ς: 'σ' };

/** @param {string} text */
export const fold = (text) =>
  text.normalize('NFKD').replace(/[\p{M}'’‘\u00ad]/gu, '').toLowerCase().replace(/[øłđðþıßæœς]/g, (letter) => plain[letter]);

/** The first code points of a text. @param {string} text @param {number} count */
export const beginning = (text, count) => [...text.slice(0, 2 * count)].slice(0, count).join('');

/**
 * A part of a word, between its hyphens.
 * @typedef {{form: string, begin: number, end: number}} Part
 */

/**
 * The words of a text, each as a list of its parts, which are cut off after 64 letters.
 * @param {string} text
 * @returns {Part[][]}
 */
export const wordsOf = (text) => [...text.matchAll(aWord)].map(({ 0: word, index }) =>
  [...word.matchAll(/[^-\u2010\u2011]+/g)].map(({ 0: part, index: place }) =>
    ({ form: beginning(fold(part), 64), begin: index + place, end: index + place + part.length })).filter(({ form }) => form))
  .filter(([part]) => part);

/** All parts of a text's words, in a row. @param {string} text */
export const formsOf = (text) => wordsOf(text).flat().map(({ form }) => form);

/** A text so that places count code points. @param {string} text @returns {string | string[]} */
export const letters = (text) => (/[\ud800-\udfff]/.test(text) ? [...text] : text);

/** Code points. @param {string} text */
export const sizeOf = (text) => letters(text).length;

/**
 * Less than 0 when `a` comes before `b` by code points, as the forms of an index are sorted.
 * @param {string} a
 * @param {string} b
 */
export const compare = (a, b) => {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  return (a.codePointAt(i) ?? -1) - (b.codePointAt(i) ?? -1);
};
