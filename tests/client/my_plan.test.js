// A menu in a link, and a plan as text: also when someone wrote them who means ill.

import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';

import {linkTo, longest, readLink} from '../../src/client/my_plan/link.js';
import {planText} from '../../src/client/my_plan/plan_text.js';
import {menu} from '../../src/client/my_menu.js';
import {store} from '../../src/client/store.js';

const actions = ['kom-in-de-klas', 'podcasts', 'open-dag'];
const page = 'https://site.test/mijn-menukaart/';

test('a link holds the choice and its order', () => {
  const link = linkTo(`${page}#elsewhere`, ['podcasts', 'kom-in-de-klas']);
  assert.equal(link, `${page}#menu=podcasts,kom-in-de-klas`);
  assert.deepEqual(readLink(new URL(link).hash, actions), {names: ['podcasts', 'kom-in-de-klas'], odd: 0, isCut: false});
});

test('names with other letters come through a link', () => {
  const names = ['één, twee', 'a&b=c#d', '漢字'];
  assert.deepEqual(readLink(new URL(linkTo(page, names.slice(1))).hash, names).names, names.slice(1));
});

test('an address without a menu is none', () => {
  for (const hash of ['', '#', '#p-main', '#podcasts', '#mymenu=podcasts']) assert.equal(readLink(hash, actions), null, hash);
});

test('what is no action of the page is counted and left out', () => {
  const hostile = ['#menu=podcasts,<script>alert(1)</script>,javascript:alert(1),podcasts', '#menu=podcasts,__proto__,constructor', '#menu=podcasts,%00,%2e%2e/x'];
  for (const hash of hostile) {
    const read = readLink(hash, actions);
    assert.deepEqual(read.names, ['podcasts'], hash);
    assert.equal(read.odd, 2, hash);
  }
});

test('an empty menu, commas and broken letters hold nothing', () => {
  for (const hash of ['#menu=', '#menu=,,, ,', '#menu']) assert.deepEqual(readLink(hash, actions), {names: [], odd: 0, isCut: false}, hash);
  assert.deepEqual(readLink('#menu=%E0%A4%A', actions).names, []);
});

test('of a link that is too long only the beginning is read, and no half name', () => {
  const read = readLink(`#menu=podcasts,${'open-dag,'.repeat(longest)}`, actions);
  assert.deepEqual(read, {names: ['podcasts', 'open-dag'], odd: 0, isCut: true});
});

test('a menu too long for a link is no link', () => {
  const many = Array.from({length: 500}, (_, index) => `action-number-${index}`);
  assert.equal(linkTo(page, many), null);
  assert.equal(readLink(new URL(linkTo(page, many.slice(0, 200))).hash, many).names.length, 200);
});

test('a plan as text has a box to tick, a link and room for what is not yet noted', () => {
  assert.equal(planText('Actieplan van ons', [
    {title: 'Open dag', text: 'Vertel.', url: 'https://site.test/open-dag/', notes: [{label: 'Wie?', value: ' Anna\nen Bo '}, {label: 'Wanneer?', value: ''}]},
  ]), '# Actieplan van ons\n\n- [ ] **Open dag**: Vertel. <https://site.test/open-dag/>\n  - Wie? Anna  \n    en Bo\n  - Wanneer? …\n');
});

test('what people typed stays text in Markdown', () => {
  const text = planText('[x](javascript:1)', [{title: '<img src=x>', text: '', url: page, notes: [{label: 'Wie?', value: '# kop\n- punt\n1. één `code` **vet**'}]}]);
  assert.match(text, /^# \\\[x\\\]\(javascript:1\)\n/);
  assert.match(text, /\\<img src=x\\>/);
  assert.match(text, /\\# kop {2}\n {4}\\- punt {2}\n {4}1\\. één \\`code\\` \\\*\\\*vet\\\*\\\*/);
});

let events;
beforeEach(() => {
  events = [];
  globalThis.document = {documentElement: {dataset: {base: '/kennisbank/'}}, dispatchEvent: (event) => events.push(event.type)};
  const kept = new Map();
  globalThis.localStorage = {getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value)};
});

test('a browser that kept nonsense has no menu', () => {
  for (const nonsense of ['{', '7', '"x"', '{"length":3}', '[1,null,{"a":1}]', '']) {
    localStorage.setItem('/kennisbank/menu', nonsense);
    assert.deepEqual(menu.all(), [], nonsense);
  }
  localStorage.setItem('/kennisbank/menu', '["podcasts",3,"open-dag"]');
  assert.deepEqual(menu.all(), ['podcasts', 'open-dag']);
});

test('sites on one host keep their menus apart', () => {
  menu.set(['podcasts']);
  document.documentElement.dataset.base = '/andere/';
  assert.deepEqual(menu.all(), []);
  menu.set(['open-dag']);
  document.documentElement.dataset.base = '/kennisbank/';
  assert.deepEqual(menu.all(), ['podcasts']);
});

test('when nothing can be kept the page still has it, and hears of it once', () => {
  let isFull = true;
  const before = localStorage.setItem;
  localStorage.setItem = (key, value) => {
    if (isFull) throw new DOMException('full', 'QuotaExceededError');
    before(key, value);
  };
  menu.toggle('podcasts');
  menu.toggle('open-dag');
  assert.deepEqual(menu.all(), ['podcasts', 'open-dag']);
  assert.deepEqual(events, ['unkept', 'menu', 'menu']);
  isFull = false;
  assert.equal(store.set('menu', ['open-dag']), true);
  assert.equal(localStorage.getItem('/kennisbank/menu'), '["open-dag"]');
  assert.deepEqual(menu.all(), ['open-dag']);
});
