// The files of an index, from bytes to values: the reading side of search/FORMAT.md.
//
// In:  bytes, unpacked, of any origin. Out: what is in them, whole; an error when anything is wrong. `bondgenoot search` says what it is.
import { compare } from './words.js';

/**
 * @typedef {import('./search.js').Stored} Stored
 * @typedef {{name: string, values?: string[]}} Facet Those of many values have them in their own files.
 */

/**
 * @typedef {object} Root
 * @property {string} language
 * @property {string} directory
 * @property {number} documents
 * @property {number} packSize
 * @property {number} [bytes] Of all other files together.
 * @property {string[]} borders
 * @property {boolean} lexicon
 * @property {string[]} stopWords
 * @property {string[]} links
 * @property {string[][][][]} synonyms
 * @property {Facet[]} facets
 * @property {string[]} sorts
 * @property {Record<RankingName, number>} ranking
 * @property {Stored[][]} [packs]
 */

/**
 * @typedef {'exact' | 'prefix' | 'prefixBesides' | 'joined' | 'synonym' | 'typo1' | 'typo2' | 'otherLetter' | 'typoPrefix' | 'compound' | 'compoundPart'
 *   | 'mostPrefixes' | 'prefixFiles' | 'hotForms' | 'mostTypos' | 'otherFiles'} RankingName
 */

/**
 * A set of forms that count as one word: its documents, and the impact in each, are `count` from `begin`.
 * @typedef {{forms: string[], count: number, begin: number, documents: Uint32Array, impacts: Uint8Array}} Family
 */

/**
 * A form, and in how many documents its family is.
 * @typedef {{form: string, count: number}} KnownForm
 * @typedef {KnownForm & {family: Family}} Entry
 */

/**
 * The values of a facet. A document has those of `sets[of[document]]`, as indexes.
 * @typedef {{values: string[], sets: Uint32Array[], of: Uint32Array}} Column
 */

/**
 * @param {unknown} holds
 * @returns {asserts holds}
 */
export const check = (holds) => {
  if (!holds) throw new Error();
};

/** All numbers of a stream. @param {Uint8Array} bytes */
const varints = (bytes) => {
  const list = new Uint32Array(bytes.length);
  let count = 0;
  let value = 0;
  let scale = 1;
  for (const byte of bytes) {
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte > 127) continue;
    check(value < 2 ** 32);
    list[count] = value;
    count += 1;
    value = 0;
    scale = 1;
  }
  check(scale === 1);
  return list.slice(0, count);
};

/**
 * The streams of a file.
 * @param {Uint8Array} bytes
 * @param {string} kind
 * @param {number} count
 * @param {number} [passed] How many numbers stand before them: their lengths, which they tell themselves.
 */
const streamsOf = (bytes, kind, count, passed = 0) => {
  let at = 4;
  const next = () => {
    const begin = at;
    while (bytes[at++] > 127);
    return varints(bytes.subarray(begin, at))[0];
  };
  const streams = Array.from({ length: passed + count }, (_, i) => {
    const size = next();
    if (i >= passed) at += size;
    return bytes.subarray(at - size, at);
  });
  check(isOfKind(bytes, kind) && at === bytes.length);
  return streams.slice(passed);
};

/** Whether a file begins as one of a kind, version 2. @param {Uint8Array} bytes @param {string} kind */
const isOfKind = (bytes, kind) => decoder.decode(bytes.subarray(0, 4)) === `BG${kind}\x02`;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @param {Uint8Array[]} streams */
const readForms = ([sharedStream, restStream, letters]) => {
  const rest = varints(restStream);
  const bytes = new Uint8Array(256);
  let size = 0;
  let used = 0;
  const forms = Array.from(varints(sharedStream), (shared, i) => {
    check(shared <= size && shared + rest[i] < 257 && rest[i] <= letters.length - used);
    bytes.set(letters.subarray(used, used + rest[i]), shared);
    used += rest[i];
    size = shared + rest[i];
    return decoder.decode(bytes.subarray(0, size));
  });
  check(used === letters.length && forms.length === rest.length && forms.every((form, i) => form && (!i || compare(forms[i - 1], form) < 0)));
  return forms;
};

/**
 * @param {Uint8Array} bytes
 * @param {Root} root
 * @returns {Entry[]}
 */
export const readTerms = (bytes, root) => {
  const streams = streamsOf(bytes, 't', 7, 2);
  const forms = readForms(streams);
  const [backs, counts, deltas] = streams.slice(3, 6).map(varints);
  const halves = streams[6];
  const documents = new Uint32Array(deltas.length);
  const impacts = new Uint8Array(deltas.length);
  let at = 0;
  const families = Array.from(counts, (count) => {
    const begin = at;
    check(count);
    for (let next = 0; at < begin + count; at += 1) {
      const document = next + deltas[at];
      impacts[at] = (halves[at >> 1] >> ((at & 1) << 2)) & 15;
      check(document < root.documents && impacts[at]);
      documents[at] = document;
      next = document + 1;
    }
    return { forms: /** @type {string[]} */ ([]), count, begin, documents, impacts };
  });
  let seen = 0;
  check(at === deltas.length && halves.length === (at + 1) >> 1 && backs.length === forms.length);
  const entries = forms.map((form, i) => {
    check(backs[i] <= seen);
    const family = families[backs[i] ? seen - backs[i] : seen++];
    family.forms.push(form);
    return { form, count: family.count, family };
  });
  check(seen === families.length);
  return entries;
};

/**
 * @param {Uint8Array} bytes
 * @returns {KnownForm[]}
 */
export const readLexicon = (bytes) => {
  const streams = streamsOf(bytes, 'l', 4, 1);
  const counts = varints(streams[3]);
  const forms = readForms(streams);
  check(counts.length === forms.length);
  return forms.map((form, i) => ({ form, count: counts[i] }));
};

/**
 * @param {Uint8Array} bytes
 * @param {Root} root
 * @param {number} facet
 * @returns {Column}
 */
export const readColumn = (bytes, { documents, facets }, facet) => {
  const [names, members, numbers] = streamsOf(bytes, 'c', 3);
  const values = names.length ? JSON.parse(decoder.decode(names)) : facets[facet].values ?? [];
  const list = varints(members);
  const of = varints(numbers);
  const sets = [];
  for (let at = 0; at < list.length;) {
    const set = list.slice(at + 1, at + 1 + list[at]);
    check(set.length === list[at] && set.every((value, i) => value < values.length && !(i && value <= set[i - 1])));
    sets.push(set);
    at += set.length + 1;
  }
  check(of.length === documents && of.every((set) => set < sets.length));
  return { values, sets, of };
};

/** @param {Uint8Array} bytes */
export const readRanks = (bytes) => varints(streamsOf(bytes, 's', 1)[0]);

/**
 * What the results of some documents show; each is checked when it is used.
 * @param {Uint8Array} bytes
 * @returns {Stored[]}
 */
export const readPack = (bytes) => {
  check(isOfKind(bytes, 'm'));
  return JSON.parse(decoder.decode(bytes.subarray(4)));
};

/**
 * @param {AllowSharedBufferSource} bytes
 * @returns {Root}
 */
export const readRoot = (bytes) => {
  /** @type {Root & {version: number}} */
  const root = JSON.parse(decoder.decode(bytes));
  const { borders, directory, documents, packSize, stopWords, synonyms } = root;
  check(root.version === 2 && /^[0-9a-f]{10}$/.test(directory) && documents <= 2 ** 24 && packSize > 0);
  check(borders[0] === '' && borders.every((border, i) => !i || compare(borders[i - 1], border) < 0));
  // Of the synonyms, what is left when stop words go, as they go from queries.
  const bare = (/** @type {string[][]} */ words) => {
    const kept = words.filter(([form]) => !stopWords.includes(form));
    return kept[0] ? kept : words;
  };
  return { ...root, synonyms: synonyms.map((group) => group.map(bare)) };
};
