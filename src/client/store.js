// What a visitor keeps, in their own browser only. When the browser keeps nothing (a private window, a full disk, a choice),
// it is held for as long as the page is open, and the page hears of it once, by the event `unkept`. Sites on one host, as on
// GitHub Pages, share their storage: each has its own keys, by the path below which it is (`data-base` of the page).

/** @type {Map<string, unknown>} What could not be kept. */
const held = new Map();

/** @param {string} key @returns {string} Its name in the browser's storage. */
export const storedAs = (key) => `${document.documentElement.dataset.base ?? ''}${key}`;

export const store = {
  /**
   * @template T
   * @param {string} key
   * @param {T} other What to give when nothing, or nothing readable, is kept.
   * @returns {T}
   */
  get(key, other) {
    if (held.has(key)) return /** @type {T} */ (held.get(key));
    try {
      return JSON.parse(localStorage.getItem(storedAs(key)) ?? 'null') ?? other;
    } catch {
      return other;
    }
  },

  /**
   * @param {string} key
   * @param {unknown} value
   * @returns {boolean} Whether it is kept. When not, site.js says so, once for each page.
   */
  set(key, value) {
    try {
      localStorage.setItem(storedAs(key), JSON.stringify(value));
      held.delete(key);
      return true;
    } catch {
      const isFirst = !held.size;
      held.set(key, value);
      if (isFirst) document.dispatchEvent(new Event('unkept'));
      return false;
    }
  },
};
