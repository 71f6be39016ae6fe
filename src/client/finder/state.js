// What is asked of a list: words, chosen values, an order. And the address that says so.
//
// In:  addresses. Out: states, and addresses of them. Pure.

/**
 * @typedef {object} State
 * @property {string} text
 * @property {Record<string, string[]>} facets Chosen values by facet; none without a value.
 * @property {string} sort Empty for the order that is usual: the best first when there are words.
 */

const longest = 512;

/** @returns {State} */
export const emptyState = () => ({ text: '', facets: {}, sort: '' });

/**
 * @param {string} search The part of an address behind its `?`.
 * @param {string[]} facets Those that the page knows.
 * @returns {State}
 */
export const readState = (search, facets) => {
  const asked = new URLSearchParams(search);
  const state = { ...emptyState(), text: [...asked.get('q') ?? ''].slice(0, longest).join(''), sort: asked.get('sort') ?? '' };
  for (const name of facets) {
    const values = [...new Set(asked.getAll(name))].filter(Boolean);
    if (values.length) state.facets[name] = values;
  }
  return state;
};

/**
 * @param {State} state
 * @returns {string} With its `?`; empty when nothing is asked.
 */
export const writeState = ({ text, facets, sort }) => {
  const asked = new URLSearchParams();
  if (text.trim()) asked.set('q', [...text.trim()].slice(0, longest).join(''));
  for (const [name, values] of Object.entries(facets)) for (const value of values) asked.append(name, value);
  if (sort) asked.set('sort', sort);
  const search = asked.toString();
  return search && `?${search}`;
};

/**
 * The same state with `value` of a facet chosen or not.
 * @param {State} state
 * @param {string} facet
 * @param {string} value
 * @param {boolean} chosen
 * @returns {State}
 */
export const withValue = (state, facet, value, chosen) => {
  const { [facet]: before = [], ...facets } = state.facets;
  const values = before.filter((other) => other !== value);
  if (chosen) values.push(value);
  return { ...state, facets: values.length ? { ...facets, [facet]: values } : facets };
};

/**
 * The same state without any choice in a facet.
 * @param {State} state
 * @param {string} facet
 * @returns {State}
 */
export const withoutFacet = (state, facet) => {
  const { [facet]: _, ...facets } = state.facets;
  return { ...state, facets };
};
