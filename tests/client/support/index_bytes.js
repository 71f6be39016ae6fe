// An index written by hand, byte by byte as src/search/FORMAT.md draws it: a second writer, which knows nothing of the first.
//
// In:  families of forms with the documents they are in. Out: files by name, packed and not.
import { gzipSync } from 'node:zlib';

export const varint = (value) => {
  const bytes = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...bytes, left];
    bytes.push(left % 128 + 128);
  }
};

export const stream = (bytes) => [...varint(bytes.length), ...bytes];
export const list = (numbers) => stream(numbers.flatMap(varint));
const utf8 = (text) => [...new TextEncoder().encode(text)];
const head = (kind) => [...utf8(`BG${kind}`), 2];
const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const frontCoded = (forms) => {
  const shared = [];
  const rest = [];
  const letters = [];
  forms.map(utf8).forEach((bytes, i, all) => {
    const before = all[i - 1] ?? [];
    let same = 0;
    while (same < bytes.length && bytes[same] === before[same]) same += 1;
    shared.push(same);
    rest.push(bytes.length - same);
    letters.push(...bytes.slice(same));
  });
  return [...list(shared), ...list(rest), ...stream(letters)];
};

/** Numbers in order of first appearance: 0 for one that is new, else how far back from the next new one it is. */
const backs = (numbers) => numbers.map((number, i) => {
  const seen = Math.max(-1, ...numbers.slice(0, i)) + 1;
  return number === seen ? 0 : seen - number;
});

/** Families: `{forms: ['kans', 'kansen'], impacts: {0: 15, 7: 3}}`. Forms from `begin` to before `end` go into this file. */
const termsFile = (families, begin, end) => {
  const places = families.flatMap((family) => family.forms.map((form) => ({ form, family })))
    .filter(({ form }) => byBytes(form, begin) >= 0 && (end === undefined || byBytes(form, end) < 0))
    .sort((a, b) => byBytes(a.form, b.form));
  const here = [...new Set(places.map(({ family }) => family))];
  const deltas = [];
  const halves = [];
  for (const { impacts } of here) {
    let next = 0;
    for (const [document, impact] of Object.entries(impacts)) {
      deltas.push(Number(document) - next);
      halves.push(impact);
      next = Number(document) + 1;
    }
  }
  if (halves.length % 2) halves.push(0);
  const impacts = halves.flatMap((low, i) => (i % 2 ? [] : [low + 16 * halves[i + 1]]));
  return [...head('t'), ...varint(places.length), ...varint(here.length), ...frontCoded(places.map(({ form }) => form)),
    ...list(backs(places.map(({ family }) => here.indexOf(family)))), ...list(here.map((family) => Object.keys(family.impacts).length)),
    ...list(deltas), ...stream(impacts)];
};

const lexiconFile = (families) => {
  const forms = families.flatMap((family) => family.forms.map((form) => [form, Object.keys(family.impacts).length]))
    .sort(([a], [b]) => byBytes(a, b));
  return [...head('l'), ...varint(forms.length), ...frontCoded(forms.map(([form]) => form)), ...list(forms.map(([, count]) => count))];
};

/** `of` a facet: for each document a list of indexes; with `apart` its values are in its own file. */
const columnFile = ({ values, of, apart }) => {
  const sets = [...new Set(of.map(String))];
  const members = sets.flatMap((set) => (set ? [set.split(',').length, ...set.split(',').map(Number)] : [0]));
  return [...head('c'), ...stream(apart ? utf8(JSON.stringify(values)) : []), ...list(members), ...list(of.map((each) => sets.indexOf(String(each))))];
};

export const ranking = {
  exact: 1, prefix: 0.8, prefixBesides: 0.45, joined: 0.9, synonym: 0.7, typo1: 0.6, typo2: 0.4, otherLetter: 0.9, typoPrefix: 0.4,
  compound: 0.8, compoundPart: 0.3, mostPrefixes: 40, prefixFiles: 4, hotForms: 12, mostTypos: 20, otherFiles: 4,
};

/**
 * @returns {{root: object, files: Record<string, number[]>}} The files' bytes as they are before they are packed.
 */
export const makeIndex = ({ documents, families, borders = [''], facets = [], ranks = {}, packsInRoot = false, ...others }) => {
  const packSize = others.packSize ?? 2;
  const packs = [];
  for (let i = 0; i < documents.length; i += packSize) packs.push(documents.slice(i, i + packSize));
  const files = {};
  facets.forEach((facet, i) => { files[`c${i}`] = columnFile(facet); });
  borders.forEach((border, i) => { files[`t${i}`] = termsFile(families, border, borders[i + 1]); });
  if (families.length) files.l = lexiconFile(families);
  if (!packsInRoot) packs.forEach((pack, i) => { files[`m${i}`] = [...head('m'), ...utf8(JSON.stringify(pack))]; });
  for (const [name, of] of Object.entries(ranks)) files[`s${name}`] = [...head('s'), ...list(of)];
  const root = {
    version: 2, language: 'nl', directory: '0123456789', documents: documents.length, packSize, borders, lexicon: families.length > 0,
    stopWords: [], links: [''], synonyms: [], facets: facets.map(({ name, values, apart }) => ({ name, ...(!apart && { values }) })),
    sorts: Object.keys(ranks), ranking, ...(packsInRoot && { packs }), ...others,
  };
  return { root, files };
};

/** As they are served: by path below the index. */
export const packed = ({ root, files }) => new Map([
  ['root.json', Buffer.from(JSON.stringify(root))],
  ...Object.entries(files).map(([name, bytes]) => [`${root.directory}/${name}.bin`, gzipSync(Buffer.from(bytes))]),
]);
