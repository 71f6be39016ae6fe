// Which words of a text a query found.
import { wordsOf } from './words.js';

/**
 * The pieces of a text to be marked: the words that were found, and those that begin or end with one of 4 letters or more.
 * @param {string} text
 * @param {string[]} terms As an answer gives them.
 * @returns {[number, number][]} Where each begins and ends, ascending, apart from each other.
 */
export const marks = (text, terms) => wordsOf(text).flatMap((parts) => {
  const [{ begin }] = parts;
  const { end } = parts[parts.length - 1];
  const whole = { form: parts.map(({ form }) => form).join(''), begin, end };
  return (terms.includes(whole.form) ? [whole] : parts).filter(({ form }) =>
    terms.some((term) => form === term || (term.length > 3 && (form.startsWith(term) || form.endsWith(term)))));
}).map(({ begin, end }) => [begin, end]);
