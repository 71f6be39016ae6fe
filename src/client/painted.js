// Long work waits until the page has shown that the tap or key was noticed: a ticked box is ticked at once, and what follows from
// it comes a frame later. A page that nobody sees does not wait, and no page waits long: a browser that draws no frames (a window
// behind others, a machine out of breath) still does what was asked.

const patience = 200;  // Milliseconds.

/** @returns {Promise<void>} After the next frame has been painted. */
export const painted = () => new Promise((done) => {
  if (document.visibilityState === 'hidden') return done();
  setTimeout(done, patience);
  requestAnimationFrame(() => setTimeout(done));
});

/** So many things at a time: a processor four times slower than ours does them, and draws what came of it, in a frame or three. */
export const portion = 60;

/**
 * Does something to each of a long list, a portion between two frames, so that no key or tap waits for all. The first portion is done at once.
 * @template T
 * @param {T[]} list
 * @param {(item: T) => void} act
 * @param {() => boolean} [goesOn] Whether the rest is still wanted.
 */
export const inPortions = async (list, act, goesOn = () => true) => {
  for (let at = 0; at < list.length; at += portion) {
    if (at) await painted();
    if (!goesOn()) return;
    list.slice(at, at + portion).forEach(act);
  }
};
