// The texts of the pages themselves: the index has no second copy of them.
//
// In:  the address of a page. Out: plain text. Owns: the texts of 60 pages. Only in a page, for it has to read HTML.

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
