// What was found, as elements: hits with their words marked, a piece of the text when the words are only there, and
// the ways on when there is nothing.
import { snippet } from './snippet.js';
import { filled, setLanguage } from '../fill_template.js';
import { marked, withMarks } from '../marked.js';

/** @typedef {import('../search/search.js').Hit} Hit */

/**
 * @param {ParentNode} parent
 * @param {string} name Of a `<template data-…>`.
 * @param {string} [value]
 */
export const templateOf = (parent, name, value) => {
  const found = parent.querySelector(`template[data-${name}${value === undefined ? '' : `="${CSS.escape(value)}"`}]`);
  return found instanceof HTMLTemplateElement ? found : null;
};

/** @param {HTMLElement} finder */
export const startResults = (finder) => {
  const list = /** @type {HTMLElement} */ (finder.querySelector('[data-found]'));
  /** @type {Map<Element, {url: string, terms: string[]}>} */
  const waiting = new Map();
  let reading = new AbortController();

  // Only for what is in view: each piece is cut from the page that the hit leads to.
  const watcher = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) read(target);
  });

  /** @param {Element} place */
  const read = async (place) => {
    const wanted = waiting.get(place);
    watcher.unobserve(place);
    waiting.delete(place);
    if (!wanted) return;
    const { signal } = reading;
    const found = await snippet(wanted.url, wanted.terms, { words: 24, signal }).catch(() => null);
    if (signal.aborted) return;
    if (found) place.replaceChildren(withMarks(found.text, found.marks));
    else place.remove();
  };

  /**
   * @param {Hit} hit
   * @param {string[]} terms
   */
  const element = ({ stored }, terms) => {
    const template = templateOf(finder, 'hit', String(stored.k)) ?? templateOf(finder, 'hit', '');
    if (!template) return [];
    let inSight = !terms.length;
    const item = filled(template, stored, (text) => {
      const words = marked(text, terms);
      inSight ||= words.childElementCount > 0;
      return words;
    });
    const place = item.querySelector('[data-snippet]');
    if (inSight) place?.remove();
    else if (place instanceof HTMLElement) {
      if (stored.lang) setLanguage(place, String(stored.lang));
      waiting.set(place, { url: stored.u, terms });
      watcher.observe(place);
    }
    return [item];
  };

  return {
    list,

    /**
     * @param {Hit[]} hits
     * @param {string[]} terms
     */
    show(hits, terms) {
      reading.abort();
      reading = new AbortController();
      watcher.disconnect();
      waiting.clear();
      list.replaceChildren(...hits.flatMap((hit) => element(hit, terms)));
    },

    /**
     * @param {Hit[]} hits
     * @param {string[]} terms
     */
    add(hits, terms) {
      const items = hits.flatMap((hit) => element(hit, terms));
      list.append(...items);
      items[0]?.querySelector('a')?.focus();
    },
  };
};
