// A short message, seen at the bottom of the screen and read aloud by screen readers.

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @returns {HTMLElement} The place for messages, made when first needed. */
const place = () => {
  const found = document.querySelector('[data-live]');
  if (found instanceof HTMLElement) return found;
  const made = Object.assign(document.createElement('p'), { className: 'toast' });
  made.setAttribute('role', 'status');
  made.dataset.live = '';
  return document.body.appendChild(made);
};

/** @param {string} text */
export const say = (text) => {
  const live = place();
  live.textContent = '';
  requestAnimationFrame(() => { live.textContent = text; });
  clearTimeout(timer);
  timer = setTimeout(() => { live.textContent = ''; }, 4000);
};

/**
 * Fills in `{name}` in words that the page brings along.
 * @param {string | undefined} words
 * @param {Record<string, string | number>} values
 */
export const fill = (words, values) => (words ?? '').replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
