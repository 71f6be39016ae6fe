// Runs before the first paint: the visitor's own choice of light or dark wins over the device's.
(() => {
  try {
    const kept = localStorage.getItem('scheme');
    if (kept === 'light' || kept === 'dark') document.documentElement.dataset.scheme = kept;
  } catch {
    // Storage is off: follow the device.
  }
})();
