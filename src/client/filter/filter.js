// Filters a list that is whole on its page: the stops of a timeline, the dishes of a menu. What is chosen is in the
// address, so that it can be shared and the browser's back button takes it back. Tells the page by the event `sifted`.
//
//   data-filter            the form; data-words: JSON of plural form → how many there are
//   data-item='{"kind":["visit"]}'   an item: its values by facet
//   data-group             goes when none of its items is shown
//   data-count             how many there are; data-reset: a button for all of them, in the form data-idle while all are shown
//   data-none              shown when there are none
//   data-ways              in it: a list of buttons that take one choice back, each of a template; data-way: its words
import { readChoices, sift, withValues, writeChoices } from './choices.js';
import { startControls } from './controls.js';
import { painted } from '../painted.js';
import { counted, fill, number, parsed } from '../say.js';

/** @typedef {import('./choices.js').Choices} Choices */

/** @param {HTMLElement} form */
const start = (form) => {
  /** @param {string} name @returns {HTMLElement[]} */
  const all = (name) => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-${name}]`))];
  const items = all('item').map((element) => ({ element, is: parsed(element.dataset.item, /** @type {Choices} */ ({})) }));
  const groups = all('group');

  const controls = startControls(form, (facet, values) => change(withValues(choices, facet, values)));
  const known = Object.fromEntries(controls.map(({ facet, values }) => [facet, [...values.keys()]]));
  const read = () => readChoices(location.search, known);
  let choices = read();

  /** The ways on from a choice that nothing fits: without one of its values. */
  const ways = () => controls.flatMap(({ facet, values }) => (choices[facet] ?? []).map((value) => {
    const less = withValues(choices, facet, choices[facet].filter((other) => other !== value));
    return { name: values.get(value) ?? '', less, n: sift(items.map(({ is }) => is), less).fits.filter(Boolean).length };
  })).filter(({ n, less }) => n && Object.keys(less).length);

  const show = () => {
    const { fits, count } = sift(items.map(({ is }) => is), choices);
    const n = fits.filter(Boolean).length;
    for (const [i, { element }] of items.entries()) element.hidden = !fits[i];
    for (const group of groups) group.hidden = !group.querySelector('[data-item]:not([hidden])');
    for (const control of controls) control.show(choices[control.facet] ?? [], (value) => count(control.facet, value));
    for (const place of all('count')) place.textContent = counted(form.dataset.words, n);
    form.querySelector('[data-reset]')?.toggleAttribute('data-idle', !Object.keys(choices).length);
    for (const none of all('none')) none.hidden = n > 0;
    for (const list of all('ways')) {
      list.replaceChildren(...(n ? [] : ways()).map((way) => {
        const item = document.createElement('li');
        const button = Object.assign(document.createElement('button'), { type: 'button', className: 'link' });
        button.append(fill(list.dataset.way, { name: way.name, n: number(way.n) }));
        button.addEventListener('click', () => change(way.less, true));
        item.append(button);
        return item;
      }));
    }
    document.dispatchEvent(new Event('sifted'));
  };

  /**
   * @param {Choices} wanted
   * @param {boolean} [moves] Whether what had the focus goes: then it goes to the number of items.
   */
  const change = async (wanted, moves = false) => {
    choices = wanted;
    history.pushState(null, '', location.pathname + writeChoices(choices));  // At once: who leaves or goes back finds each choice.
    await painted();
    if (choices !== wanted) return;  // Another choice came before this one was shown.
    show();
    if (moves) /** @type {HTMLElement | null} */ (form.querySelector('[data-count]'))?.focus();
  };

  /** Who follows a link to one item sees it, whatever was chosen. */
  const showTarget = () => {
    const target = location.hash.length > 1 ? document.getElementById(decoded(location.hash.slice(1))) : null;
    if (!target?.closest('[data-item][hidden], [data-group][hidden]')) return;
    choices = {};
    history.replaceState(null, '', location.pathname + location.hash);
    show();
    target.scrollIntoView();
  };

  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-reset]')) change({}, true);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('popstate', () => {
    choices = read();
    show();
    showTarget();
  });
  show();
  showTarget();
  delete document.documentElement.dataset.asked;
};

/** @param {string} text Of an address: it may be anything. */
const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const form = document.querySelector('[data-filter]');
if (form instanceof HTMLElement) start(form);
