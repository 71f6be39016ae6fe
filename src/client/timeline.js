// The timeline: from stop to stop by the arrow keys, the address of a stop to copy, and a board that follows the filters.
// The stops are links in a list, and stay what they are for the Tab key.
import { counted, say } from './say.js';

const line = /** @type {HTMLElement | null} */ (document.querySelector('[data-line]'));

/** @returns {HTMLElement[]} */
const stops = () => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-stop]:not([hidden])'))];

const steps = new Map([['ArrowDown', 1], ['ArrowRight', 1], ['j', 1], ['ArrowUp', -1], ['ArrowLeft', -1], ['k', -1]]);

/** Only while a stop has the focus; behind the last one the keys are the browser's own again. @param {KeyboardEvent} event */
const travel = (event) => {
  const step = steps.get(event.key);
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !(event.target instanceof Element)) return;
  const list = stops();
  const at = list.findIndex((stop) => stop.contains(/** @type {Element} */ (event.target)));
  const next = at < 0 ? undefined : list[at + step];
  if (!next) return;
  event.preventDefault();
  next.querySelector('a')?.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
};

/** The link leads to the stop, as any link; its address, without what is filtered, goes along on the clipboard. @param {MouseEvent} event */
const copyAddress = async ({ target }) => {
  const link = target instanceof Element ? target.closest('[data-copy-address]') : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  try {
    await navigator.clipboard.writeText(new URL(location.pathname + link.hash, location.href).href);
    say(line?.dataset.copied ?? '');
  } catch {
    // It is in the address bar now.
  }
};

/**
 * @param {HTMLElement} place
 * @param {HTMLElement | undefined} stop Where its link leads; without one it is no link.
 */
const lead = (place, stop) => {
  const link = place.querySelector('a');
  if (stop) link?.setAttribute('href', `#${stop.id}`);
  else link?.removeAttribute('href');
};

/** The board keeps its rows, for what is below it must not move; years and months lead to their first stop of those shown. */
const followFilters = () => {
  /** @type {Map<string | undefined, HTMLElement[]>} */
  const legs = new Map();
  for (const stop of stops()) {
    const { leg } = stop.dataset;
    const here = legs.get(leg);
    if (here) here.push(stop);
    else legs.set(leg, [stop]);
  }
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-board-row]'))) {
    const here = legs.get(row.dataset.boardRow) ?? [];
    const count = row.querySelector('[data-board-n]');
    if (count) count.textContent = counted(line?.dataset.words, here.length);
    lead(row, here[0]);
    for (const month of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll('[data-board-month]'))) {
      lead(month, here.find(({ dataset }) => dataset.month === month.dataset.boardMonth));
    }
  }
};

line?.addEventListener('keydown', travel);
line?.addEventListener('click', copyAddress);
document.addEventListener('sifted', followFilters);
if (document.querySelector('[data-filter]')) followFilters();
