// What is chosen from a list that is whole on its page: values of some facets. Of one facet each value adds to what is
// shown; facets limit each other.
//
// In:  addresses, and what each item of the list is. Out: choices, addresses of them, and which items fit. Pure.

/** @typedef {Record<string, string[]>} Choices Values by facet, of the chosen and of an item alike. */

/**
 * @param {string} search The part of an address behind its `?`.
 * @param {Choices} known The facets and values that the page offers.
 * @returns {Choices} Without facets and values that the page does not know, each value once.
 */
export const readChoices = (search, known) => {
  const asked = new URLSearchParams(search);
  const found = Object.entries(known).map(([facet, values]) => [facet, values.filter((value) => asked.getAll(facet).includes(value))]);
  return Object.fromEntries(found.filter(([, values]) => values.length));
};

/**
 * @param {Choices} choices
 * @returns {string} With its `?`; empty when nothing is chosen.
 */
export const writeChoices = (choices) => {
  const pairs = Object.entries(choices).flatMap(([facet, values]) => values.map((value) => [facet, value]));
  return pairs.length ? `?${new URLSearchParams(pairs)}` : '';
};

/**
 * The same choices with other values of one facet.
 * @param {Choices} choices
 * @param {string} facet
 * @param {string[]} values
 * @returns {Choices}
 */
export const withValues = (choices, facet, values) => {
  const { [facet]: _, ...others } = choices;
  return values.length ? { ...others, [facet]: values } : others;
};

/**
 * @param {Choices} item
 * @param {Choices} choices
 * @returns {string[]} The facets that keep the item out.
 */
const obstacles = (item, choices) => Object.keys(choices)
  .filter((facet) => choices[facet].length && !choices[facet].some((value) => item[facet]?.includes(value)));

/**
 * @param {Choices[]} items
 * @param {Choices} choices
 * @returns {{fits: boolean[], count: (facet: string, value: string) => number}} Which items fit, and how many would with
 *   that value alone of its facet, all else as it is.
 */
export const sift = (items, choices) => {
  /** @type {Map<string, Map<string, number>>} */
  const counts = new Map();
  const fits = items.map((item) => {
    const between = obstacles(item, choices);
    for (const [facet, values] of Object.entries(item)) {
      if (between.some((other) => other !== facet)) continue;
      const counted = counts.get(facet) ?? new Map();
      for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1);
      counts.set(facet, counted);
    }
    return !between.length;
  });
  return { fits, count: (facet, value) => counts.get(facet)?.get(value) ?? 0 };
};
