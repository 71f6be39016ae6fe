// A facet of more values than a page should have checkboxes: they are there when they are wanted, and follow what is asked.

import assert from 'node:assert/strict';

import {inContext, openBrowser, visit} from './support/browser.js';
import {answered, eventually, ready, shown} from './support/finder.js';
import {known, serveMade} from './support/made_site.js';
import {after, before, test} from './support/test.js';

const count = 150;  // More than two portions.
const list = 'good-practices/';
const group = '[data-facet="organisations"]';
const names = Array.from({length: count}, (_, index) => `school-${String(index).padStart(3, '0')}`);

/** One practice of each organisation; every third is about reading. */
const entries = Object.fromEntries(names.flatMap((name, index) => [
  [`organisations/${name}.md`, `---\ntitle: "School ${index}"\nsummary: "Een school in de stad."\nkind: school\n---\nTekst.\n`],
  [`good-practices/praktijk-${name}.md`, `---\ntitle: "Praktijk ${index} ${index % 3 ? 'rekenen' : 'lezen'}"\nsummary: "Wat zij doen."\ndate: 2020\nkind: praktijk\nthemes: [taal]
sectors: [po]\nevidence: idee\nalliance: wij\norganisations: [${name}]\nsources:\n  - {title: "Bron"}\n---\nTekst.\n`],
]));
entries['focus-points/taal.md'] = '---\ntitle: "Taal"\nshort: "Taal"\nsummary: "Over taal."\nnumber: 1\nalliance: wij\nsources:\n  - {title: "Bron"}\n---\nTekst.\n';

let browser;
let server;
before(async () => {
  browser = await openBrowser();
  server = await serveMade({...known, ...entries});
});
after(async () => {
  await browser.close();
  await server.close();
});

const open = (path, use, variant = {}) => inContext(browser, variant, (context) => visit(context, server.url(path), async (page, faults) => {
  await use(page);
  assert.deepEqual(faults, []);
}));

/** Its checkboxes that can be seen: value, count, whether it is ticked. */
const boxes = (page) => page.evaluate((selector) => [...document.querySelectorAll(`${selector} input`)].filter((box) => box.checkVisibility())
  .map((box) => ({value: box.value, n: Number(box.parentElement.querySelector('[data-n]').textContent), checked: box.checked})), group);
const unfold = async (page) => {
  await ready(page);
  await page.locator(`${group} summary`).click();
  await page.locator(`${group} [data-more-options]`).click();
};

test('all values come when they are asked for, in their order, and the focus goes to the first new one', () => open(list, async (page) => {
  await ready(page);
  await eventually(() => page.locator(`${group} [data-value]`).count(), (n) => n < count, 'the end of the list, kept aside');
  await unfold(page);
  assert.equal(await page.evaluate(() => document.activeElement.closest('[data-facet]')?.dataset.facet), 'organisations');
  const all = await eventually(() => boxes(page), ({length}) => length === count, 'all values');
  assert.deepEqual(all.map(({value}) => value), names);
  assert.ok(all.every(({n, checked}) => n === 1 && !checked));
}));

test('the counts of all values follow what is asked, and each can be chosen', () => open(list, async (page) => {
  await unfold(page);
  await page.locator('[data-finder-form] input').fill('lezen');
  await answered(page, {text: 'lezen'});
  const expected = names.map((value, index) => ({value, n: index % 3 ? 0 : 1, checked: false}));
  await eventually(() => boxes(page), (all) => JSON.stringify(all) === JSON.stringify(expected), 'the count of every value');
  await page.locator(`${group} input[value="${names.at(-3)}"]`).click();
  const now = await answered(page, {text: 'lezen', choices: 1});
  assert.equal(now.total, 1);
  assert.deepEqual(now.chips, [`School ${count - 3}`]);
}));

test('a value from the end of the list that an address names is ticked, and can be taken away', () => open(`${list}?organisations=${names.at(-1)}`, async (page) => {
  const now = await answered(page, {choices: 1});
  assert.deepEqual([now.chips, now.titles], [[`School ${count - 1}`], [`Praktijk ${count - 1} rekenen`]]);
  assert.ok((await boxes(page)).some(({value, checked}) => value === names.at(-1) && checked));
  await page.locator(`${group} input[value="${names.at(-1)}"]`).click();
  await eventually(() => shown(page), ({asked, checked}) => !asked && !checked.length, 'the page’s own list');
}));

test('without scripts every value is a link', () => open(list, async (page) => {
  assert.equal(await page.locator(`${group} a[data-value]`).count(), count);
}, {scripts: false}));
