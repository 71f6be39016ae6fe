// On every page: light or dark, “my menu”, and the buttons that copy, share and print. Knows no language: all words come
// from `data-` attributes in the page.
import { startMenu } from './my_menu.js';
import { say } from './say.js';
import { store } from './store.js';

export { menu } from './my_menu.js';
export { fill, say } from './say.js';
export { store } from './store.js';

const root = document.documentElement;

/** Said once: nothing is lost while the page is open, but nothing is there tomorrow. */
const startKeeping = () => {
  document.addEventListener('unkept', () => say(document.body.dataset.unkept ?? ''), { once: true });
};

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

/** The boxes suggest once they have the focus. */
const startSearch = () => {
  if (!document.body.dataset.searchRoot) return;
  const load = () => import('./search_box.js');
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('[data-search-box]'))) {
    form.addEventListener('focusin', () => load().then(({ startSearchBox }) => startSearchBox(form)).catch(() => {}), { once: true });
  }
  const lost = document.querySelector('[data-guess]');
  if (lost instanceof HTMLElement) load().then(({ startGuess }) => startGuess(lost)).catch(() => {});
};

/** `/` can be switched off: who speaks to the computer may say it by chance. */
const startShortcut = () => {
  const choice = document.querySelector('[data-shortcut]');
  if (choice instanceof HTMLInputElement) {
    choice.checked = store.get('slash', true);
    choice.addEventListener('change', () => store.set('slash', choice.checked));
  }
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLElement && event.target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]');
    if (event.key !== '/' || !store.get('slash', true) || event.ctrlKey || event.metaKey || event.altKey || typing || document.querySelector('dialog[open]')) return;
    const box = document.querySelector('main [data-slash]') ?? document.querySelector('[data-slash]');
    if (!(box instanceof HTMLElement)) return;
    event.preventDefault();
    const popover = box.closest('[popover]');
    if (popover instanceof HTMLElement && !box.checkVisibility?.()) popover.showPopover();
    box.focus();
  });
};

startKeeping();
startScheme();
startMenu();
startTools();
startSearch();
startShortcut();
for (const element of document.querySelectorAll('.js-only[hidden]')) /** @type {HTMLElement} */ (element).hidden = false;
