// Words with numbers in them. The page brings the words, in every plural form.
import { fill } from '../say.js';

const { lang } = document.documentElement;
const rules = new Intl.PluralRules(lang);
const digits = new Intl.NumberFormat(lang);

/**
 * @template T
 * @param {string | undefined} json
 * @param {T} other When there is none.
 * @returns {T}
 */
export const parsed = (json, other) => (json ? JSON.parse(json) : other);

/**
 * @param {string | undefined} forms JSON of plural form → words with `{n}` in them.
 * @param {number} n
 */
export const counted = (forms, n) => {
  const words = parsed(forms, /** @type {Record<string, string>} */ ({}));
  return fill(words[rules.select(n)] ?? words.other, { n: digits.format(n) });
};

/** @param {number} n As people write it. */
export const number = (n) => digits.format(n);
