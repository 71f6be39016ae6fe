// A search box that suggests: what begins to be found while one types, as a list to choose from. Enter goes to the page
// with all results, as the form does without scripts.
import { filled } from './fill_template.js';
import { marked } from './marked.js';
import { fill } from './say.js';
import { openSearch } from './search_thread.js';

const suggested = 6;
const guessed = 3;
const typingPause = 80;

/** @typedef {import('./search/search.js').Search} Search */

/** @type {Search | undefined} One for all boxes of the page. */
let opened;

/** @returns {Search} */
const search = () => (opened ??= openSearch(document.body.dataset.searchRoot ?? ''));

let boxes = 0;
let reading = false;

/** @param {HTMLFormElement} form */
export const startSearchBox = (form) => {
  const input = form.querySelector('input');
  const template = document.querySelector('template[data-option]');
  if (!input || !(template instanceof HTMLTemplateElement)) return;
  const list = document.createElement('ul');
  list.className = form.dataset.list ?? '';
  list.id = `p-suggested-${++boxes}`;
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', form.dataset.suggested ?? '');
  (input.parentElement ?? form).append(list);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': 'false' })) {
    input.setAttribute(name, value);
  }

  /** @type {{item: HTMLElement, url: string}[]} */
  let options = [];
  let active = -1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;

  /** @param {number} index -1 for none of them: the text itself. */
  const choose = (index) => {
    active = index;
    for (const [i, { item }] of options.entries()) item.setAttribute('aria-selected', String(i === index));
    const item = options[index]?.item;
    if (item) input.setAttribute('aria-activedescendant', item.id);
    else input.removeAttribute('aria-activedescendant');
    item?.scrollIntoView({ block: 'nearest' });
  };
  /** @param {boolean} open */
  const show = (open) => {
    list.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    choose(-1);
  };
  const close = () => {
    clearTimeout(typing);
    show(false);
  };

  const suggest = async () => {
    const text = input.value.trim();
    if (!text) return close();
    const answer = await search().query({ text, count: suggested }).catch(() => undefined);
    if (answer === null || input.value.trim() !== text) return;  // Overtaken.
    if (!answer || answer.browsing || document.activeElement !== input) return close();
    const address = new URL(form.action);
    address.searchParams.set('q', text);
    const found = [
      ...answer.hits.map(({ stored }) => ({ url: stored.u, data: stored, terms: answer.terms })),
      { url: address.href, data: { t: fill(form.dataset.all, { text }) }, terms: [] },
    ];
    options = found.map(({ url, data, terms }, index) => {
      const item = filled(template, data, (words) => marked(words, terms));
      item.id = `${list.id}-${index}`;
      item.setAttribute('role', 'option');
      return { item, url };
    });
    list.replaceChildren(...options.map(({ item }) => item));
    show(true);
    if (!reading) (globalThis.requestIdleCallback ?? setTimeout)(() => search().prefetch());
    reading = true;
  };

  input.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(suggest, search().ready() ? 0 : typingPause);
  });
  input.addEventListener('keydown', (event) => {
    const { key } = event;
    if (event.isComposing || list.hidden) {
      if (key === 'ArrowDown' && !event.isComposing) suggest();
      return;
    }
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const turn = key === 'ArrowDown' ? 1 : -1;
      choose((active + 1 + turn + options.length + 1) % (options.length + 1) - 1);
    } else if (key === 'Escape') {
      close();
    } else if (key === 'Enter' && active >= 0) {
      location.assign(options[active].url);
    } else return;
    event.preventDefault();
  });
  input.addEventListener('blur', close);
  list.addEventListener('pointerdown', (event) => event.preventDefault());  // The focus stays in the box.
  list.addEventListener('click', (event) => {
    const option = options.find(({ item }) => item.contains(/** @type {Node} */ (event.target)));
    if (option) location.assign(option.url);
  });
  search().about().catch(() => {});
  if (document.activeElement === input && input.value) suggest();
};

/**
 * On the page for what does not exist: the words of the address may say what was looked for.
 * @param {HTMLElement} place With a template and a list.
 */
export const startGuess = async (place) => {
  const template = place.querySelector('template');
  const list = place.querySelector('[data-guesses]');
  const name = location.pathname.split('/').filter(Boolean).at(-1) ?? '';
  const text = decodeURIComponent(name).replace(/\.\w+$|[^\p{L}\p{N}]+/gu, ' ').trim();
  if (!template || !list || !/\p{L}{3}/u.test(text)) return;
  const answer = await search().query({ text, count: guessed });
  if (!answer || answer.browsing || !answer.total) return;
  list.replaceChildren(...answer.hits.map(({ stored }) => filled(template, stored)));
  place.hidden = false;
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('main [data-search-box] input'))) input.value ||= text;
};
