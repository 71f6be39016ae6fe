// Pieces of pages around the words that were found.
//
// In:  the address of a page and the words that were found. Out: plain text and what to mark in it.
import { marks, pageText, wordsOf } from '../search/search.js';

/**
 * The window of `count` words with the most different words that were found, the earliest of several; 6 words stand before the first of them.
 * @param {string} text
 * @param {string[]} terms
 * @param {number} count
 * @returns {{text: string, marks: [number, number][]} | null}
 */
export const bestWindow = (text, terms, count) => {
  const words = wordsOf(text);
  const found = marks(text, terms).map(([begin]) => words.findLastIndex(([part]) => part.begin <= begin));
  let best = 0;
  let most = 0;
  found.forEach((start, i) => {
    const here = found.slice(i).filter((place) => place < start + count - 6);
    const { size } = new Set(here.map((place) => words[place][0].form));
    if (size > most) [best, most] = [start, size];
  });
  if (!most) return null;
  const first = Math.max(0, Math.min(best - 6, words.length - count));
  const begin = first && words[first][0].begin;
  const end = words[first + count]?.[0].begin ?? text.length;
  const piece = (begin ? '… ' : '') + text.slice(begin, end).trimEnd() + (end < text.length ? ' …' : '');
  return { text: piece, marks: marks(piece, terms) };
};

/**
 * A piece of a page around the words that were found; null when they are not in it. For results in view whose title and summary show
 * no mark.
 * @param {string} address `stored.u`
 * @param {string[]} terms As an answer gives them.
 * @param {{words?: number, signal?: AbortSignal}} [options]
 */
export const snippet = async (address, terms, { words = 30, signal } = {}) => bestWindow(await pageText(address, signal), terms, words);
