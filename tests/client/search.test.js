// Search as the interface asks for it, over an index written by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openSearch } from '../../src/client/search_thread.js';
import { makeIndex, packed } from './support/index_bytes.js';
import { serve } from './support/host.js';

const stored = (title) => ({ u: `/${title}/`, t: title, s: `Over ${title}.` });
const documents = ['taal', 'school', 'kansen', 'begeleiding', 'stad'].map(stored);
const families = [
  { forms: ['begeleiding', 'begeleidingen'], impacts: { 0: 3, 3: 15 } },
  { forms: ['jongerenwerk'], impacts: { 4: 7 } },
  { forms: ['kans', 'kansen'], impacts: { 1: 2, 2: 14, 4: 5 } },
  { forms: ['school', 'scholen'], impacts: { 0: 4, 1: 15, 2: 4, 3: 4 } },
  { forms: ['schoolplein'], impacts: { 4: 9 } },
  { forms: ['taal'], impacts: { 0: 15 } },
  { forms: ['van'], impacts: { 0: 1 } },
  { forms: ['werk'], impacts: { 4: 6 } },
];
const facets = [
  { name: 'collection', values: ['practices', 'insights'], of: [[0], [0], [1], [1], []] },
  { name: 'themes', values: ['a', 'b', 'none'], many: true, of: [[0, 1], [0], [1], [], [0]] },
];
const small = (more = {}) => makeIndex({
  documents, families, facets, borders: ['', 'k', 'sch', 't'], ranks: { title: [5, 3, 2, 0, 4] }, stopWords: ['van'], links: ['', 's'],
  synonyms: [[[['taal', 'talen']], [['school'], ['bord']], [['kans']]]], ...more,
});
const search = (index = small()) => {
  const host = serve(packed(index));
  return { host, ...openSearch(host.address) };
};
const titles = (answer) => answer.hits.map((hit) => hit.stored.t);
const ask = async (question, index) => search(index).query(typeof question === 'string' ? { text: question } : question);

test('a word finds the documents of its family, the strongest first', async () => {
  const answer = await ask('kansen');
  assert.deepEqual(titles(answer), ['kansen', 'stad', 'school']);
  assert.equal(answer.total, 3);
  assert.equal(answer.browsing, false);
  assert.deepEqual(answer.suggestions, []);
  assert.deepEqual([...answer.terms].sort(), ['kans', 'kansen']);
});

test('a score is rarity times impact times weight', async () => {
  const [first] = (await ask('taal ')).hits;
  const rarity = Math.log(1 + (5 - 1 + 0.5) / 1.5);
  assert.ok(Math.abs(first.score - rarity) < 1e-12, String(first.score));
});

test('an open word finds what begins with it', async () => {
  assert.deepEqual(titles(await ask('begel')), ['begeleiding', 'taal']);
});

test('a word that exists is better than a longer one', async () => {
  assert.deepEqual(titles(await ask('school')), ['school', 'taal', 'kansen', 'begeleiding', 'stad']);
});

test('accents, capitals, apostrophes and quotes make no difference', async () => {
  assert.deepEqual((await ask('ＴÁÁL’')).hits, (await ask('taal')).hits);
});

test('two words find what has them written as one, with a link between', async () => {
  assert.deepEqual(titles(await ask('jongeren werk')), ['stad']);
  const answer = await ask('school plein');
  assert.equal(titles(answer)[0], 'stad');
});

test('a hyphen may stand where the index has none', async () => {
  assert.equal(titles(await ask('school-plein'))[0], 'stad');
});

test('stop words are dropped, unless there is nothing else', async () => {
  assert.deepEqual(titles(await ask('kans van')), titles(await ask('kans ')));
  assert.deepEqual(titles(await ask('van')), ['taal']);
});

test('a synonym finds what the word itself is not in', async () => {
  const answer = await ask('taal');
  assert.deepEqual(titles(answer), ['taal', 'kansen', 'stad', 'school']);
  assert.ok(answer.terms.includes('kansen'));
  assert.deepEqual(titles(await ask('talen'))[0], 'kansen', 'also for another form of the member');
});

test('a typing error is forgiven, and the right word suggested in its place', async () => {
  const answer = await ask('de beste begelieding!');
  assert.deepEqual(titles(answer), ['begeleiding', 'taal']);
  assert.deepEqual(answer.suggestions, ['de beste begeleiding!']);
});

test('a beginning with a typing error is forgiven while it is being typed', async () => {
  assert.deepEqual(titles(await ask('begelie')), ['begeleiding', 'taal']);
  assert.deepEqual((await ask('begelie ')).total, 0);
});

test('a compound that nobody wrote finds its parts', async () => {
  const answer = await ask('kansentaal ');
  assert.deepEqual(titles(answer), ['taal', 'kansen', 'stad', 'school']);
});

test('nonsense finds nothing', async () => {
  const answer = await ask({ text: 'xqzwv', counts: true });
  assert.equal(answer.total, 0);
  assert.deepEqual(answer.hits, []);
  assert.equal(answer.all.themes, 0);
});

test('what is farther off is suggested when nothing is found', async () => {
  const answer = await ask('skhoal ');
  assert.equal(answer.total, 0);
  assert.deepEqual(answer.suggestions, ['school ']);
});

test('of three words a third must be met, and more is better', async () => {
  assert.equal((await ask('taal zzzz qqqq xxxx ')).total, 0);
  assert.equal(titles(await ask('begeleiding school stad '))[0], 'begeleiding');
});

test('what has no word in it finds nothing', async () => {
  for (const text of ['!?', '😀', '"', '- -']) {
    const answer = await ask({ text, counts: true });
    assert.equal(answer.total, 0);
    assert.equal(answer.browsing, false);
  }
});

test('without a text everything is there to browse, newest first', async () => {
  for (const text of ['', '   ', '\n\u00a0']) {
    const answer = await ask({ text, count: 3 });
    assert.deepEqual(titles(answer), ['taal', 'school', 'kansen']);
    assert.equal(answer.total, 5);
    assert.equal(answer.browsing, true);
  }
});

test('results come in pages', async () => {
  const { query } = search();
  assert.deepEqual(titles(await query({ text: 'school', count: 2 })), ['school', 'taal']);
  assert.deepEqual(titles(await query({ text: 'school', from: 2, count: 2 })), ['kansen', 'begeleiding']);
  assert.deepEqual(titles(await query({ text: 'school', from: 5, count: 2 })), []);
  assert.equal((await query({ text: 'school', count: 0 })).total, 5);
});

test('what lacks the key of a sort comes last', async () => {
  assert.deepEqual(titles(await ask({ text: '', sort: 'title' })), ['kansen', 'school', 'stad', 'taal', 'begeleiding']);
  assert.deepEqual(titles(await ask({ text: 'school', sort: 'newest' })), ['taal', 'school', 'kansen', 'begeleiding', 'stad']);
});

test('facets: one of the values within, all of the facets together', async () => {
  assert.deepEqual(titles(await ask({ text: '', facets: { themes: ['a', 'b'] } })), ['taal', 'school', 'kansen', 'stad']);
  assert.deepEqual(titles(await ask({ text: '', facets: { themes: ['b'], collection: ['practices'] } })), ['taal']);
  assert.deepEqual(titles(await ask({ text: '', facets: { themes: [] } })).length, 5);
  assert.equal((await ask({ text: '', facets: { themes: ['unheard-of'] } })).total, 0);
  assert.equal((await ask({ text: '', facets: { unheard: ['of'] } })).total, 5, 'a facet that is not there is passed over');
});

test('counts of a facet ignore its own choice and follow the others', async () => {
  const answer = await ask({ text: '', counts: true, facets: { themes: ['b'], collection: ['practices'] } });
  assert.deepEqual(answer.counts, { collection: { practices: 1, insights: 1 }, themes: { a: 2, b: 1, none: 0 } });
  assert.deepEqual(answer.all, { collection: 2, themes: 2 });
});

test('a scope stays, also for its own counts', async () => {
  const answer = await ask({ text: '', counts: true, scope: { collection: ['practices'] }, facets: { themes: ['b'] } });
  assert.deepEqual(answer.counts, { collection: { practices: 1, insights: 0 }, themes: { a: 2, b: 1, none: 0 } });
  assert.deepEqual(titles(answer), ['taal']);
});

test('counts only when asked for', async () => {
  const { host, query } = search();
  assert.equal((await query({ text: 'kans' })).counts, null);
  assert.ok(!host.asked.some((path) => path.endsWith('c.bin')));
});

test('from nothing to results there are three rounds of requests, whatever is asked at once', async () => {
  const { host, query } = search();
  await query({ text: 'kans school taal', counts: true, facets: { themes: ['a'] }, sort: 'title' });
  assert.equal(host.rounds, 3, host.asked.join(' '));
  assert.equal(host.caches.get('root.json'), 'no-cache');
  assert.equal(host.caches.get('0123456789/t1.bin'), undefined);
});

test('with few documents there are two', async () => {
  const { host, query } = search(small({ packsInRoot: true }));
  assert.deepEqual(titles(await query({ text: 'kansen' })), ['kansen', 'stad', 'school']);
  assert.equal(host.rounds, 2);
});

test('nothing is fetched twice', async () => {
  const { host, query } = search();
  for (const text of ['kans', 'kansen', 'kans']) await query({ text });
  assert.equal(new Set(host.asked).size, host.asked.length);
});

test('an answer that a later question overtook is null', async () => {
  const { query } = search();
  assert.deepEqual((await Promise.all([query({ text: 'kans' }), query({ text: 'taal' })])).map((answer) => answer?.total), [undefined, 4]);
});

test('two boxes do not overtake each other', async () => {
  const { host } = search();
  const answers = await Promise.all([openSearch(host.address).query({ text: 'kansen' }), openSearch(host.address).query({ text: 'taal' })]);
  assert.deepEqual(answers.map(({ total }) => total), [3, 4]);
  assert.equal(host.asked.filter((path) => path === 'root.json').length, 1);
});

test('an index of no documents and one of a single one', async () => {
  const none = makeIndex({ documents: [], families: [] });
  for (const text of ['', 'a', 'taal', 'begeleiding']) assert.equal((await ask({ text, counts: true }, none)).total, 0);
  const one = makeIndex({ documents: documents.slice(0, 1), families: [{ forms: ['taal'], impacts: { 0: 15 } }] });
  assert.deepEqual(titles(await ask('taal', one)), ['taal']);
  assert.deepEqual(titles(await ask('', one)), ['taal']);
});

test('a beginning that many files have is answered from its own file and the commonest words', async () => {
  const common = { forms: ['bezoek'], impacts: { 0: 9, 1: 9, 2: 9 } };
  const rare = ['baan', 'beek', 'bijl', 'boom', 'brug'].map((form, i) => ({ forms: [form], impacts: { [i]: 9 } }));
  const many = small({ families: [...families, common, ...rare], borders: ['', 'be', 'bez', 'bi', 'bo', 'br', 'k'] });
  const { host, query } = search(many);
  const answer = await query({ text: 'be' });
  assert.ok(titles(answer).includes('taal'));
  const wide = small({ families: [...families, common], borders: ['', 'bea', 'beb', 'bec', 'bed', 'bee', 'bez', 'k'] });
  const other = search(wide);
  assert.deepEqual(titles(await other.query({ text: 'be' })).sort(), ['begeleiding', 'kansen', 'school', 'taal']);
  assert.ok(other.host.asked.includes('0123456789/l.bin'));
  assert.ok(!host.asked.includes('0123456789/l.bin'));
});

test('any text at all is a question', async () => {
  const { query } = search();
  const odd = ['a', 'x'.repeat(10_000), 'taal '.repeat(2_000), '"', '""', '“taal', '<script>alert(1)</script>', 'مرحبا بالعالم', 'שלום', '😀 taal 😀', '\ud800', '\u0000',
    '👩‍👩‍👧', '-', '---', "'", '’’', 'a-b-c-d', 'constructor', '__proto__', 'ﬁ', 'İ', 'ß', '𝔱𝔞𝔞𝔩'];
  for (const text of odd) {
    const answer = await query({ text, counts: true });
    assert.ok(answer.total >= 0 && answer.total <= 5, text.slice(0, 20));
    assert.equal(answer.hits.length, Math.min(answer.total, 10));
  }
  assert.equal(titles(await query({ text: '𝔱𝔞𝔞𝔩' }))[0], 'taal');
  assert.equal(titles(await query({ text: '😀 taal 😀' }))[0], 'taal');
});

test('words over 64 letters are found by their beginning', async () => {
  const long = 'a'.repeat(64);
  const index = makeIndex({ documents: documents.slice(0, 1), families: [{ forms: [long], impacts: { 0: 15 } }] });
  assert.equal((await ask('a'.repeat(70), index)).total, 1);
});

test('a facet or a value may have any name', async () => {
  const index = makeIndex({ documents: documents.slice(0, 1), families: [], facets: [{ name: 'constructor', values: ['__proto__', 'toString'], of: [[1]] }] });
  const answer = await ask({ text: '', counts: true }, index);
  assert.equal(answer.counts.constructor.toString, 1);
  assert.equal((await ask({ text: '', facets: { constructor: ['toString'] } }, index)).total, 1);
});

test('all is fetched beforehand only when it is little and the visitor does not save data', async () => {
  const { host, prefetch, query, ready } = search(small({ bytes: 5_000 }));
  assert.equal(ready(), false);
  assert.equal(await prefetch(), true);
  assert.equal(ready(), true);
  const before = host.asked.length;
  await query({ text: 'begelieding school', counts: true, sort: 'title' });
  assert.equal(host.asked.length, before);
  assert.equal(await search(small({ bytes: 300_000 })).prefetch(), false);
  const saving = search(small({ bytes: 5_000 }));
  navigator.connection = { saveData: true };
  assert.equal(await saving.prefetch(), false);
  assert.equal(await search(small()).prefetch(), false);
});

test('of questions that come faster than they can be answered, the engine works on the last alone', async () => {
  const { host, query } = search();
  const answers = await Promise.all(['begeleiding', 'taal', 'kansen'].map((text) => query({ text })));
  assert.deepEqual(answers.map((answer) => answer && titles(answer)), [null, null, ['kansen', 'stad', 'school']]);
  assert.deepEqual(host.asked.filter((path) => /\/t\d/.test(path)).map((path) => path.replace(/.*\//, '')), ['t1.bin']);
});

test('two searches on a page do not overtake each other', async () => {
  const { host, query } = search();
  const other = openSearch(host.address);
  const answers = await Promise.all([query({ text: 'taal' }), other.query({ text: 'kansen' })]);
  assert.deepEqual(answers.map((answer) => titles(answer)[0]), ['taal', 'kansen']);
});
