// Long work waits until the page has shown that the tap or key was noticed: a ticked box is ticked at once, and what follows from
// it comes a frame later. A page that nobody sees does not wait.

/** @returns {Promise<void>} After the next frame has been painted. */
export const painted = () => new Promise((done) => {
  if (document.visibilityState === 'hidden') done();
  else requestAnimationFrame(() => setTimeout(done));
});
