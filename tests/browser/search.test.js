// The database page in a real browser: finding, filtering, sorting, going back, by keyboard, on a phone.

import assert from 'node:assert/strict';

import {answered, countsOf, eventually, ready, shown, toggle} from './support/finder.js';
import {activeElement, list, nonsense, open, searchUnder, server, site, type} from './support/search_site.js';
import {test} from './support/test.js';

test('typing finds practices, marks their words and tells how many', () => open(list, {}, async (page) => {
  await ready(page);
  const entries = await page.evaluate(() => history.length);
  await type(page, 'rolmodel');
  const now = await answered(page, {text: 'rolmodel'});
  assert.ok(now.total >= 2 && now.titles.length === Math.min(now.total, 12));
  assert.ok(now.titles.some((title) => /rolmodel/i.test(title)));
  const marks = await page.locator('[data-found] mark').allTextContents();
  assert.ok(marks.length > 0 && marks.every((mark) => /rolm/i.test(mark)), marks.join());
  await eventually(() => page.locator('[data-status]').textContent(), (words) => words.startsWith(`${now.total} `), 'the count for screen readers');
  assert.equal(await page.evaluate(() => history.length), entries, 'typing adds no entry to the history');
  assert.equal(now.search, '?q=rolmodel');
}));

test('a hit whose words are only in its text shows the piece they are in', () => open(`${list}?q=rolmodel`, {}, async (page) => {
  const now = await answered(page, {text: 'rolmodel'});
  assert.ok(now.total > 1);
  const unmarked = page.locator('[data-found] > li', {hasNot: page.locator('mark')});
  for (const item of await page.locator('[data-found] > li').all()) await item.scrollIntoViewIfNeeded();
  await eventually(() => unmarked.count(), (count) => count === 0, 'a mark in every hit');
}));

test('results have the markup of the page’s own list', () => open(list, {}, async (page) => {
  await ready(page);
  const lookOf = (selector, title) => page.evaluate(([from, wanted]) => {
    const item = [...document.querySelectorAll(from)].find((each) => each.querySelector('.hit__title').textContent === wanted);
    return {
      text: item.textContent.replace(/\s+/g, ' ').trim(),
      links: [...item.querySelectorAll('a')].map((link) => link.href),
      classes: [...item.querySelectorAll('[class]')].map((element) => element.getAttribute('class')),
    };
  }, [selector, title]);
  const {ownTitles} = await shown(page);
  await toggle(page, 'collection', 'good-practices');
  await answered(page, {choices: 1});
  await toggle(page, 'collection', 'awkward-practices');
  const titles = (await answered(page, {choices: 2})).titles.filter((title) => ownTitles.includes(title));
  assert.ok(titles.length > 6);
  const own = [];
  for (const title of titles) own.push(await lookOf('ol[data-static] > li', title));
  for (const [i, title] of titles.entries()) {
    const found = await lookOf('[data-found] > li', title);
    assert.equal(found.text.replaceAll(' ', ''), own[i].text.replaceAll(' ', ''));
    assert.deepEqual(found.links, own[i].links);
    assert.deepEqual(found.classes, own[i].classes);
  }
}));

test('choosing a value gives as many as its count says, and one more value of the facet never fewer', () => open(`${list}?q=school`, {}, async (page) => {
  const before = await answered(page, {text: 'school'});
  for (const facet of ['themes', 'sectors', 'collection']) {
    const counts = await countsOf(page, facet);
    const [first, second] = Object.keys(counts).filter((value) => counts[value] > 0 && counts[value] < before.total);
    await toggle(page, facet, first);
    const one = await answered(page, {text: 'school', choices: 1});
    assert.equal(one.total, counts[first], `${facet}=${first}`);
    assert.deepEqual(await countsOf(page, facet), counts, 'a facet’s counts ignore its own choice');
    await toggle(page, facet, second);
    const two = await answered(page, {text: 'school', choices: 2});
    assert.ok(two.total >= Math.max(counts[first], counts[second]), `${facet}: ${first} or ${second}`);
    await toggle(page, facet, first);
    await toggle(page, facet, second);
    await answered(page, {text: 'school', choices: 0});
  }
}));

test('choices in two facets hold together', () => open(`${list}?themes=stad`, {}, async (page) => {
  const stad = await answered(page, {choices: 1});
  const counts = await countsOf(page, 'sectors');
  await toggle(page, 'sectors', 'po');
  const both = await answered(page, {choices: 2});
  assert.equal(both.total, counts.po);
  assert.ok(both.total < stad.total);
  assert.deepEqual(both.checked.sort(), ['sectors=po', 'themes=stad']);
}));

test('without words every value has the count that the page came with', () => open(list, {}, async (page) => {
  await ready(page);
  const own = {};
  for (const facet of ['themes', 'sectors', 'evidence', 'collection', 'date', 'organisations']) own[facet] = await countsOf(page, facet);
  await page.selectOption('[data-sort]', 'title');
  await answered(page);
  for (const facet of Object.keys(own)) assert.deepEqual(await countsOf(page, facet), own[facet], facet);
}));

test('values without results stay, with a nought, and can be chosen', () => open(`${list}?q=rolmodel`, {}, async (page) => {
  await answered(page, {text: 'rolmodel'});
  const counts = await countsOf(page, 'sectors');
  const [empty] = Object.keys(counts).find((value) => counts[value] === 0) ? [Object.keys(counts).find((value) => counts[value] === 0)] : [];
  assert.ok(empty, 'some sector has no role models');
  const box = page.locator(`[data-facet="sectors"] input[value="${empty}"]`);
  assert.ok(await box.isVisible() && await box.isEnabled());
  await box.click();
  assert.ok((await answered(page, {text: 'rolmodel', choices: 1})).none);
}));

test('chips say what is chosen, take it away, and keep the focus', () => open(`${list}?themes=stad&sectors=po`, {}, async (page) => {
  const now = await answered(page, {choices: 2});
  assert.equal(now.chips.length, 2);
  await page.locator('[data-chips] a').first().focus();
  await page.keyboard.press('Enter');
  const one = await answered(page, {choices: 1});
  assert.deepEqual(one.chips, now.chips.slice(1));
  assert.ok(await eventually(() => activeElement(page, () => document.activeElement.matches('[data-chips] a')), Boolean, 'the focus on the chip that is left'));
  await page.keyboard.press('Enter');
  await eventually(() => shown(page), ({asked}) => !asked, 'the page’s own list');
  assert.equal((await shown(page)).search, '');
  await page.goBack();
  await answered(page, {choices: 1});
}));

test('clearing takes all choices away and leaves the words', () => open(`${list}?q=school&themes=stad&sectors=po`, {}, async (page) => {
  await answered(page, {text: 'school', choices: 2});
  await page.locator('aside [data-clear]').click();
  const now = await answered(page, {text: 'school', choices: 0});
  assert.equal(now.search, '?q=school');
}));

test('a long facet shows all its values when asked, and the focus goes to the first new one', () => open(list, {}, async (page) => {
  await ready(page);
  const group = page.locator('[data-facet="organisations"]');
  await group.locator('summary').click();
  const visible = () => group.locator('input').evaluateAll((boxes) => boxes.filter((box) => box.checkVisibility()).length);
  assert.equal(await visible(), 6);
  await group.locator('[data-more-options]').click();
  assert.equal(await visible(), await group.locator('input').count());
  assert.ok(await activeElement(page, () => document.activeElement.matches('[data-extra] input')));
}));

test('a list of some names the commonest values of a long facet and leads to all of them, with what is chosen', () =>
  open(`${list}sectors/po/`, {}, async (page) => {
    await ready(page);
    const group = page.locator('[data-facet="organisations"]');
    await group.locator('summary').click();
    assert.equal(await group.locator('input').count(), 24);
    await toggle(page, 'themes', 'stad');
    await answered(page, {choices: 2});
    await Promise.all([page.waitForURL('**#p-filter-organisations'), group.locator('[data-all-values]').click()]);
    await ready(page);
    const now = await answered(page, {choices: 2});
    assert.equal(now.search, '?sectors=po&themes=stad');
    assert.ok(await group.locator('input').count() > 24);
    assert.ok(await group.evaluate((details) => details.open));
  }));

test('by name is alphabetical, by evidence the strongest come first, and no order drops anything', () => open(`${list}?q=school`, {}, async (page) => {
  const best = await answered(page, {text: 'school'});
  await page.selectOption('[data-sort]', 'title');
  await eventually(() => shown(page), ({search, titles}) => search.endsWith('sort=title') && titles[0] !== best.titles[0], 'the other order');
  const byTitle = await answered(page, {text: 'school'});
  assert.equal(byTitle.total, best.total);
  const plain = (title) => title.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, '');
  const letters = byTitle.titles.map((title) => plain(title)[0]);
  assert.deepEqual(letters, [...letters].sort());
  await page.selectOption('[data-sort]', 'evidence');
  await eventually(() => shown(page), ({search}) => search.endsWith('sort=evidence'), 'the order in the address');
  const byEvidence = await answered(page, {text: 'school'});
  assert.equal(byEvidence.total, best.total);
  assert.deepEqual(byEvidence.levels, [...byEvidence.levels].sort((a, b) => b - a));
  assert.ok(byEvidence.levels[0] > 0);
}));

test('twelve at a time, and the focus goes to the first new one', () => open(`${list}?q=school`, {}, async (page) => {
  const first = await answered(page, {text: 'school'});
  assert.ok(first.total > 24 && first.titles.length === 12);
  await page.locator('[data-more]').focus();
  await page.keyboard.press('Enter');
  const more = await eventually(() => shown(page), ({titles}) => titles.length === 24, 'twelve more');
  assert.deepEqual(more.titles.slice(0, 12), first.titles);
  assert.equal(new Set(more.titles).size, 24);
  assert.equal(await activeElement(page, () => document.activeElement.textContent), more.titles[12]);
}));

test('the way back from a hit ends where one was', () => open(`${list}?q=school`, {}, async (page) => {
  await answered(page, {text: 'school'});
  await page.locator('[data-more]').click();
  const before = await eventually(() => shown(page), ({titles}) => titles.length === 24, 'twelve more');
  const link = page.locator('[data-found] .hit__title a').nth(18);
  await link.scrollIntoViewIfNeeded();
  const {y} = await shown(page);
  await link.click();
  await page.waitForSelector('article.entry');
  await page.goBack();
  const after = await eventually(() => shown(page), ({titles, y: now}) => titles.length === 24 && Math.abs(now - y) < 120, `24 hits at ${y}`);
  assert.deepEqual(after.titles, before.titles);
  assert.equal(after.search, '?q=school');
}));

test('the way back undoes one choice at a time', () => open(list, {}, async (page) => {
  await ready(page);
  await toggle(page, 'themes', 'stad');
  const one = await answered(page, {choices: 1});
  await toggle(page, 'sectors', 'po');
  const two = await answered(page, {choices: 2});
  await page.selectOption('[data-sort]', 'title');
  await eventually(() => shown(page), ({search}) => search.includes('sort=title'), 'the order in the address');
  await page.goBack();
  assert.equal((await eventually(() => shown(page), ({search, titles}) => !search.includes('sort') && titles[0] === two.titles[0], 'the order before')).total, two.total);
  await page.goBack();
  assert.equal((await answered(page, {choices: 1})).total, one.total);
  await page.goBack();
  const start = await eventually(() => shown(page), ({asked}) => !asked, 'the page’s own list');
  assert.ok(start.ownTitles.length > 12 && start.checked.length === 0);
  await page.goForward();
  assert.equal((await answered(page, {choices: 1})).total, one.total);
}));

test('the page of one value begins with that value chosen', () => open(`${list}themes/stad/`, {}, async (page) => {
  const own = await ready(page);
  assert.deepEqual(own.checked, ['themes=stad']);
  assert.ok(!own.asked);
  await toggle(page, 'sectors', 'po');
  const both = await answered(page, {choices: 2});
  assert.equal(both.path, `${site.basePath}${list}`);
  await page.goBack();
  const back = await eventually(() => shown(page), ({asked}) => !asked, 'the page’s own list');
  assert.equal(back.path, `${site.basePath}${list}themes/stad/`);
  assert.deepEqual(back.checked, ['themes=stad']);
}));

test('the page of one value names the whole list once something else is asked, and itself again', () => open(`${list}themes/stad/`, {}, async (page) => {
  const names = () => page.evaluate(() => [document.title, document.querySelector('[data-crumb]').textContent]);
  await ready(page);
  const before = await names();
  await page.locator('[data-finder-form] input').fill('school');
  const asked = await eventually(names, ([title, crumb]) => title !== before[0] && crumb !== before[1], 'other names');
  assert.ok(asked[0].startsWith(asked[1]) && before[0].startsWith(asked[1]), String([before, asked]));
  await page.locator('[data-finder-form] input').fill('');
  await eventually(names, (now) => String(now) === String(before), 'the names that the page came with');
}));

test('a filter that is unfolded counts what is asked', () => open(`${list}?q=school`, {}, async (page) => {
  await answered(page, {text: 'school'});
  const group = page.locator('details[data-facet]:not([open])').first();
  const counts = () => group.evaluate((element) => [...element.querySelectorAll('[data-n]')].map(({ textContent }) => textContent).join(' '));
  const facet = await group.getAttribute('data-facet');
  const folded = await counts();
  await group.locator('summary').click();
  const opened = page.locator(`details[data-facet="${facet}"]`);
  await eventually(() => opened.evaluate((element) => [...element.querySelectorAll('[data-n]')].map(({ textContent }) => textContent).join(' ')), (now) => now !== folded, 'counts of its own');
}));

test('pages that demand trusted types can be searched, with pieces of other pages', () => open('', {}, async (page, context) => {
  assert.ok(await searchUnder("require-trusted-types-for 'script'; trusted-types bondgenoot", page, context), 'beside the page');
}));

test('the list of one collection searches that collection alone', () => open('awkward-practices/?sectors=po', {}, async (page) => {
  const now = await answered(page, {choices: 1});
  const own = await page.evaluate(() => document.querySelector('[data-facet="sectors"] [value="po"]').parentElement.querySelector('[data-n]').textContent);
  assert.equal(now.total, Number(own));
  assert.ok(await page.locator('[data-found] .kind--good').count() === 0);
  const addresses = await page.locator('[data-found] .hit__title a').evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
  assert.ok(addresses.every((address) => address.startsWith(`${site.basePath}awkward-practices/`)), addresses.join(' '));
}));

test('entries of other collections are found by the same words', () => open(`${list}?q=rolmodel`, {}, async (page) => {
  await answered(page, {text: 'rolmodel'});
  await eventually(() => page.locator('[data-also-hits] a').count(), (count) => count > 0 && count <= 5, 'other entries');
  const addresses = await page.locator('[data-also-hits] a').evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
  for (const address of addresses) {
    assert.ok(address.startsWith(site.basePath) && !/\/(good|awkward)-practices\//.test(address), address);
    assert.equal((await fetch(server.origin + address)).status, 200, address);
  }
}));

test('a typing error finds something and offers the right word', () => open(list, {}, async (page) => {
  await ready(page);
  await type(page, 'rolmodelen');
  const now = await answered(page, {text: 'rolmodelen'});
  assert.ok(now.total > 0);
  const offer = page.locator('[data-suggestions] a').first();
  const word = await offer.textContent();
  assert.match(word, /^rolmodel/);
  await offer.click();
  await answered(page, {text: word});
  assert.ok(!(await page.locator('[data-suggest]').isVisible()));
}));

test('when there is nothing, each way on gives what it says', () => open(`${list}?q=school&themes=stad&evidence=onderzocht&sectors=wo&transitions=vve-po`, {}, async (page) => {
  const now = await answered(page, {text: 'school', choices: 4});
  assert.ok(now.none && now.total === 0);
  const tips = page.locator('[data-tips] li');
  await eventually(() => tips.count(), (count) => count > 1, 'ways on');
  const said = await tips.allTextContents();
  for (const words of said) {
    const count = Number(words.match(/\((\d+) /)?.[1] ?? NaN);
    if (Number.isNaN(count)) continue;
    assert.ok(count > 0, words);
    await tips.filter({hasText: words.slice(0, words.indexOf(' ('))}).first().locator('a').click();
    await eventually(() => shown(page), ({total, none, busy}) => total === count && !none && !busy, `${count} after “${words}”`);
    await page.goBack();
    await answered(page, {text: 'school', choices: 4});
    await eventually(() => tips.count(), (number) => number === said.length, 'the ways on again');
  }
}));

test('nonsense finds nothing, says so and offers everything', () => open(list, {}, async (page) => {
  await ready(page);
  await type(page, nonsense);
  const now = await answered(page, {text: nonsense});
  assert.ok(now.none);
  assert.match(await page.locator('[data-none-what]').textContent(), new RegExp(nonsense));
  await page.locator('[data-tips] a').last().click();
  await eventually(() => shown(page), ({asked, text}) => !asked && text === '', 'the page’s own list');
}));

test('by keyboard alone: words, a filter, its chip, a result', () => open(list, {}, async (page) => {
  await ready(page);
  await page.keyboard.press('/');
  await page.keyboard.type('ouders');
  await answered(page, {text: 'ouders'});
  await page.locator('[data-facet="sectors"] summary').focus();
  do await page.keyboard.press('Tab'); while (!(await activeElement(page, () => document.activeElement.matches('input[type=checkbox]'))));
  for (let i = 0; i < 8 && await activeElement(page, () => document.activeElement.parentElement.hasAttribute('data-zero')); i += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await answered(page, {text: 'ouders', choices: 1});
  assert.ok(await activeElement(page, () => document.activeElement.matches('input[type=checkbox]:checked')), 'the focus stays on the box');
  for (let i = 0; i < 120 && !(await activeElement(page, () => document.activeElement.matches('[data-chips] a'))); i += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await answered(page, {text: 'ouders', choices: 0});
  assert.ok(await eventually(() => activeElement(page, () => document.activeElement.matches('[data-telling]')), Boolean, 'the focus on the count'));
  await page.keyboard.press('Tab');
  for (let i = 0; i < 10 && !(await activeElement(page, () => document.activeElement.matches('[data-found] a'))); i += 1) await page.keyboard.press('Tab');
  const title = await activeElement(page, () => document.activeElement.textContent);
  await page.keyboard.press('Enter');
  await page.waitForSelector('article.entry');
  assert.equal(await page.locator('h1').textContent(), title);
}));

test('on a phone the filters come up from the bottom and go back', () => open(list, {width: 360}, async (page) => {
  await ready(page);
  assert.ok(!(await page.locator('[data-facets]').isVisible()));
  await page.locator('[data-open-filters]').click();
  const sheet = page.locator('dialog[open]');
  await sheet.waitFor();
  await sheet.locator('[data-facet="themes"] input[value="stad"]').click();
  const now = await answered(page, {choices: 1});
  assert.match(await sheet.locator('[data-show]').textContent(), new RegExp(`\\b${now.total} `));
  await page.keyboard.press('Escape');
  await sheet.waitFor({state: 'detached'}).catch(() => {});
  assert.equal(await page.locator('dialog[open]').count(), 0);
  assert.ok(await activeElement(page, () => document.activeElement.matches('[data-open-filters]')), 'the focus returns');
  assert.equal(await page.locator('[data-open-filters] [data-chosen-count]').textContent(), '1');
  assert.equal(await page.locator('aside [data-facets]').count(), 1);
  await page.locator('[data-open-filters]').click();
  await page.locator('dialog[open] [data-show]').click();
  assert.equal(await page.locator('dialog[open]').count(), 0);
}));
