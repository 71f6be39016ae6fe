// Fills in a `<template>` of the page. The theme decides what there is to see; here are only texts and addresses.
//
// In the template:
//   data-text="t"     the text of `t`; without it the element goes
//   data-href="u"     the address in `u`
//   data-each="m"     the element again for each text of the list `m`
//   data-when="a"     the element goes when there is no `a`; data-when="l=3": when `l` is not 3
// `p.0` is the first item of the list `p`. Where there is a `lang`, it is the language of the texts `t` and `s`.

const own = ['t', 's'];

/** @param {HTMLElement} element @param {string} language That of its text, when it is not the page's. */
export const setLanguage = (element, language) => {
  element.lang = language;
  element.dir = 'auto';
};

/**
 * @param {HTMLTemplateElement} template With one element.
 * @param {Record<string, any>} data
 * @param {(text: string, element: HTMLElement) => string | Node} [write] How a text is written.
 * @returns {HTMLElement}
 */
export const filled = (template, data, write = (text) => text) => {
  /** @param {string} path */
  const get = (path) => path.split('.').reduce((value, key) => value?.[key], /** @type {any} */ (data));
  const part = /** @type {HTMLElement} */ (document.importNode(template.content, true).firstElementChild);
  /** @param {string} name @returns {HTMLElement[]} */
  const all = (name) => [part, .../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll('*'))].filter(({ dataset }) => name in dataset);

  for (const element of all('when')) {
    const [key, wanted] = element.dataset.when?.split('=') ?? [];
    if (wanted === undefined ? !get(key) : String(get(key)) !== wanted) element.remove();
  }
  for (const element of all('each')) {
    element.replaceWith(...(get(element.dataset.each ?? '') ?? []).map((/** @type {string} */ text) => {
      const copy = /** @type {HTMLElement} */ (element.cloneNode());
      copy.append(text);
      return copy;
    }));
  }
  for (const element of all('text')) {
    const text = get(element.dataset.text ?? '');
    if (text) element.append(write(String(text), element));
    else element.remove();
    if (data.lang && own.includes(element.dataset.text ?? '')) setLanguage(element, data.lang);
  }
  for (const element of all('href')) element.setAttribute('href', get(element.dataset.href ?? '') ?? '');
  for (const list of part.querySelectorAll('ul:empty')) list.remove();
  return part;
};
