// Words, queries, marks and windows, on texts of every kind.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { marks } from '../../src/client/search/marks.js';
import { nearForms } from '../../src/client/search/near_forms.js';
import { holdsPhrase, parseQuery, replaced } from '../../src/client/search/query.js';
import { naturalLogarithm } from '../../src/client/search/searcher.js';
import { bestWindow } from '../../src/client/finder/snippet.js';
import { compare, fold, formsOf, wordsOf } from '../../src/client/search/words.js';

const marked = (text, terms) => marks(text, terms).map(([begin, end]) => text.slice(begin, end));
const parsed = (text, stopWords = ['de', 'van']) => parseQuery(text, stopWords);

test('folding', () => {
  const cases = {
    'Coördinatie': 'coordinatie', 'coo\u0308r': 'coor', "pabo's": 'pabos', 'foto’s': 'fotos', STRASSE: 'strasse', straße: 'strasse', Ærø: 'aero', Œuvre: 'oeuvre',
    'İstanbul': 'istanbul', ısı: 'isi', ŁÓDŹ: 'lodz', Þór: 'thor', 'ΟΔΟΣ': 'οδοσ', ﬁnale: 'finale', '²': '2', 'ẞ': 'ss', 'مُحَمَّد': 'محمد',
  };
  for (const [text, form] of Object.entries(cases)) assert.equal(fold(text), form, text);
});

test('words and their parts', () => {
  const cases = {
    'Taal thuis.': ['taal', 'thuis'], 'mbo-student': ['mbo', 'student'], 'mbo‑student': ['mbo', 'student'], 'mbo--student': ['mbo', 'student'], 'voor- en nadeel': ['voor', 'en', 'nadeel'],
    '-x-': ['x'], "'s avonds": ['s', 'avonds'], "zo'n": ['zon'], 'A4-tje 2017/18': ['a4', 'tje', '2017', '18'], 'e\u0301e\u0301n': ['een'], 'a_b': ['a', 'b'], '½ x': ['x'],
    '日本語 العربية': ['日本語', 'العربية'], '😀': [], '': [], '𐐀𐐁': ['𐐨𐐩'], 'co\u00adop': ['coop'],
  };
  for (const [text, forms] of Object.entries(cases)) assert.deepEqual(formsOf(text), forms, text);
  assert.equal(formsOf('𐐀'.repeat(70))[0], '𐐨'.repeat(64));
  const [[first, second]] = wordsOf('de mbo-student'.slice(3));
  assert.deepEqual([first.begin, first.end, second.begin, second.end], [0, 3, 4, 11]);
});

test('order by code points', () => {
  const sorted = ['', 'a', 'aa', 'b', 'é', '\ud7ff', '\ue000', '\uffff', '𐀀', '𐀁', '𐐀'];
  for (let i = 0; i < sorted.length; i += 1) for (let j = 0; j < sorted.length; j += 1) assert.equal(Math.sign(compare(sorted[i], sorted[j])), Math.sign(i - j), `${i} ${j}`);
});

test('terms: stop words go, the last is open, joins are seen', () => {
  const shape = (text) => parsed(text).terms.map(({ form, open, joinsNext }) => form + (open ? '…' : '') + (joinsNext ? '+' : ''));
  const cases = {
    'de kans': ['kans…'], 'kans ': ['kans'], 'kans van': ['kans'], van: ['van…'], 'de van': ['de+', 'van…'], 'taal thuis': ['taal+', 'thuis…'], 'taal, thuis': ['taal', 'thuis…'],
    'mbo-student ': ['mbo+', 'student'], 'taal - thuis': ['taal+', 'thuis…'], 'taal van thuis': ['taal', 'thuis…'], '"taal thuis"': ['taal+', 'thuis'], '': [],
  };
  for (const [text, terms] of Object.entries(cases)) assert.deepEqual(shape(text), terms, text);
});

test('at most 16 terms of 512 letters are read', () => {
  assert.equal(parsed('a b c d e f g h i j k l m n o p q r s').terms.length, 16);
  assert.equal(parsed(`${'de '.repeat(30)}kans`).terms[0].form, 'kans');
  assert.equal(parsed(`${' '.repeat(600)}kans`).terms.length, 0);
  assert.equal(parsed(`${'😀'.repeat(509)} kans`).terms[0].form, 'ka');
});

test('phrases stand between two quotes', () => {
  const cases = { '"taal thuis"': [['taal', 'thuis']], '“Taal” „thuis”': [['taal'], ['thuis']], 'a "b': [], 'a "b" "c': [['b']], '""': [], '"mbo-student x" y': [['mbo', 'student', 'x']] };
  for (const [text, phrases] of Object.entries(cases)) assert.deepEqual(parsed(text).phrases, phrases, text);
  assert.ok(holdsPhrase('Over de MBO-student.', ['de', 'mbo', 'student']));
  assert.ok(!holdsPhrase('student mbo', ['mbo', 'student']));
  assert.ok(!holdsPhrase('de mbo', ['mbo', 'student']));
});

test('words are replaced where they stand', () => {
  const { terms } = parsed('De kanz, van Skool!');
  assert.equal(replaced('De kanz, van Skool!', terms, ['kans', 'school']), 'De kans, van school!');
  assert.equal(replaced('De kanz, van Skool!', terms, [undefined, 'school']), 'De kanz, van school!');
});

test('the nearest forms, and no nearer ones left out', () => {
  const known = ['kans', 'kansen', 'kast', 'school', 'scholen', 'begeleiding', 'begeleidingen'].map((form, i) => ({ form, count: i + 1 }));
  const near = (form, open = false) => nearForms({ form, size: form.length, open }, known).near.map((one) => one.form);
  const cases = { kanz: ['kans'], kasn: ['kast', 'kans'], kas: [], skool: [], schol: ['school'], begelieding: ['begeleiding'], begilieding: ['begeleiding'], bigilieding: [] };
  for (const [form, forms] of Object.entries(cases)) assert.deepEqual(near(form), forms, form);
  assert.deepEqual(near('begelie'), []);
  assert.deepEqual(near('begelie', true), ['begeleidingen', 'begeleiding']);
  assert.deepEqual(near('begilie', true), []);
});

test('the distance agrees with the plain definition', () => {
  const plain = (a, b) => {
    const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => (i ? (j ? 0 : i) : j)));
    for (let i = 1; i <= a.length; i += 1) {
      for (let j = 1; j <= b.length; j += 1) {
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + Number(a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
    return rows[a.length][b.length];
  };
  let state = 7;
  const roll = (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % sides;
  };
  const word = () => Array.from({ length: 4 + roll(7) }, () => 'abcd'[roll(4)]).join('');
  const edited = (text) => {
    const at = roll(text.length + 1);
    const edits = [text.slice(0, at) + text.slice(at + 1), `${text.slice(0, at)}x${text.slice(at)}`, `${text.slice(0, at)}y${text.slice(at + 1)}`,
      text.slice(0, at) + text.slice(at, at + 2).split('').reverse().join('') + text.slice(at + 2)];
    return edits[roll(4)];
  };
  for (let i = 0; i < 20_000; i += 1) {
    const term = word();
    let form = term;
    for (let edits = roll(4); edits >= 0; edits -= 1) form = edited(form);
    const expected = plain(term, form);
    const { near, least } = nearForms({ form: term, size: term.length, open: false }, [{ form, count: 1 }]);
    const limit = term.length < 8 ? 1 : 2;
    assert.deepEqual(near.length ? least : null, expected && expected <= limit ? expected : null, `${term} ${form}`);
  }
});

test('marks: whole words as they were folded, and words that begin or end with one', () => {
  assert.deepEqual(marked('De Kánsen van één kans', ['kans', 'kansen']), ['Kánsen', 'kans']);
  assert.deepEqual(marked('taalbeleid, Beleidsmaker, beleid', ['beleid']), ['taalbeleid', 'Beleidsmaker', 'beleid']);
  assert.deepEqual(marked('de mbo-student', ['student']), ['student']);
  assert.deepEqual(marked('de mbo-student', ['mbostudent']), ['mbo-student']);
  assert.deepEqual(marked('pabo’s', ['pabos']), ['pabo’s']);
  assert.deepEqual(marked('aan', ['a', 'an']), [], 'short forms mark whole words alone');
  assert.deepEqual(marked('<b>taal</b>', ['taal']), ['taal']);
  assert.deepEqual(marks('', ['taal']), []);
  assert.deepEqual(marks('taal', []), []);
});

test('a window: most different words first, then the earliest', () => {
  const filler = Array.from({ length: 60 }, (_, i) => `woord${i}`).join(' ');
  const text = `${filler} taal ${filler} school taal ${filler} taal school`;
  const { text: piece, marks: places } = bestWindow(text, ['taal', 'school'], 10);
  assert.deepEqual(places.map(([begin, end]) => piece.slice(begin, end)), ['school', 'taal']);
  assert.equal(piece, '… woord54 woord55 woord56 woord57 woord58 woord59 school taal woord0 woord1 …');
  assert.equal(bestWindow('De taal.', ['taal'], 30).text, 'De taal.');
  assert.equal(bestWindow('De taal.', ['school'], 30), null);
  assert.equal(bestWindow('', ['taal'], 30), null);
  assert.equal(bestWindow(`${filler} taal`, ['taal'], 8).text, '… woord53 woord54 woord55 woord56 woord57 woord58 woord59 taal');
});

test('the logarithm is that of the library, but for the last bits', () => {
  for (let number = 1; number < 1e6; number *= 1.013) assert.ok(Math.abs(naturalLogarithm(number) - Math.log(number)) <= 4e-16 * Math.max(1, Math.log(number)), String(number));
  assert.equal(naturalLogarithm(1), 0);
});
