// The browser's history of a list: what was asked is in the address; how far one had read is kept beside it.

const addressPause = 250;

/**
 * @param {() => string} address Of what is asked now.
 * @param {() => Record<string, number>} keep What to keep besides.
 * @param {(kept: Record<string, number> | null) => Promise<void>} back Shows what the address says, when the visitor went back or on.
 */
export const startHistory = (address, keep, back) => {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  const replace = () => {
    clearTimeout(later);
    later = undefined;
    history.replaceState({ ...keep(), y: scrollY }, '', address());
  };
  const restore = () => {
    const y = Number(history.state?.y) || 0;
    if (y && Math.abs(y - scrollY) > 1) scrollTo({ top: y, behavior: 'instant' });
  };
  addEventListener('popstate', async ({ state }) => {
    clearTimeout(later);
    await back(state);
    restore();
  });
  addEventListener('pagehide', replace);
  return {
    replace,
    restore,
    /** Soon: some browsers refuse an address for each letter that is typed. */
    replaceLater() {
      clearTimeout(later);
      later = setTimeout(replace, addressPause);
    },
    push() {
      if (address() !== location.pathname + location.search) history.pushState({ ...keep(), y: scrollY }, '', address());
    },
    /** @returns {Record<string, number>} */
    kept: () => history.state ?? {},
  };
};
