// Runs before the first paint: a form with kept answers is shown once they are filled in, so that nothing moves under a
// reader's eyes; and in any case soon, should the script for that not come.
(() => {
  const { dataset } = document.documentElement;
  try {
    if (!localStorage.getItem(`${dataset.base}scan`)) return;
    dataset.filling = '';
    setTimeout(() => delete dataset.filling, 3000);
  } catch {
    // Storage is off: there is nothing to wait for.
  }
})();
