// On every page: light or dark, “my menu”, and the buttons that copy, share and print. Knows no language: all words come
// from `data-` attributes in the page.
import { startMenu } from './my_menu.js';
import { say } from './say.js';

export { menu } from './my_menu.js';
export { fill, say } from './say.js';
export { store } from './store.js';

const root = document.documentElement;

/** The switch between light and dark; the device decides until the visitor does. */
const startScheme = () => {
  const toggle = document.querySelector('[data-scheme-toggle]');
  if (!(toggle instanceof HTMLElement)) return;
  const device = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.scheme ?? (device.matches ? 'dark' : 'light')) === 'dark';
  const show = () => toggle.setAttribute('aria-pressed', String(isDark()));
  toggle.hidden = false;
  toggle.addEventListener('click', () => {
    root.dataset.scheme = isDark() ? 'light' : 'dark';
    try {
      localStorage.setItem('scheme', root.dataset.scheme);
    } catch {
      // For this page only.
    }
    show();
  });
  device.addEventListener('change', show);
  show();
};

/**
 * @param {string} text
 * @param {DOMStringMap} words `done` for when it worked, `ask` for when the visitor must copy it.
 */
const copy = async (text, { done = '', ask = '' }) => {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    prompt(ask, text);
  }
};

/** @param {HTMLElement} button */
const act = (button) => {
  const { dataset } = button;
  if ('print' in dataset) return print();
  if ('copy' in dataset) {
    const text = document.querySelector(dataset.copy || '#p-citation')?.textContent ?? '';
    return copy(text.trim().replace(/\s+/g, ' '), dataset);
  }
  if (navigator.share) return navigator.share({ title: document.title, url: location.href }).catch(() => {});
  return copy(location.href, dataset);
};

const startTools = () => {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-copy], [data-print], [data-share]') : null;
    if (button instanceof HTMLElement) act(button);
  });
};

startScheme();
startMenu();
startTools();
for (const element of document.querySelectorAll('.js-only[hidden]')) /** @type {HTMLElement} */ (element).hidden = false;
