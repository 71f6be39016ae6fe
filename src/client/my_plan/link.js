// A menu in an address: `#menu=open-day,podcast`. It holds which actions and in what order, and nothing of what was noted.
//
// In:  addresses that anybody may have written. Out: names of actions that the page knows. Pure.

/** Longer ones do not survive mail and chat. */
export const longest = 6000;

/**
 * @typedef {object} Gift
 * @property {string[]} names Of actions on the page, each once, in the order of the link.
 * @property {number} odd How many other things it held.
 * @property {boolean} isCut Whether it was too long, so that the rest was not read.
 */

/**
 * @param {string} hash With its `#`.
 * @param {Iterable<string>} actions Names of the actions on the page.
 * @returns {Gift | null} Null when the address holds no menu.
 */
export const readLink = (hash, actions) => {
  const known = new Set(actions);
  const isCut = hash.length > longest;
  const asked = new URLSearchParams(hash.slice(1, longest)).get('menu');
  if (asked === null) return null;
  const parts = asked.split(',').map((part) => part.trim());
  if (isCut) parts.pop();  // It may be half a name.
  const named = [...new Set(parts.filter(Boolean))];
  const names = named.filter((name) => known.has(name));
  return { names, odd: named.length - names.length, isCut };
};

/**
 * @param {string} page The address of the page.
 * @param {string[]} names
 * @returns {string | null} Null when it would be too long.
 */
export const linkTo = (page, names) => {
  const hash = `#menu=${names.map(encodeURIComponent).join(',')}`;
  return hash.length > longest ? null : page.split('#')[0] + hash;
};
