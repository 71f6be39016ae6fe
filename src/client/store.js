// What a visitor keeps, in their own browser only.

export const store = {
  /**
   * @template T
   * @param {string} key
   * @param {T} other What to give when nothing, or nothing readable, is kept.
   * @returns {T}
   */
  get(key, other) {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null') ?? other;
    } catch {
      return other;
    }
  },

  /**
   * @param {string} key
   * @param {unknown} value
   * @returns {boolean} Whether it is kept: a private window may forbid it, a full disk too.
   */
  set(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
};
