// The browser's reader of a search index, given damaged files: each gives a sound answer or a SearchError, in time.
//
//     node tests/fuzz/search_index.js [SECONDS] [SEED]
//
// In:  the files of a whole index, damaged by a generator that a seed starts: the same seed, the same damage. Out: how much was tried,
// and the first file that broke a promise, in hex.
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { readColumn, readLexicon, readPack, readRanks, readRoot, readTerms } from '../../src/client/search/reader.js';
import { SearchError } from '../../src/client/search/search.js';
import { openSearch } from '../../src/client/search_thread.js';
import { serve } from '../client/support/host.js';
import { makeIndex, packed } from '../client/support/index_bytes.js';

const LONGEST = 2e6;  // Microseconds of the processor for one file: most take a hundred.

const whole = makeIndex({
  documents: ['taal', 'school', 'kansen', 'begeleiding', 'stad'].map((t) => ({ u: `/${t}/`, t, s: `Over ${t}.` })),
  families: [{ forms: ['begeleiding', 'begeleidingen'], impacts: { 0: 3, 3: 15 } }, { forms: ['kans', 'kansen'], impacts: { 1: 2, 2: 14, 4: 5 } },
    { forms: ['school', 'scholen'], impacts: { 0: 4, 1: 15, 2: 4, 3: 4 } }, { forms: ['één', '𐐀'], impacts: { 0: 15 } }, { forms: ['werk'], impacts: { 4: 6 } }],
  facets: [{ name: 'one', values: ['a', 'b'], of: [[0], [1], [], [0], [0, 1]] }, { name: 'many', values: ['c', 'd'], apart: true, of: [[0, 1], [], [1], [0], []] }],
  ranks: { title: [5, 3, 2, 1, 4] },
  borders: ['', 'k', 'sch'],
  stopWords: ['van'], synonyms: [[[['taal', 'talen']], [['school'], ['bord']], [['kans']]]],
});
const rootText = Buffer.from(JSON.stringify(whole.root));
const readers = { t: readTerms, l: readLexicon, c: readColumn, s: readRanks, m: readPack };
const questions = [{ text: 'kansn scholen "van een" ', counts: true, sort: 'title' }, { text: '', counts: true, facets: { many: ['c'] } }, { text: 'beg' }];

/** Numbers below `limit`, by the generator mulberry32. */
const generator = (seed) => {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
};

const odd = [[0], [127], [128], [255], [255, 255, 255, 255, 15], [255, 255, 255, 255, 16], [128, 128, 128, 128, 128, 1], [...Buffer.from('null')], [...Buffer.from('[{}]')], [...Buffer.from('-1')]];

/** One to four changes: bytes flipped, put in, taken out, repeated, or taken from another file. */
const damage = (bytes, other, below) => {
  let changed = [...bytes];
  for (let i = below(4); i >= 0; i -= 1) {
    const at = below(changed.length + 1);
    const length = below(8) + 1;
    const from = below(other.length);
    const kinds = [
      () => { if (at < changed.length) changed[at] ^= 1 << below(8); },
      () => changed.splice(at, 0, ...odd[below(odd.length)]),
      () => changed.splice(at, length, ...odd[below(odd.length)]),
      () => changed.splice(at, length),
      () => changed.splice(at, 0, ...changed.slice(at, at + length)),
      () => changed.splice(at, length, ...other.slice(from, from + length)),
      () => { changed = changed.slice(0, at); },
    ];
    kinds[below(kinds.length)]();
  }
  return Uint8Array.from(changed);
};

/** What a reader makes of bytes; nothing when it refuses them. */
const readAlone = (name, bytes, root) => {
  try {
    return name === 'root' ? readRoot(bytes) : readers[name[0]](bytes, root, Number(name.slice(1)));
  } catch (error) {
    assert.ok(error instanceof Error, `${error}`);
    return null;
  }
};

const checkTerms = (terms) => {
  for (const { count, family } of terms) {
    const end = family.begin + count;
    assert.ok(end <= family.documents.length && end <= family.impacts.length, 'a family ends within its file');
    for (let i = family.begin; i < end; i += 1) assert.ok(family.documents[i] < whole.root.documents && family.impacts[i] > 0, 'a document is there');
  }
};

const checkAnswers = async (files) => {
  for (const question of questions) {
    const { query } = openSearch(serve(files).address);
    try {
      const { hits, total } = await query(question);
      assert.ok(hits.length <= total, 'no more is shown than found');
    } catch (error) {
      assert.ok(error instanceof SearchError, `not a SearchError: ${error.stack}`);
    }
  }
};

/** Damages one file, reads it alone, and in each 50th round asks the whole search. */
const round = async (number, below) => {
  const names = [...Object.keys(whole.files), 'root'];
  const bytesOf = (name) => (name === 'root' ? rootText : whole.files[name]);
  const name = names[below(names.length)];
  const bytes = damage(bytesOf(name), bytesOf(names[below(names.length)]), below);
  const begin = process.cpuUsage();
  try {
    const value = readAlone(name, bytes, whole.root);
    if (value && name[0] === 't') checkTerms(value);
    if (number % 50 === 0) {
      const files = packed(whole);
      files.set(name === 'root' ? 'root.json' : `${whole.root.directory}/${name}.bin`, name === 'root' ? Buffer.from(bytes) : gzipSync(bytes));
      await checkAnswers(files);
    }
    const { user } = process.cpuUsage(begin);
    assert.ok(user < LONGEST, `it took ${user} µs`);
  } catch (error) {
    error.message = `round ${number}, file ${name}: ${error.message}\n${Buffer.from(bytes).toString('hex')}`;
    throw error;
  }
};

/** Goes on until `rounds` were tried or `seconds` have passed. @returns {Promise<number>} The rounds. */
export const fuzz = async ({ rounds = Infinity, seconds = Infinity, seed = 1 }) => {
  const below = generator(seed);
  const end = performance.now() + seconds * 1000;
  let number = 0;
  for (; number < rounds && performance.now() < end; number += 1) await round(number, below);
  return number;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [seconds = '60', seed = String(Date.now() % 2 ** 32)] = process.argv.slice(2);
  const rounds = await fuzz({ seconds: Number(seconds), seed: Number(seed) });
  console.log(`seed ${seed}: ${rounds} damaged files in ${seconds} seconds`);
}
