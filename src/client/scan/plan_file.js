// A work plan as a file, and back. A file may come from anywhere: what is taken over is what this page knows and nothing
// else, as texts of a length that fits.
import { emptyPlan } from './plan.js';

/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {import('./plan.js').DimensionSet} DimensionSet */

const format = 'bondgenoot-scan';
const version = 1;

/** Bytes. A plan with everything filled in is a tenth of it. */
export const fileLimit = 2 << 20;

/** @param {Plan} plan What is written into a file, and kept in the browser. */
export const savedPlan = ({ set, levels, notes }) => ({
  format,
  version,
  set,
  levels: Object.fromEntries(levels),
  notes: Object.fromEntries([...notes].map(([name, own]) => [name, Object.fromEntries(own)])),
});

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {[string, unknown][]} */
const entriesOf = (value) => (isRecord(value) ? Object.entries(value) : []);

/** Line breaks and tabs are all that a text needs of control characters. @param {string} text */
const clean = (text) => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');

/** @param {string} text @param {number} max Units of UTF-16, as in a field; no letter is cut in two. */
const cut = (text, max) => (text.length > max ? text.slice(0, max).replace(/[\ud800-\udbff]$/, '') : text);

/**
 * @param {unknown} value As savedPlan gave it, or anything else.
 * @param {DimensionSet[]} sets
 * @returns {{plan: Plan, left: number}} `left`: how much of it did not fit here.
 */
export const planFrom = (value, sets) => {
  const plan = emptyPlan(sets);
  const known = new Map(sets.flatMap(({ dimensions }) => dimensions).map((dimension) => [dimension.name, dimension]));
  const { set, levels, notes } = isRecord(value) ? value : {};
  let left = 0;
  const chosen = sets.find(({ name }) => name === set);
  if (chosen) plan.set = chosen.name;
  for (const [name, level] of entriesOf(levels)) {
    const highest = known.get(name)?.levels.length ?? 0;
    if (typeof level === 'number' && Number.isInteger(level) && level >= 1 && level <= highest) plan.levels.set(name, level);
    else left += 1;
  }
  for (const [name, texts] of entriesOf(notes)) {
    const fields = new Map((known.get(name)?.fields ?? []).map((field) => [field.name, field]));
    if (!fields.size || !isRecord(texts)) {
      left += 1;
      continue;
    }
    const own = new Map();
    for (const [key, text] of Object.entries(texts)) {
      const field = fields.get(key);
      const whole = typeof text === 'string' ? clean(text) : '';
      const kept = cut(whole, field?.max ?? 0);
      if (kept) own.set(key, kept);
      if (typeof text !== 'string' || kept !== whole) left += 1;
    }
    if (own.size) plan.notes.set(name, own);
  }
  return { plan, left };
};

/**
 * What was kept for dimensions that are not on this page: it stays for the page that knows them.
 * @param {unknown} value As savedPlan gave it, or anything else.
 * @param {DimensionSet[]} sets
 */
export const strangersIn = (value, sets) => {
  const known = new Set(sets.flatMap(({ dimensions }) => dimensions).map(({ name }) => name));
  const { levels, notes } = isRecord(value) ? value : {};
  const other = (/** @type {unknown} */ part) => Object.fromEntries(entriesOf(part).filter(([name]) => !known.has(name)));
  return { levels: other(levels), notes: other(notes) };
};

/** @typedef {'huge' | 'unreadable' | 'encoding' | 'foreign' | 'damaged' | 'newer' | 'nothing'} Trouble */

/**
 * @param {Uint8Array} bytes
 * @param {DimensionSet[]} sets
 * @returns {{plan: Plan, left: number} | {trouble: Trouble}}
 */
export const readPlan = (bytes, sets) => {
  if (bytes.length > fileLimit) return { trouble: 'huge' };
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { trouble: 'encoding' };
  }
  if (text.includes('\0')) return { trouble: 'encoding' };  // UTF-16 without a mark.
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { trouble: text.includes(`"${format}"`) ? 'damaged' : 'foreign' };
  }
  if (!isRecord(value) || value.format !== format) return { trouble: 'foreign' };
  if (typeof value.version !== 'number' || !isRecord(value.levels) || !isRecord(value.notes)) return { trouble: 'damaged' };
  if (value.version > version) return { trouble: 'newer' };
  const read = planFrom(value, sets);
  return read.plan.levels.size || read.plan.notes.size ? read : { trouble: 'nothing' };
};
