// On a narrow screen the filters come up from the bottom, as a dialog. They are the same elements, moved.
import { painted } from '../painted.js';

/**
 * @param {HTMLElement} finder
 * @param {() => boolean} live Whether the filters answer; else the link to them does what links do.
 */
export const startSheet = (finder, live) => {
  const sheet = finder.querySelector('[data-sheet]');
  const facets = finder.querySelector('[data-facets]');
  const place = facets?.parentElement;
  if (!(sheet instanceof HTMLDialogElement) || !facets || !place) return;
  finder.addEventListener('click', async (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest('[data-open-filters]') && live()) {
      event.preventDefault();
      await painted();
      sheet.querySelector('[data-sheet-body]')?.append(facets);
      if (!sheet.open) sheet.showModal();
    } else if (target === sheet || target.closest('[data-close-filters]')) {
      sheet.close();
    }
  });
  sheet.addEventListener('close', () => place.append(facets));
  // A wide screen has them beside the list.
  matchMedia('(min-width: 61rem)').addEventListener('change', () => sheet.close());
};
