// “My menu”: a list of actions by name, kept in the visitor's own browser, and the buttons that change it.
// The words come from the page: from the link to the menu in the header, and from each button.
import { counted, fill, say } from './say.js';
import { store } from './store.js';

export const menu = {
  /** @returns {string[]} */
  all() {
    const kept = store.get('menu', /** @type {unknown} */ ([]));
    return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : [];
  },
  /** @param {string} name */
  has(name) {
    return menu.all().includes(name);
  },
  /** @param {string[]} names */
  set(names) {
    store.set('menu', [...new Set(names)]);
    document.dispatchEvent(new Event('menu'));
  },
  /** @param {string} name */
  toggle(name) {
    menu.set(menu.has(name) ? menu.all().filter((other) => other !== name) : [...menu.all(), name]);
  },
};

/** @returns {DOMStringMap} The words of the link to the menu. */
const words = () => /** @type {HTMLElement | null} */ (document.querySelector('[data-menu-tool]'))?.dataset ?? {};

/** @returns {NodeListOf<HTMLElement>} */
const buttons = () => document.querySelectorAll('[data-menu-add]');

const show = () => {
  const count = menu.all().length;
  for (const badge of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-menu-count]'))) {
    badge.textContent = count ? String(count) : '';
    badge.title = count ? fill(badge.dataset.label, { count }) : '';
  }
  for (const tray of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-tray]'))) {
    const total = /** @type {HTMLElement | null} */ (tray.querySelector('[data-total]'));
    tray.hidden = count === 0;
    if (total) total.textContent = counted(total.dataset.words, count);
  }
  for (const button of buttons()) {
    const { menuAdd = '', menuTitle = '', on = '', off = '' } = button.dataset;
    const chosen = menu.has(menuAdd);
    const text = button.querySelector('[data-text]');
    button.setAttribute('aria-pressed', String(chosen));
    button.setAttribute('aria-label', fill(words().add, { name: menuTitle }));
    if (text) text.textContent = chosen ? on : off;
  }
};

export const startMenu = () => {
  for (const button of buttons()) button.hidden = false;
  document.addEventListener('menu', show);
  addEventListener('storage', show);
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-menu-add]') : null;
    if (!(button instanceof HTMLElement)) return;
    const { menuAdd = '', menuTitle = '' } = button.dataset;
    menu.toggle(menuAdd);
    say(fill(menu.has(menuAdd) ? words().added : words().removed, { name: menuTitle }));
  });
  show();
};
