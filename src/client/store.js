// What a visitor keeps, in their own browser only. When the browser keeps nothing (a private window, a full disk, a choice),
// it is held for as long as the page is open, and the page hears of it once, by the event `unkept`.

/** @type {Map<string, unknown>} What could not be kept. */
const held = new Map();

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
      return JSON.parse(localStorage.getItem(key) ?? 'null') ?? other;
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
      localStorage.setItem(key, JSON.stringify(value));
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
