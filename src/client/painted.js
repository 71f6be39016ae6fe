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
