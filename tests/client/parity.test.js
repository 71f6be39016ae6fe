// What the browser finds is what `bondgenoot search` finds: the same documents in the same order, with the same scores to the last bit.
//
// In:  the real content, indexed by the program; queries of every kind made from the words of that index. Phrases are not among them: the two
//      read their pages in ways of their own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

import { readLexicon, readRoot } from '../../src/client/search/reader.js';
import { openSearch } from '../../src/client/search_thread.js';
import { serve } from './support/host.js';

const project = fileURLToPath(new URL('../..', import.meta.url));
const limit = 400;

/** The newest program there is. */
const program = () => {
  const found = [process.env.BONDGENOOT, join(project, 'build/release/bondgenoot'), join(project, 'build/dev/bondgenoot')].filter((path) => path && existsSync(path));
  assert.ok(found.length, 'there is no program: compile it first, or set BONDGENOOT');
  return process.env.BONDGENOOT ?? found.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
};

const folder = mkdtempSync(join(tmpdir(), 'bondgenoot-parity-'));
after(() => rmSync(folder, { recursive: true }));
const bondgenoot = (...options) => execFileSync(program(), [...options, '-C', project, '--today', '2026-01-01'], { encoding: 'utf8', maxBuffer: 2 ** 30 });

/** Files below a folder, by their paths. @returns {Map<string, Buffer>} */
const filesBelow = (place) => new Map(readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry) => [join(entry.parentPath ?? entry.path, entry.name).slice(place.length + 1), readFileSync(join(entry.parentPath ?? entry.path, entry.name))]));

/** Numbers that are always the same. */
const dice = (seed) => {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * sides);
  };
};

const misspelt = (word, roll) => {
  const at = 1 + roll(word.length - 2);
  const kinds = [word.slice(0, at) + word.slice(at + 1), `${word.slice(0, at)}x${word.slice(at)}`, `${word.slice(0, at)}q${word.slice(at + 1)}`,
    word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2), `z${word.slice(1)}`];
  return kinds[roll(kinds.length)];
};

/** Some hundred queries, of all the kinds that visitors type. */
const queriesOf = (forms, root, titles) => {
  const roll = dice(20260101);
  const any = () => forms[roll(forms.length)];
  const long = forms.filter((form) => form.length > 5);
  const anyLong = () => long[roll(long.length)];
  const many = (count, make) => Array.from({ length: count }, make);
  return [...new Set([
    ...many(60, () => any()), ...many(40, () => `${any()} `),
    ...many(60, () => anyLong().slice(0, 2 + roll(4))), ...many(20, () => `${anyLong().slice(0, 3)} `),
    ...many(60, () => misspelt(anyLong(), roll)), ...many(40, () => `${misspelt(anyLong(), roll)} `), ...many(20, () => misspelt(misspelt(anyLong(), roll), roll)),
    ...many(40, () => anyLong() + root.links[roll(root.links.length)] + anyLong()), ...many(20, () => `${anyLong()} ${anyLong()}`),
    ...many(20, () => `${anyLong()}-${anyLong()}`), ...many(30, () => many(3 + roll(4), any).join(' ')),
    ...root.synonyms.flat().map((member) => member.map(([form]) => form).join(' ')),
    ...many(60, () => titles[roll(titles.length)].split(' ').slice(0, 1 + roll(5)).join(' ')),
    ...many(10, () => root.stopWords[roll(root.stopWords.length)]), root.stopWords.slice(0, 5).join(' '), root.stopWords.slice(0, 40).join(' '),
    'a', 'é', 'x y z', 'qqqqqqq', '…', '😀', 'مرحبا', '<script>alert(1)</script>', 'x'.repeat(3000), `${anyLong()} `.repeat(100), '"niet af', "pabo's", 'ＴＡＡＬ',
    'Coördinator ﬁnanciën', 'co\u00f6rdinatie', 'coo\u0308rdinatie', 'mbo‑student', 'thuis–school', 'z.o.z.', '2017', '1e jaar',
  ].filter((query) => !query.includes('\n')))];
};

let host;
let queries;
let expected;
let hasSynonyms;

before(() => {
  bondgenoot('build', '--quiet', '-o', join(folder, 'site'));
  host = serve(filesBelow(join(folder, 'site/search/nl')));
  const root = readRoot(host.files.get('root.json'));
  const lexicon = readLexicon(gunzipSync(host.files.get(`${root.directory}/l.bin`)), root);
  hasSynonyms = root.synonyms.length > 0;
  const packs = root.packs ?? [...host.files].filter(([path]) => /\/m\d+\.bin$/.test(path)).map(([, bytes]) => JSON.parse(gunzipSync(bytes).subarray(4)));
  const titles = packs.flat().map(({ t }) => t.replace(/["“”„]/g, ''));
  queries = queriesOf(lexicon.map(({ form }) => form), root, titles);
  writeFileSync(join(folder, 'queries'), queries.join('\n'));
  expected = new Map(queries.map((query) => [query, []]));
  const lines = bondgenoot('search', '--queries', join(folder, 'queries'), '--format', 'json', '--limit', String(limit)).split('\n').filter(Boolean);
  for (const line of lines) {
    const { query, url, score, matches } = JSON.parse(line);
    expected.get(query).push({ url, score, matches });
  }
});

test('there are some hundred queries, and every rule decides some of them', () => {
  assert.ok(queries.length >= 400, String(queries.length));
  const rules = new Set([...expected.values()].flat().flatMap(({ matches }) => matches.map(({ rule }) => rule)));
  const all = ['compound', 'compound-part', 'exact', 'joined', 'prefix', ...(hasSynonyms ? ['synonym'] : []), 'typo', 'typo-prefix'];
  assert.deepEqual([...rules].sort(), all);
});

test('the browser finds the same, with the same scores', async () => {
  const { query } = openSearch(host.address);
  const wrong = [];
  for (const text of queries) {
    const answer = await query({ text, count: limit });
    const ours = answer.hits.map(({ score, stored }) => ({ url: stored.u, score }));
    const theirs = expected.get(text).map(({ url, score }) => ({ url, score }));
    try {
      assert.deepEqual(ours, theirs);
    } catch (error) {
      wrong.push(`${text}: ${error.message}`);
    }
  }
  assert.deepEqual(wrong.slice(0, 3), []);
});

test('the engine is at most 8 kB, as it is published and compressed', () => {
  const [[name, bytes], ...others] = [...filesBelow(join(folder, 'site/assets/search'))].filter(([path]) => path.endsWith('.js'));
  assert.deepEqual(others, [], 'one file');
  const size = gzipSync(bytes, { level: 9 }).length;
  const tolerance = 100;  // What Node.js' own zlib adds to what gzip makes of it.
  assert.ok(size <= 8 * 1024 + tolerance, `${name}: ${size} bytes`);
});
