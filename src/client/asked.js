// Runs before the first paint: when the address asks for something, the page as it came is not what to show first.
if (location.search.length > 1) document.documentElement.dataset.asked = '';
