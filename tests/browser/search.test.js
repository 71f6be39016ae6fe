// The database page and the search boxes, in a real browser: finding, filtering, going back, by keyboard, on a phone.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {violations} from './support/axe.js';
import {inContext, openBrowser, variants, visit} from './support/browser.js';
import {answered, countsOf, eventually, ready, shown, toggle} from './support/finder.js';
import {serve} from './support/server.js';
import {sites} from './support/sites.js';

const [site] = sites('default');
const list = 'praktijken/';
const nonsense = 'xqzwvk plorfbleg';
let browser;
let server;
before(async () => {
  browser = await openBrowser();
  server = await serve(site);
});
after(async () => {
  await browser.close();
  await server.close();
});

/** Opens a page; fails when the console, an exception or another host says that something is wrong. */
const open = (path, variant, use) => inContext(browser, variant, (context) => visit(context, server.url(path), async (page, faults) => {
  await use(page, context);
  assert.deepEqual(faults, []);
}));
/** Types as people do, letter by letter. */
const type = async (page, text, box = '[data-finder-form] input') => {
  await page.locator(box).fill('');
  await page.locator(box).pressSequentially(text, {delay: 5});
};
const activeElement = (page, read) => page.evaluate(read);

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

test('hostile texts do no harm', () => open(list, {}, async (page) => {
  await ready(page);
  const scripts = await page.locator('script').count();
  page.on('dialog', (dialog) => assert.fail(`a dialog says ${dialog.message()}`));
  const texts = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '😀🚌🏳️‍🌈', 'مدرسة שלום', 'é́́́́́', '%', '%E0%A4%A', '""""', '"', 'a', '-', '...,,,', 'de het een',
    '\u202e\u2066abc', 'x'.repeat(10_000), `${'woord '.repeat(2000)}`, '\ud800', '__proto__ constructor'];
  for (const text of texts) {
    await page.locator('[data-finder-form] input').evaluate((input, value) => {
      input.value = value;
      input.dispatchEvent(new Event('input'));
    }, text);
    await eventually(() => shown(page), ({asked, busy, titles, none}) => asked && !busy && (titles.length > 0 || none), `an answer to ${text.slice(0, 20)}`);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate', {state: history.state})));
  }
  assert.equal(await page.locator('script').count(), scripts);
  assert.equal(await page.locator('main img').count(), 0);
  for (const text of texts.slice(0, 9)) {
    await page.goto(server.url(`${list}?q=${encodeURIComponent(text.toWellFormed?.() ?? text)}&themes=${encodeURIComponent(text.slice(0, 20).toWellFormed?.() ?? '')}`));
    await eventually(() => shown(page), ({asked, busy}) => asked && !busy, 'an answer to the address');
  }
}));

for (const [what, prepare, kind] of [
  ['a root that is no JSON', (route) => route.fulfill({body: '<!doctype html><p>hello', contentType: 'text/html'}), 'damaged'],
  ['a root of another version', async (route) => {
    const root = await (await route.fetch()).json();
    return route.fulfill({json: {...root, version: 99}});
  }, 'damaged'],
  ['no root', (route) => route.fulfill({status: 404, body: ''}), 'damaged'],
  ['no network', (route) => route.abort(), 'network'],
]) {
  test(`with ${what} the page says that searching does not work and keeps its list`, () => inContext(browser, {}, (context) =>
    visit(context, server.url('over/'), async (page) => {
      await page.route('**/search/*/root.json', prepare);
      await expectTrouble(page, kind);
    })));
}

for (const [what, body] of [['cut off', (bytes) => bytes.subarray(0, bytes.length / 2)], ['not gzip', () => Buffer.from('nonsense')], ['empty', () => Buffer.alloc(0)]]) {
  test(`with files that are ${what} the page says so and keeps its list`, () => inContext(browser, {}, (context) =>
    visit(context, server.url('over/'), async (page) => {
      await page.route('**/search/*/*/*.bin', async (route) => route.fulfill({body: body(await (await route.fetch()).body())}));
      await expectTrouble(page, 'damaged');
    })));
}

test('a browser without DecompressionStream is told that it is too old', () => inContext(browser, {}, (context) =>
  visit(context, server.url('over/'), async (page) => {
    await page.addInitScript(() => { delete globalThis.DecompressionStream; });
    await expectTrouble(page, 'unsupported');
  })));

async function expectTrouble(page, kind) {
  await page.goto(server.url(`${list}?q=school`));
  const now = await eventually(() => shown(page), ({trouble}) => trouble.length > 0, 'words about the trouble');
  assert.deepEqual(now.trouble, [kind]);
  assert.ok(now.ownTitles.length > 12 && !now.asked, 'the page’s own list is there');
  assert.ok(await page.locator('[data-facet="themes"] a').first().isVisible(), 'filters are links');
  assert.equal(await page.locator('[data-facet] input').count(), 0);
  await page.locator('[data-facet="themes"] a[data-value="stad"]').click();
  await page.waitForURL('**/themes/stad/');
}

test('on a phone without an index the link to the filters shows them', () => inContext(browser, {width: 360}, (context) =>
  visit(context, server.url('over/'), async (page) => {
    await page.route('**/search/*/root.json', (route) => route.fulfill({body: '{'}));
    await page.goto(server.url(`${list}?q=school`));
    await eventually(() => shown(page), ({trouble}) => trouble.length > 0, 'words about the trouble');
    await page.locator('[data-open-filters]').click();
    await page.locator('[data-facet="themes"] a[data-value="stad"]').click();
    await page.waitForURL('**/themes/stad/');
  })));

test('a deployment between root and files is noticed', () => inContext(browser, {}, (context) =>
  visit(context, server.url('over/'), async (page) => {
    let roots = 0;
    await page.route('**/search/*/root.json', async (route) => {
      roots += 1;
      const root = await (await route.fetch()).json();
      return route.fulfill({json: roots === 1 ? {...root, directory: '0123456789'} : root});
    });
    await page.goto(server.url(`${list}?q=rolmodel`));
    const now = await answered(page, {text: 'rolmodel'});
    assert.ok(now.total > 0 && roots >= 2);
  })));

test('once the index is read, typing needs no network', () => inContext(browser, {}, (context) => visit(context, server.url(list), async (page) => {
  await ready(page);
  const before = await page.evaluate(() => performance.getEntriesByType('resource').filter(({name}) => name.endsWith('.bin')).length);
  assert.equal(before, 0, 'nothing is read before one wants to search');
  await page.locator('[data-finder-form] input').focus();
  await page.waitForTimeout(500);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await type(page, 'taal en lezen');
  assert.ok((await answered(page, {text: 'taal en lezen'})).total > 0);
  await context.setOffline(false);
})));

test('a second visit works without a network', async (t) => {
  const keeping = await serve(site, {maxAge: 600});
  t.after(keeping.close);
  await inContext(browser, {}, async (context) => {
    await visit(context, keeping.url(`${list}?q=rolmodel`), async (page) => {
      await answered(page, {text: 'rolmodel'});
      await page.waitForLoadState('networkidle');
    });
    await context.setOffline(true);
    await visit(context, keeping.url(`${list}?q=rolmodel`), async (page) => {
      assert.ok((await answered(page, {text: 'rolmodel'})).total > 0);
    });
    await context.setOffline(false);
  });
});

test('without scripts the form, the filters and the list are plain links', () => open(list, {scripts: false}, async (page) => {
  assert.ok(await page.locator('ol[data-static] .hit__title a').count() > 12);
  assert.equal(await page.locator('[data-more-options]:visible, [data-sort]:visible').count(), 0);
  await page.locator('[data-finder-form] input').fill('ouders');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/praktijken/?q=ouders');
  assert.ok(await page.locator('ol[data-static] .hit__title a').first().isVisible());
  await page.locator('[data-facet="themes"] a[data-value="stad"]').click();
  await page.waitForURL('**/praktijken/themes/stad/');
}));

test('without scripts the box in the header goes to the list', () => open('over/', {scripts: false, width: 360}, async (page) => {
  await page.locator('button[popovertarget="p-find"]').click();
  await page.locator('#p-q').fill('ouders');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/praktijken/?q=ouders');
}));

for (const path of ['', 'over/', list, 'good-practices/']) {
  for (const width of [360, 1280]) {
    test(`/ brings the focus to a search box on /${path} at ${width} px`, () => open(path, {width}, async (page) => {
      await page.keyboard.press('/');
      const box = await activeElement(page, () => ({name: document.activeElement.name, value: document.activeElement.value, visible: document.activeElement.checkVisibility()}));
      assert.deepEqual(box, {name: 'q', value: '', visible: true});
      await page.keyboard.type('1/2');
      assert.equal(await activeElement(page, () => document.activeElement.value), '1/2');
    }));
  }
}

test('/ can be switched off, and stays off', () => open('over/', {}, async (page) => {
  await page.locator('[data-shortcut]').uncheck();
  await page.locator('h1').click();
  await page.keyboard.press('/');
  assert.ok(await activeElement(page, () => document.activeElement.name !== 'q'));
  await page.reload();
  await page.keyboard.press('/');
  assert.ok(await activeElement(page, () => document.activeElement.name !== 'q'));
  await page.locator('[data-shortcut]').check();
  await page.keyboard.press('/');
  assert.ok(await activeElement(page, () => document.activeElement.name === 'q'));
}));

for (const [path, width] of [['', 1280], ['', 360], ['over/', 1280], ['over/', 360]]) {
  test(`the box on /${path} suggests at ${width} px, by keyboard and pointer`, () => open(path, {width}, async (page) => {
    const options = page.locator('[role=listbox]:visible [role=option]');
    const attribute = (name) => activeElement(page, () => document.activeElement).then(() => page.evaluate((key) => document.activeElement.getAttribute(key), name));
    await page.keyboard.press('/');
    await page.keyboard.type('rolmod');
    const count = await eventually(() => options.count(), (number) => number > 1, 'suggestions');
    assert.equal(await attribute('role'), 'combobox');
    assert.equal(await attribute('aria-expanded'), 'true');
    assert.equal(await attribute('aria-activedescendant'), null);
    assert.match((await options.allTextContents()).join(' '), /rolmodel/i);
    await page.keyboard.press('ArrowDown');
    assert.equal(await attribute('aria-activedescendant'), await options.first().getAttribute('id'));
    await page.keyboard.press('ArrowUp');
    assert.equal(await attribute('aria-activedescendant'), null);
    await page.keyboard.press('ArrowUp');
    assert.equal(await attribute('aria-activedescendant'), await options.nth(count - 1).getAttribute('id'));
    await page.keyboard.press('Escape');
    assert.equal(await attribute('aria-expanded'), 'false');
    assert.equal(await activeElement(page, () => document.activeElement.value), 'rolmod', 'Escape closes the list and leaves the words');
    await page.keyboard.press('ArrowDown');
    await eventually(() => options.count(), (number) => number > 1, 'the suggestions again');
    const title = await options.first().locator('[data-text="t"]').textContent();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== server.url(path));
    assert.equal(await page.locator('h1').textContent(), title);
    await page.goBack();
    await page.keyboard.press('/');
    await page.keyboard.type(' ouder');
    await eventually(() => options.count(), (number) => number > 1, 'suggestions');
    await options.last().click();
    await page.waitForURL('**/praktijken/?q=*');
  }));
}

test('Enter in a box goes to the list with what was typed', () => open('', {}, async (page) => {
  await page.keyboard.press('/');
  await page.keyboard.type('veilige school');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/praktijken/?q=veilige+school');
  assert.ok((await answered(page, {text: 'veilige school'})).total > 0);
}));

test('a box whose index is damaged stays a plain form', () => inContext(browser, {}, (context) => visit(context, server.url('over/'), async (page) => {
  await page.route('**/search/*/root.json', (route) => route.fulfill({body: '{'}));
  await page.keyboard.press('/');
  await page.keyboard.type('ouders');
  await page.waitForTimeout(500);
  assert.equal(await page.locator('[role=option]').count(), 0);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/praktijken/?q=ouders');
})));

test('an address that does not exist is searched for by its words', () => inContext(browser, {}, (context) =>
  visit(context, server.url('praktijken/rolmodellen-op-school.html'), async (page) => {
    await eventually(() => page.locator('[data-guesses] a').count(), (count) => count > 0, 'guesses');
    assert.match((await page.locator('[data-guesses] a').allTextContents()).join(' '), /rolmodel/i);
    assert.equal(await page.locator('main [data-search-box] input').inputValue(), 'rolmodellen op school');
  })));

test('nothing jumps while the list and its results come', async () => {
  for (const width of [360, 1280]) {
    for (const path of [list, `${list}?q=rolmodel`, `${list}?q=school&themes=stad`, `${list}themes/stad/`]) {
      await open(path, {width}, async (page) => {
        const jumps = await page.evaluate(async () => {
          const watched = [];
          new PerformanceObserver((entries) => watched.push(...entries.getEntries())).observe({type: 'layout-shift', buffered: true});
          for (let i = 0; i < 100 && !document.querySelector('[data-live]'); i += 1) await new Promise((resolve) => setTimeout(resolve, 50));
          await new Promise((resolve) => setTimeout(resolve, 1000));
          return watched.map(({value, sources}) => ({value, what: sources.map(({node}) => node?.outerHTML?.slice(0, 60) ?? '')}));
        });
        const sum = jumps.reduce((all, {value}) => all + value, 0);
        assert.ok(sum < 0.02, `/${path} at ${width} px moves by ${sum}: ${JSON.stringify(jumps)}`);
      });
    }
  }
});

test('what the list needs is asked for at once, not one script after another', () => open(list, {}, async (page) => {
  const named = await page.locator('script[src], link[rel=modulepreload], link[rel=preload]').evaluateAll((all) => all.map((one) => one.src || one.href));
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({name}) => name).filter((name) => name.endsWith('.js') || name.endsWith('root.json')));
  const late = loaded.filter((name) => !named.includes(name) && !/\/(my_menu|store)\./.test(name));
  assert.deepEqual(late, []);
  assert.equal(loaded.filter((name) => name.endsWith('root.json')).length, 1, 'the root is read once');
}));

for (const variant of variants()) {
  test(`each state is accessible at ${variant.width} px, ${variant.scheme}`, () => open(list, variant, async (page) => {
    const found = [];
    const check = async (state) => found.push(...(await violations(page)).map((line) => `${state}: ${line}`));
    await ready(page);
    await check('start');
    await type(page, 'schol');
    await answered(page, {text: 'schol'});
    await check('results');
    if (variant.width < 600) {
      await page.locator('[data-open-filters]').click();
      await check('sheet');
      await page.locator('dialog[open] [data-facet="themes"] input').first().click();
      await page.keyboard.press('Escape');
    } else {
      await toggle(page, 'themes', 'stad');
    }
    await answered(page, {text: 'schol', choices: 1});
    await check('filtered');
    await type(page, nonsense);
    await answered(page, {text: nonsense});
    await check('nothing');
    await page.goto(server.url('over/'));
    await page.keyboard.press('/');
    await page.keyboard.type('ouders');
    await eventually(() => page.locator('[role=option]').count(), (count) => count > 1, 'suggestions');
    await page.keyboard.press('ArrowDown');
    await check('suggestions');
    await page.route('**/search/*/root.json', (route) => route.fulfill({body: '{'}));
    await page.goto(server.url(`${list}?q=ouders`));
    await eventually(() => shown(page), ({trouble}) => trouble.length > 0, 'words about the trouble');
    await check('trouble');
    assert.deepEqual(found, []);
  }));
}
