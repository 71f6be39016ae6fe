// Files that are not what they should be: search says so, it never hangs and never shows half of anything.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';

import { readColumn, readLexicon, readPack, readRanks, readRoot, readTerms } from '../../src/client/search/reader.js';
import { SearchError } from '../../src/client/search/search.js';
import { openSearch } from '../../src/client/search_thread.js';
import { list, makeIndex, packed, stream, varint } from './support/index_bytes.js';
import { serve } from './support/host.js';

const index = makeIndex({
  documents: ['één', 'twee', 'drie'].map((t) => ({ u: `/${t}/`, t, s: '' })),
  families: [{ forms: ['twee', 'tweede'], impacts: { 0: 3, 1: 15 } }, { forms: ['één', 'zeven'], impacts: { 0: 9 } }, { forms: ['𐐀'], impacts: { 2: 1 } }],
  facets: [{ name: 'one', values: ['a', 'b'], of: [[0], [1], []] }, { name: 'many', values: ['c', 'd'], apart: true, of: [[0, 1], [], [1]] }],
  ranks: { title: [2, 1, 0] },
});
const rootOf = (text) => readRoot(new TextEncoder().encode(text));
const root = rootOf(JSON.stringify(index.root));
const readers = {
  t0: readTerms, l: readLexicon, c0: readColumn, c1: readColumn, stitle: readRanks,
  m0: readPack, m1: readPack,
};
const bytesOf = (name) => Uint8Array.from(index.files[name]);
const damaged = (error) => error instanceof SearchError && error.kind === 'damaged';
/** What a reader makes of bytes: a value, or an error. */
const outcome = (name, bytes) => {
  try {
    return readers[name](bytes, root, Number(name.slice(1)));
  } catch (error) {
    assert.ok(error instanceof Error, `${name}: ${error.stack}`);
    return null;
  }
};

test('whole files are read', () => {
  assert.deepEqual(readTerms(bytesOf('t0'), root).map(({ form }) => form), ['twee', 'tweede', 'zeven', 'één', '𐐀']);
  assert.deepEqual([...readTerms(bytesOf('t0'), root)[0].family.documents], [0, 1, 0, 2]);
  assert.deepEqual(readLexicon(bytesOf('l'), root).map(({ count }) => count), [2, 2, 1, 1, 1]);
  const columns = [0, 1].map((facet) => readColumn(bytesOf(`c${facet}`), root, facet));
  assert.deepEqual(columns.map(({ values, sets, of }) => [...of].map((set) => [...sets[set]].map((value) => values[value]).join(' '))), [['a', 'b', ''], ['c d', '', 'd']]);
  assert.deepEqual([...readRanks(bytesOf('stitle'), root)], [2, 1, 0]);
  assert.equal(readPack(bytesOf('m1'))[0].t, 'drie');
});

test('a file that is cut off anywhere is refused', () => {
  for (const name of Object.keys(readers)) {
    const bytes = bytesOf(name);
    for (let length = 0; length < bytes.length; length += 1) assert.equal(outcome(name, bytes.slice(0, length)), null, `${name} cut at ${length}`);
  }
});

test('a file that goes on is refused', () => {
  for (const name of Object.keys(readers)) assert.equal(outcome(name, Uint8Array.from([...bytesOf(name), 0])), null, name);
});

test('a file of another kind or version is refused', () => {
  for (const name of Object.keys(readers)) {
    for (const other of Object.keys(readers)) if (name[0] !== other[0]) assert.equal(outcome(name, bytesOf(other)), null);
    const later = bytesOf(name);
    later[3] = 3;
    assert.equal(outcome(name, later), null);
  }
});

test('a changed byte gives a refusal or numbers within their limits', () => {
  for (const name of Object.keys(readers)) {
    const whole = bytesOf(name);
    for (let place = 0; place < whole.length; place += 1) {
      for (const flip of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
        const bytes = whole.slice();
        bytes[place] ^= flip;
        const value = outcome(name, bytes);
        if (name !== 't0' || !value) continue;
        const { documents, impacts } = value[0].family;
        assert.ok(documents.every((document) => document < 3) && impacts.every((impact) => impact >= 1 && impact <= 15));
        assert.ok(value.every(({ count, family: { begin } }) => begin + count <= documents.length));
      }
    }
  }
});

test('huge numbers take no memory and no time', () => {
  const huge = varint(2 ** 32 - 1);
  const head = (kind) => [66, 71, kind.charCodeAt(0), 2];
  const files = {
    t0: [[...huge, ...huge], [...huge, 0, ...list([]), ...list([]), ...stream([])], [1, 1, ...list([0]), ...list([2 ** 32 - 1]), ...stream([97])],
      [1, 1, ...list([0]), ...list([1]), ...stream([97]), ...list([0]), ...list([2 ** 32 - 1]), ...list([0]), ...stream([1])],
      [1, 1, ...list([0]), ...list([1]), ...stream([97]), ...list([0]), ...list([1]), ...list([2 ** 32 - 1]), ...stream([1])],
      [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0xff, 0x10, 0]],
    l: [[...huge], [1, ...list([0]), ...list([1]), ...stream([97]), ...list([2 ** 32])]],
    c0: [[...huge], [...stream([]), ...huge], [...stream([]), ...list([2 ** 32 - 1, 0]), ...list([0, 0, 0])], [...stream([]), ...list([1, 2 ** 32 - 1]), ...list([0, 0, 0])],
      [...stream([]), ...list([0]), ...list([2 ** 32 - 1, 0, 0])]],
    c1: [[...stream([]), ...list([1, 0]), ...list([0, 0, 0])], [...stream([91]), ...list([0]), ...list([0, 0, 0])], [...stream([91, 93]), ...list([1, 0]), ...list([0, 0, 0])]],
    stitle: [[...huge], [...list([2 ** 32, 0, 0])]],
  };
  for (const [name, bodies] of Object.entries(files)) {
    for (const body of bodies) assert.equal(outcome(name, Uint8Array.from([...head(name[0]), ...body])), null, `${name} ${body}`);
  }
});

test('forms out of order, twice, empty or in no UTF-8 are refused', () => {
  const lexicon = (forms) => {
    const bytes = forms.map((form) => (typeof form === 'string' ? [...new TextEncoder().encode(form)] : form));
    return Uint8Array.from([66, 71, 108, 2, forms.length, ...list(forms.map(() => 0)), ...list(bytes.map(({ length }) => length)), ...stream(bytes.flat()), ...list(forms.map(() => 1))]);
  };
  assert.ok(outcome('l', lexicon(['a', 'b'])));
  for (const forms of [['b', 'a'], ['a', 'a'], [''], ['a', ''], [[0xff]], [[0xc3]], ['\uffff', '𐐀', '\ue000']]) assert.equal(outcome('l', lexicon(forms)), null, String(forms));
  assert.ok(outcome('l', lexicon(['\ue000', '𐐀'])), 'by code points, not by units of UTF-16');
});

test('a root.json with anything wrong in it that matters is refused', async () => {
  const changes = {
    version: [1, 3, '2', undefined], directory: ['../../etc', 'ABCDEF0123', '0123', '//evil.test/', undefined], documents: [-1, 2 ** 40, 'x', undefined],
    packSize: [0, -1, 'x', undefined], borders: [[], ['a'], ['', 'b', 'a'], ['', 'a', 'a'], ['', 1], {}, undefined], stopWords: [1, null], links: [null, 1],
    synonyms: [[1], [[1]], 'x'], facets: [[1], [{ name: 'a' }], [null], null], sorts: [1, null], ranking: [null],
    packs: [[[], []], [[{}, {}], [{}]], [[null, null]], [1, 1]],
  };
  for (const [name, values] of Object.entries(changes)) {
    for (const value of values) {
      const host = serve(packed({ ...index, root: { ...index.root, [name]: value } }));
      const asked = openSearch(host.address).query({ text: 'twee zevenx ', counts: true, sort: 'title' });
      await assert.rejects(asked, damaged, `${name}: ${JSON.stringify(value)}`);
      assert.ok(host.asked.every((path) => path === 'root.json' || path.includes('0123456789/')), host.asked.join(' '));
    }
  }
  for (const text of ['', '{', 'null', '[]', '1', '<!doctype html>']) {
    const host = serve(new Map([['root.json', Buffer.from(text)]]));
    await assert.rejects(openSearch(host.address).about(), damaged, text);
  }
});

test('a damaged file in between makes the whole answer fail, with what to tell the visitor', async () => {
  const paths = [...packed(index).keys()].filter((path) => path !== 'root.json');
  for (const path of paths) {
    for (const damage of [(bytes) => bytes.subarray(0, -5), (bytes) => Buffer.concat([bytes, bytes]), () => Buffer.from('<html>'), () => Buffer.alloc(0),
      (bytes) => gzipSync(gunzipSync(bytes).subarray(0, -1)), (bytes) => Buffer.from(bytes.map((byte, i) => (i === bytes.length - 6 ? byte ^ 1 : byte)))]) {
      const files = packed(index);
      files.set(path, damage(files.get(path)));
      const { query } = openSearch(serve(files).address);
      const both = async () => [await query({ text: 'tweeee zevem ', counts: true, sort: 'title' }), await query({ text: '' })];
      await assert.rejects(both(), damaged, `${path} ${damage}`);
    }
  }
});

test('when files went away because of a deployment, root.json is read again, once', async () => {
  const next = { ...index, root: { ...index.root, directory: 'fedcba9876' } };
  const host = serve(packed(index));
  const { query } = openSearch(host.address);
  await query({ text: 'zeven' });
  host.files = packed(next);
  const answer = await query({ text: '', counts: true });
  assert.equal(answer.total, 3);
  assert.equal(host.asked.filter((path) => path === 'root.json').length, 2);
  assert.ok(host.asked.includes('fedcba9876/c1.bin'));
});

test('a file that stays away is damage, after two tries', async () => {
  const host = serve(packed(index));
  host.files.delete('0123456789/t0.bin');
  await assert.rejects(openSearch(host.address).query({ text: 'zeven' }), damaged);
  assert.equal(host.asked.filter((path) => path === 'root.json').length, 2);
});

test('without root.json there is no search', async () => {
  await assert.rejects(openSearch(serve(new Map()).address).query({ text: 'zeven' }), damaged);
  await assert.rejects(openSearch(serve(new Map()).address).about(), damaged);
});

test('what the network fails to bring can be asked for again', async () => {
  const host = serve(packed(index));
  const { query } = openSearch(host.address);
  for (const path of ['root.json', '0123456789/t0.bin', '0123456789/m0.bin']) {
    for (const failure of [503, new TypeError('failed to fetch')]) {
      host.failing.set(path, failure);
      await assert.rejects(query({ text: 'zeven' }), (error) => error instanceof SearchError && error.kind === 'network', path);
      host.failing.clear();
    }
  }
  assert.equal((await query({ text: 'zeven' })).total, 1);
});

test('a browser that cannot unpack is told apart', async () => {
  const { DecompressionStream: kept } = globalThis;
  const { query, prefetch } = openSearch(serve(packed(index)).address);
  delete globalThis.DecompressionStream;
  try {
    await assert.rejects(query({ text: 'zeven' }), (error) => error.kind === 'unsupported');
    assert.equal(await prefetch(), false);
  } finally {
    globalThis.DecompressionStream = kept;
  }
});

test('a stale question fails in silence', async () => {
  const host = serve(packed(index));
  const { query } = openSearch(host.address);
  host.failing.set('0123456789/t0.bin', 503);
  const first = query({ text: 'zeven' });
  host.failing.set('0123456789/m0.bin', 503);
  const last = query({ text: 'drie' });
  assert.equal(await first, null);
  await assert.rejects(last, (error) => error.kind === 'network');
});
