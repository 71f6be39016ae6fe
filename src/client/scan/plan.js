// A work plan: how an alliance rates itself, and what it writes down for each dimension. Pure: values in, values out.
// How many sets, dimensions, levels and fields there are, the page says.

/**
 * @typedef {object} Field       What is to be written down.
 * @property {string} name
 * @property {string} label
 * @property {number} max        As many characters fit.
 *
 * @typedef {object} Help        What may help to grow.
 * @property {string} kind       In a word.
 * @property {string} title
 * @property {string} url
 *
 * @typedef {object} Dimension
 * @property {string} name
 * @property {string} title
 * @property {string} statement
 * @property {string[]} levels   In words, the lowest first.
 * @property {Field[]} fields
 * @property {Help[]} helps
 *
 * @typedef {object} DimensionSet
 * @property {string} name
 * @property {string} title
 * @property {Dimension[]} dimensions
 *
 * @typedef {object} Plan
 * @property {string} set                               The one that is worked on.
 * @property {Map<string, number>} levels               By dimension; 1 is the lowest.
 * @property {Map<string, Map<string, string>>} notes   By dimension and field.
 *
 * @typedef {{dimension: Dimension, level: number}} Rated
 */

/** @param {DimensionSet[]} sets @returns {Plan} */
export const emptyPlan = (sets) => ({ set: sets[0]?.name ?? '', levels: new Map(), notes: new Map() });

/**
 * What is rated lowest comes first; what is rated alike stays in the order of the page.
 * @param {Dimension[]} dimensions
 * @param {Plan} plan
 * @returns {Rated[]} Those that are rated.
 */
export const ranked = (dimensions, { levels }) =>
  dimensions.map((dimension) => ({ dimension, level: levels.get(dimension.name) ?? 0 })).filter(({ level }) => level).sort((a, b) => a.level - b.level);

/**
 * @param {Plan} plan
 * @param {string} dimension
 * @param {string} field
 */
export const noteOf = ({ notes }, dimension, field) => notes.get(dimension)?.get(field) ?? '';

/**
 * @param {Plan} plan
 * @param {string} dimension
 * @param {string} field
 * @param {string} text
 * @returns {Plan}
 */
export const withNote = (plan, dimension, field, text) => {
  const own = new Map(plan.notes.get(dimension));
  if (text) own.set(field, text);
  else own.delete(field);
  const notes = new Map(plan.notes).set(dimension, own);
  if (!own.size) notes.delete(dimension);
  return { ...plan, notes };
};

/**
 * @param {Plan} plan
 * @param {DimensionSet} set
 * @returns {Plan} Without what was filled in for this set.
 */
export const withoutSet = (plan, { dimensions }) => {
  const names = new Set(dimensions.map(({ name }) => name));
  return { ...plan, levels: new Map([...plan.levels].filter(([name]) => !names.has(name))), notes: new Map([...plan.notes].filter(([name]) => !names.has(name))) };
};
