// Pieces of the pages themselves: the index has no second copy of their text.
//
// In:  the address of a page and the words that were found. Out: plain text and what to mark in it.
import { marks } from './marks.js';
import { holdsPhrase } from './query.js';
import { wordsOf } from './words.js';

/** @type {Map<string, Promise<string>>} */
const pages = new Map();

/** What a page says: the element with `data-search-text`, or else its `main`. What is no part of a line is set apart by spaces. @param {Document} page */
const readable = (page) => {
  for (const element of page.querySelectorAll('script, style, nav, form, svg')) element.remove();
  for (const element of page.querySelectorAll('body :not(a, abbr, b, cite, code, em, i, q, small, span, strong, sub, sup, time)')) {
    element.prepend(' ');
    element.append(' ');
  }
  return ((page.querySelector('[data-search-text]') ?? page.querySelector('main'))?.textContent ?? '').replace(/\s+/g, ' ').trim();
};

/**
 * The plain text of a page of this site; empty when it cannot be had. Not with a DOMParser: pages with Trusted Types refuse it.
 * @param {string} address
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>}
 */
export const pageText = (address, signal) => {
  const { href } = new URL(address.replace(/#.*/, ''), document.baseURI);
  const text = pages.get(href) ?? new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.onloadend = () => {
      if (!request.response) pages.delete(href);
      resolve(request.response ? readable(request.response) : '');
    };
    request.responseType = 'document';
    request.open('GET', href);
    request.send();
    signal?.addEventListener('abort', () => request.abort());
  });
  pages.set(href, text);
  if (pages.size > 60) pages.delete([...pages.keys()][0]);
  return text;
};

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

/**
 * Whether a document's title, summary or text hold all phrases. Reads the page only when title and summary do not have them.
 * @param {import('./search.js').Stored} stored
 * @param {string[][]} phrases
 */
export const holdsPhrases = async ({ u, t, s }, phrases) => {
  const missing = phrases.filter((phrase) => !holdsPhrase(t, phrase) && !holdsPhrase(s, phrase));
  const text = missing[0] ? await pageText(u) : '';
  return missing.every((phrase) => holdsPhrase(text, phrase));
};
