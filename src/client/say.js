// What scripts say: a short message, seen at the bottom of the screen and read aloud by screen readers; and words that the
// page brings along, with names and numbers filled in.

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @returns {HTMLElement} The place for messages, made when first needed. */
const place = () => {
  const found = document.querySelector('[data-live]');
  if (found instanceof HTMLElement) return found;
  const added = Object.assign(document.createElement('p'), { className: 'toast' });
  added.setAttribute('role', 'status');
  added.dataset.live = '';
  return document.body.appendChild(added);
};

/** @type {string[]} What is to be said together: a second message does not drown the first. */
let waiting = [];

/** @param {string} text */
export const say = (text) => {
  if (waiting.push(text) > 1) return;
  const live = place();
  live.textContent = '';
  clearTimeout(timer);
  requestAnimationFrame(() => {
    const words = waiting.join(' ');
    waiting = [];
    live.textContent = words;
    timer = setTimeout(() => { live.textContent = ''; }, Math.max(4000, 70 * words.length));
  });
};

/**
 * Fills in `{name}` in words that the page brings along.
 * @param {string | undefined} words
 * @param {Record<string, string | number>} values
 */
export const fill = (words, values) => (words ?? '').replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/** @type {{digits: Intl.NumberFormat, rules: Intl.PluralRules} | undefined} Dear to make, so made once. */
let made;

const numbers = () => {
  const { lang } = document.documentElement;
  return (made ??= { digits: new Intl.NumberFormat(lang), rules: new Intl.PluralRules(lang) });
};

/** @param {number} n As people write it. */
export const number = (n) => numbers().digits.format(n);

/**
 * @template T
 * @param {string | undefined} json
 * @param {T} other When there is none.
 * @returns {T}
 */
export const parsed = (json, other) => (json ? JSON.parse(json) : other);

/**
 * @param {string | undefined} forms JSON of plural form → words with `{n}` in them.
 * @param {number} n
 */
export const counted = (forms, n) => {
  const words = parsed(forms, /** @type {Record<string, string>} */ ({}));
  return fill(words[numbers().rules.select(n)] ?? words.other, { n: number(n) });
};
