// The scan without a page: what comes first, the plan as Markdown, and files that come from anywhere.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { emptyPlan, noteOf, ranked, withNote, withoutSet } from '../../src/client/scan/plan.js';
import { fileLimit, planFrom, readPlan, savedPlan, strangersIn } from '../../src/client/scan/plan_file.js';
import { planAsMarkdown } from '../../src/client/scan/plan_markdown.js';

const fields = [{ name: 'start', label: 'Start', max: 20 }, { name: 'who', label: 'Who', max: 5 }];
const dimension = (name, levels = ['no', 'some', 'yes']) => ({
  name, title: `Title of ${name}`, statement: `${name} is fine.`, levels, fields, helps: [{ kind: 'practice', title: `Help [${name}]`, url: `https://example.org/${name}_(1)/` }],
});
const sets = [
  { name: 'one', title: 'One', dimensions: ['a', 'b', 'c', 'd'].map((name) => dimension(name)) },
  { name: 'two', title: 'Two', dimensions: [dimension('constructor'), dimension('e', ['no', 'yes'])] },
];
const planOf = (levels, notes = {}, set = 'one') => ({ set, levels: new Map(Object.entries(levels)), notes: new Map(Object.entries(notes).map(([name, own]) => [name, new Map(Object.entries(own))])) });
const bytes = (text) => new TextEncoder().encode(text);
const fileOf = (plan) => bytes(JSON.stringify(savedPlan(plan)));
const tampered = (changes) => bytes(JSON.stringify({ ...savedPlan(planOf({ a: 1 })), ...changes }));

test('the lowest comes first, and what is alike stays in the order of the page', () => {
  const order = (levels) => ranked(sets[0].dimensions, planOf(levels)).map(({ dimension: { name }, level }) => `${name}${level}`);
  assert.deepEqual(order({ d: 1, c: 3, b: 1, a: 2 }), ['b1', 'd1', 'a2', 'c3']);
  assert.deepEqual(order({ a: 2, b: 2, c: 2, d: 2 }), ['a2', 'b2', 'c2', 'd2']);
  assert.deepEqual(order({ c: 3 }), ['c3'], 'only what is rated');
  assert.deepEqual(order({ e: 1 }), [], 'nothing of another set');
  assert.deepEqual(ranked(sets[1].dimensions, emptyPlan(sets)), [], 'a dimension may have the name of something in JavaScript');
});

test('a note is written, replaced and taken away', () => {
  const none = emptyPlan(sets);
  const one = withNote(none, 'a', 'who', 'Ada');
  assert.equal(noteOf(one, 'a', 'who'), 'Ada');
  assert.equal(noteOf(none, 'a', 'who'), '', 'what was is not changed');
  assert.equal(noteOf(withNote(one, 'a', 'who', 'Bo'), 'a', 'who'), 'Bo');
  assert.equal(withNote(one, 'a', 'who', '').notes.size, 0);
});

test('a set is emptied by itself', () => {
  const emptied = withoutSet(planOf({ a: 1, e: 2 }, { b: { who: 'Bo' }, e: { who: 'Eva' } }), sets[0]);
  assert.deepEqual(emptied, planOf({ e: 2 }, { e: { who: 'Eva' } }));
});

test('a file holds the whole plan and gives it back', () => {
  const plan = planOf({ a: 1, d: 3, constructor: 2 }, { a: { start: 'Één regel\nen een 😀', who: 'Ada' }, e: { who: 'Eva' } }, 'two');
  assert.deepEqual(readPlan(fileOf(plan), sets), { plan, left: 0 });
  assert.deepEqual(readPlan(bytes(`\ufeff${JSON.stringify(savedPlan(plan))}`), sets), { plan, left: 0 }, 'with a byte order mark');
});

for (const [what, file, trouble] of [
  ['an empty file', bytes(''), 'foreign'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff]), 'encoding'],
  ['UTF-16 with a mark', new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), 'encoding'],
  ['UTF-16 without a mark', new Uint8Array([...fileOf(planOf({ a: 1 }))].flatMap((byte) => [byte, 0])), 'encoding'],
  ['Latin 1', new Uint8Array([...fileOf(planOf({ a: 1 }, { a: { who: '*' } }))].map((byte) => (byte === 0x2a ? 0xe9 : byte))), 'encoding'],
  ['text', bytes('Dear team,'), 'foreign'],
  ['other JSON', bytes('{"name": "bondgenoot", "version": 1}'), 'foreign'],
  ['a list', bytes('[1, 2]'), 'foreign'],
  ['null', bytes('null'), 'foreign'],
  ['too deep a list', bytes('['.repeat(100_000)), 'foreign'],
  ['a file that is cut off', fileOf(planOf({ a: 1, b: 2 })).slice(0, -10), 'damaged'],
  ['no version', tampered({ version: undefined }), 'damaged'],
  ['levels that are a list', tampered({ levels: [1, 2] }), 'damaged'],
  ['notes that are a text', tampered({ notes: '<script>' }), 'damaged'],
  ['a newer version', tampered({ version: 2 }), 'newer'],
  ['another scan', tampered({ levels: { x: 1, y: 2 } }), 'nothing'],
  ['nothing in it', fileOf(emptyPlan(sets)), 'nothing'],
  ['more than any plan', new Uint8Array(fileLimit + 1).fill(0x20), 'huge'],
]) test(`of ${what} it is said that it is ${trouble}`, () => assert.deepEqual(readPlan(file, sets), { trouble }));

test('of a file that was changed only what fits is taken over, and the rest is counted', () => {
  const levels = { a: 1, b: 9, c: '2', d: 1.5, e: 3, unknown: 1 };
  assert.deepEqual(readPlan(tampered({ levels, set: 'nowhere' }), sets), { plan: planOf({ a: 1 }), left: 5 });
  const notes = { a: { start: 'x'.repeat(21), who: { toString: 'x' }, extra: 'x' }, b: 'text', c: { who: 'a\u0000\u001b\u2028b' }, unknown: { start: 'x' } };
  assert.deepEqual(readPlan(tampered({ levels: {}, notes }), sets), { plan: planOf({}, { a: { start: 'x'.repeat(20) }, c: { who: 'a\u2028b' } }), left: 5 });
});

test('names of JavaScript’s own are names like others', () => {
  const file = bytes(`{"format":"bondgenoot-scan","version":1,"set":"__proto__","levels":{"__proto__":1,"toString":1,"constructor":2},
    "notes":{"__proto__":{"who":"x"},"a":{"__proto__":"x","constructor":"y","who":"Ada"}}}`);
  assert.deepEqual(readPlan(file, sets), { plan: planOf({ constructor: 2 }, { a: { who: 'Ada' } }), left: 5 });
  assert.equal({}.who, undefined);
});

test('a text is cut between letters, and its line breaks become those of here', () => {
  const read = (text) => noteOf(planFrom({ notes: { a: { who: text } } }, sets).plan, 'a', 'who');
  assert.equal(read('abcd😀'), 'abcd');
  assert.equal(read('abc😀'), 'abc😀');
  assert.equal(read('a\r\nb\rc'), 'a\nb\nc');
  assert.equal(read('\ud800x\udc00'), 'x');
});

test('what is kept in the browser may be anything', () => {
  for (const value of [null, undefined, 1, 'x', [], { levels: null, notes: 3 }, { levels: { a: null } }]) assert.deepEqual(planFrom(value, sets).plan, emptyPlan(sets));
});

test('what was kept for dimensions elsewhere stays', () => {
  assert.deepEqual(strangersIn({ levels: { a: 1, other: 2 }, notes: { other: { who: 'x' }, b: {} } }, sets), { levels: { other: 2 }, notes: { other: { who: 'x' } } });
  assert.deepEqual(strangersIn('x', sets), { levels: {}, notes: {} });
});

const words = { title: 'Work plan: One', summary: 'Start with *these*.', all: 'All', said: ({ level }) => `${level} of 3`, first: 1 };

test('the plan as Markdown', () => {
  const plan = planOf({ a: 2, b: 1 }, { b: { start: 'Two\nlines', who: 'Ada' } });
  assert.equal(planAsMarkdown({ ...sets[0], dimensions: sets[0].dimensions.slice(0, 2) }, plan, words), `# Work plan: One

Start with \\*these\\*.

## All

1. Title of b: 1 of 3
1. Title of a: 2 of 3

## 1. Title of b (1 of 3)

b is fine.

- **Start**: Two  
  lines
- **Who**: Ada

- [ ] practice: [Help \\[b\\]](https://example.org/b_%281%29/)

## 2. Title of a (2 of 3)

a is fine.

- **Start**: …
- **Who**: …
`);
});

test('what people write is text in Markdown too', () => {
  const plan = planOf({ a: 1 }, { a: { start: '# <b>x</b>\n- [y](z)\n3. `q` | _r_\n\n+ s' } });
  const line = planAsMarkdown(sets[0], plan, words).match(/\*\*Start\*\*: ([^]*?)\n- \*\*Who/)[1];
  assert.equal(line, '\\# \\<b\\>x\\</b\\>  \n  \\- \\[y\\](z)  \n  3\\. \\`q\\` \\| \\_r\\_  \n  \\+ s');
});

test('the scan’s modules know no language and write no HTML', () => {
  const folder = new URL('../../src/client/scan/', import.meta.url);
  for (const name of readdirSync(folder)) {
    const text = readFileSync(new URL(name, folder), 'utf8').replace(/\/\*[^]*?\*\/|\/\/ .*/g, '');
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|prompt\(|confirm\(/, name);
    assert.deepEqual([...text.matchAll(/'([^'\n]*)'/g)].map(([, words]) => words).filter((words) => /^\p{Lu}?\p{L}+( \p{L}+){2,}/u.test(words)), [], name);
  }
});
