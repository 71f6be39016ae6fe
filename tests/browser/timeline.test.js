// The timeline in a real browser: filtering, links to a stop, from stop to stop by keyboard, and on paper.

import assert from 'node:assert/strict';

import {violations} from './support/axe.js';
import {inContext, visit} from './support/browser.js';
import {eventually, settled} from './support/finder.js';
import {known, serveMade, stop} from './support/made_site.js';
import {pagesOf} from './support/paper.js';
import {activeElement, browser, open, server, site} from './support/search_site.js';
import {after, before, test} from './support/test.js';

const line = 'timeline/';
const stops = '[data-stop]';
const seen = `${stops}:not([hidden])`;

/** What the page says, once it has shown what was done before. */
const state = (page) => settled(page).then(() => page.evaluate(() => ({
  search: location.search,
  count: document.querySelector('form [data-count]').textContent,
  stops: [...document.querySelectorAll('[data-stop]')].filter((each) => each.checkVisibility()).map(({id}) => id),
  kinds: [...document.querySelectorAll('input[name="kind"]:checked')].map(({value}) => value),
  years: [...document.querySelectorAll('[data-board-row] > a')].map((link) => ({name: link.textContent, leads: link.hasAttribute('href')})),
})));
const numberIn = (text) => Number(text.match(/\d+/)[0]);
const until = (page, wanted, what) => eventually(() => state(page), wanted, what);
/** Presses Tab until what has the focus matches. */
const tabTo = async (page, selector) => {
  for (let i = 0; i < 150; i += 1) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not come to ${selector}`);
};
/** In the list that has the focus, presses the first letter until the value comes: it goes round those that begin with it, however slow the page is. */
const chooseByLetter = async (page, value) => {
  for (let i = 0; i < 30; i += 1) {
    await page.keyboard.press(value[0]);
    if (await page.evaluate(() => document.activeElement.value) === value) return;
  }
  assert.fail(`the letter does not come to ${value}`);
};

for (const width of [360, 1280]) {
  test(`choosing kinds, an alliance and an organisation by keyboard alone, ${width} px`, () => open(line, {width}, async (page) => {
    const all = await state(page);
    assert.equal(numberIn(all.count), all.stops.length);
    await tabTo(page, 'input[name="kind"][value="bezoek"]');
    const promised = numberIn(await activeElement(page, () => document.activeElement.closest('label').querySelector('[data-n]').textContent));
    await page.keyboard.press('Space');
    const one = await until(page, ({search}) => search === '?kind=bezoek', 'the choice in the address');
    assert.equal(one.stops.length, promised);
    assert.equal(numberIn(one.count), promised);
    assert.ok(await activeElement(page, () => document.activeElement.matches('input[value="bezoek"]:checked')), 'the focus stays');
    await tabTo(page, 'input[name="kind"][value="start"]');
    await page.keyboard.press('Space');
    const two = await until(page, ({search}) => search === '?kind=bezoek&kind=start', 'two kinds');
    assert.ok(two.stops.length > one.stops.length);
    await tabTo(page, 'select[name="organisations"]');
    await chooseByLetter(page, 'life-college');
    const organised = await until(page, ({search}) => search.endsWith('&organisations=life-college'), 'an organisation');
    assert.ok(organised.stops.length > 0 && organised.stops.length < two.stops.length);
    await tabTo(page, 'form [data-reset]');
    await page.keyboard.press('Enter');
    assert.deepEqual(await until(page, ({search}) => search === '', 'everything'), all);
    assert.ok(await activeElement(page, () => document.activeElement.matches('form [data-count]')), 'the focus goes to the number');
  }));
}

test('what is chosen survives a reload, a shared address, going on and the back button', () => open(line, {}, async (page, context) => {
  await page.locator('label', {hasText: 'besluit'}).click();
  await page.locator('label', {hasText: 'start'}).click();
  const chosen = await until(page, ({kinds}) => kinds.length === 2, 'two kinds');
  await page.reload();
  assert.deepEqual(await until(page, ({kinds}) => kinds.length === 2, 'the same after a reload'), chosen);
  const other = await context.newPage();
  await other.goto(page.url());
  assert.deepEqual((await until(other, ({kinds}) => kinds.length === 2, 'the same elsewhere')).stops, chosen.stops);
  await other.close();
  await page.locator(`${seen} h3 a`).first().click();
  await page.waitForSelector('article.entry');
  await page.goBack();
  assert.deepEqual((await until(page, ({kinds}) => kinds.length === 2, 'the same when back')).stops, chosen.stops);
  await page.locator('label', {hasText: 'start'}).click();
  await until(page, ({kinds}) => kinds.join() === 'besluit', 'one kind');
  await page.goBack();
  assert.deepEqual(await until(page, ({kinds}) => kinds.length === 2, 'two kinds again'), chosen);
  await page.goForward();
  await until(page, ({kinds}) => kinds.join() === 'besluit', 'one kind again');
}));

test('a choice that nothing fits says so, and offers ways that do give stops', () => open(`${line}?kind=media&alliance=divers-voor-de-klas`, {}, async (page) => {
  const {stops: none} = await until(page, ({kinds}) => kinds.length === 1, 'the choice');
  assert.deepEqual(none, []);
  assert.ok(await page.locator('[data-none]').isVisible());
  const ways = await page.locator('[data-ways] button').allTextContents();
  assert.equal(ways.length, 2);
  await page.locator('[data-ways] button').first().focus();
  await page.keyboard.press('Enter');
  const after = await until(page, ({stops: some}) => some.length > 0, 'stops');
  assert.equal(after.stops.length, numberIn(ways[0].split(':').at(-1)));
  assert.ok(!(await page.locator('[data-none]').isVisible()));
  assert.ok(await activeElement(page, () => document.activeElement.matches('[data-count]')), 'the focus is not lost');
}));

test('an address with nonsense shows the whole line', () => open(`${line}?kind=%3Cscript%3E&kind=&organisations=__proto__&x=%E0%A4%A`, {}, async (page) => {
  assert.equal((await state(page)).stops.length, await page.locator(stops).count());
}));

test('the board follows the filters: years without a stop lead nowhere, months to their first stop shown', () => open(`${line}?kind=bezoek`, {}, async (page) => {
  const {stops: some, years} = await until(page, ({kinds}) => kinds.length === 1, 'the choice');
  const kept = new Set(await page.locator(seen).evaluateAll((list) => list.map(({dataset}) => dataset.leg)));
  assert.deepEqual(years.filter(({leads}) => leads).map(({name}) => name), [...kept]);
  for (const target of await page.locator('[data-board-row] a[href]').evaluateAll((links) => links.map(({hash}) => hash.slice(1)))) {
    assert.ok(some.includes(target), target);
  }
}));

test('the arrow keys, J and K go from stop to stop shown, and only there', () => open(`${line}?kind=bezoek`, {}, async (page) => {
  const {stops: some} = await until(page, ({kinds}) => kinds.length === 1, 'the choice');
  const at = () => activeElement(page, () => document.activeElement.closest('[data-stop]')?.id);
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  assert.equal(await at(), undefined, 'without a stop in focus the keys do nothing');
  await page.locator(`${seen} h3 a`).first().focus();
  for (const [key, index] of [['ArrowDown', 1], ['j', 2], ['ArrowRight', 3], ['ArrowUp', 2], ['k', 1], ['ArrowLeft', 0], ['ArrowUp', 0]]) {
    await page.keyboard.press(key);
    assert.equal(await at(), some[index], key);
    assert.ok(await activeElement(page, () => {
      const {top, bottom} = document.activeElement.getBoundingClientRect();
      return top >= document.querySelector('.top').getBoundingClientRect().bottom && bottom <= innerHeight;
    }), `${key}: what has the focus is in sight`);
  }
  await page.keyboard.press('Control+ArrowDown');
  assert.equal(await at(), some[0], 'with another key they are the browser’s');
  await page.keyboard.press('Tab');
  assert.ok(await activeElement(page, () => document.activeElement.matches('[data-copy-address]')), 'Tab goes to what follows');
  await page.keyboard.press('Tab');
  assert.equal(await at(), some[1]);
  await page.locator(`${seen} h3 a`).last().focus();
  await page.keyboard.press('j');
  assert.equal(await at(), some.at(-1), 'behind the last stop there is none');
  for (let i = 0; i < 12 && (await at()); i += 1) await page.keyboard.press('Tab');
  assert.equal(await at(), undefined, 'Tab leaves the line');
}));

test('each stop has an address, to follow and to copy, and a filter does not hide it', () => open(`${line}?kind=bezoek`, {}, async (page, context) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const ids = await page.locator(stops).evaluateAll((list) => list.map(({id}) => id));
  assert.equal(new Set(ids).size, ids.length);
  const link = page.locator(`${seen} [data-copy-address]`).nth(2);
  const id = await link.evaluate((each) => each.hash.slice(1));
  assert.match(await link.textContent(), new RegExp((await page.locator(`#${id} h3`).textContent()).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  await link.focus();
  await page.keyboard.press('Enter');
  await eventually(() => page.evaluate(() => location.hash), (hash) => hash === `#${id}`, 'the hash');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${server.url(line)}#${id}`);
  const hidden = await page.locator(`${stops}[hidden]`).first().getAttribute('id');
  await page.goto(`${server.url(line)}?kind=bezoek#${hidden}`);
  await page.reload();
  assert.ok((await until(page, ({search}) => search === '', 'all stops')).stops.includes(hidden));
  await eventually(() => page.locator(`#${hidden}`).evaluate((each) => each.matches(':target') && each.getBoundingClientRect().top < innerHeight), Boolean, 'the stop in sight');
}));

test('the line is an ordered list for each year, and each event knows its neighbours on it', () => open(line, {scripts: false}, async (page) => {
  const ids = await page.locator(stops).evaluateAll((list) => list.map(({id}) => id));
  assert.ok(await page.locator(stops).evaluateAll((list) => list.every((each) => each.parentElement.matches('section[aria-labelledby] > ol[role="list"]'))));
  const dated = await page.locator('.leg:not(.leg--loose) [data-stop]').count();
  for (const index of [0, 1, Math.floor(dated / 2), dated - 1]) {
    await page.goto(server.url(`${line}${ids[index]}/`));
    const hrefs = await Promise.all(['prev', 'next'].map((rel) => page.locator(`nav a[rel="${rel}"]`).evaluateAll((links) => links.map(({href}) => href))));
    const wanted = [ids[index - 1], index + 1 < dated ? ids[index + 1] : undefined].map((id) => (id ? [server.url(`${line}${id}/`)] : []));
    assert.deepEqual(hrefs, wanted, ids[index]);
    assert.equal(await page.locator(`nav a[href$="${line}#${ids[index]}"]`).count(), 1, 'the way back to its place on the line');
  }
}));

test('without scripts each value is a link to its own part of the line', () => open(line, {scripts: false, width: 360}, async (page) => {
  assert.ok(!(await page.locator('.js-only').first().isVisible()));
  const link = page.locator('[data-facet="kind"] a').first();
  const n = numberIn(await link.locator('[data-n]').textContent());
  await link.click();
  await page.waitForURL(/\/timeline\/kind\/.+\/$/);
  assert.equal(await page.locator(stops).count(), n);
  await page.goto(server.url(line));
  await page.locator('details[data-facet="organisations"] summary').click();
  await page.locator('details[data-facet="organisations"] a').first().click();
  await page.waitForURL(/\/timeline\/organisations\/.+\/$/);
  assert.ok((await page.locator(stops).count()) > 0);
  assert.ok(await page.locator('.chip').isVisible(), 'the way back');
}));

test('the timeline prints as clean A4 pages with every stop', () => open(line, {}, async (page) => {
  const pages = await pagesOf(page);
  const dates = await page.locator(`${stops} .when`).allTextContents();
  const text = pages.join('\n').replace(/\s+/g, '');
  for (const date of dates) assert.ok(text.includes(date.replace(/\s+/g, '')), date);
  assert.ok(pages.length <= Math.ceil(dates.length / 8), `${pages.length} pages`);
  assert.ok(pages.every((each) => each.trim()), 'no empty page');
  assert.doesNotMatch(text, /pijltjes|Laatalleszien/);
}));

const long = 'Onderwijsachterstandenbestrijdingsbeleid'.repeat(5);
const range = (n) => Array.from({length: n}, (_, index) => index);
const made = {
  none: {},
  one: {...known, ...stop('een', 'Een halte', 'date: 2020-05-04\n')},
  many: {
    ...known,
    ...Object.assign({}, ...range(40).map((i) => stop(`h${i}`, i === 3 ? long : `Halte ${i}`, `date: 2020-${String(1 + (i % 12)).padStart(2, '0')}-10\n`))),
    ...stop('later', 'Komt er aan', 'date: 2030-01-02\n'),
    ...stop('ooit', 'Ooit'),
    ...stop('rond', 'Rond die dag', 'date: 2019-03-04~\n'),
    ...stop('tijd', 'Misschien een tijd', 'date: 2018?/2019\n'),
    ...stop('dag', 'Een dag', 'date: 2018-02-01\n'),
  },
};
const servers = {};
before(async () => {
  for (const [name, entries] of Object.entries(made)) servers[name] = await serveMade(entries);
});
after(() => Promise.all(Object.values(servers).map((each) => each.close())));
/** Opens the line of a made site; nothing may go wrong, be wider than the screen or be against the rules of accessibility. */
const openMade = (name, variant, use) => inContext(browser, variant, (context) => visit(context, servers[name].url(line), async (page, faults) => {
  await use(page);
  assert.deepEqual(faults, []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the screen');
  assert.deepEqual(await violations(page), []);
}));

for (const width of [320, 1280]) {
  test(`no stop, one stop and forty in a year with one long word hold at ${width} px`, async () => {
    await openMade('none', {width}, async (page) => {
      assert.equal(await page.locator(stops).count(), 0);
      assert.equal(await page.locator('main :is(form, .board, .lijn)').count(), 0, 'nothing empty is shown');
      assert.ok(await page.locator('main .none a').isVisible(), 'a way on');
    });
    await openMade('one', {width}, async (page) => {
      assert.equal(await page.locator(stops).count(), 1);
      await page.locator(`${stops} h3 a`).focus();
      await page.keyboard.press('ArrowDown');
      assert.ok(await activeElement(page, () => document.activeElement.matches('[data-stop] h3 a')));
    });
    await openMade('many', {width}, async (page) => {
      assert.equal(await page.locator('[data-leg="2020"]').count(), 40);
      const {left, right} = await page.locator('h3', {hasText: long}).evaluate((each) => each.getBoundingClientRect().toJSON());
      assert.ok(left >= 0 && right <= width);
    });
  });
}

test('what is not known to the day is drawn open and said in words; what is to come and what has no date stand apart', () => openMade('many', {scheme: 'dark'}, async (page) => {
  const look = Object.fromEntries(await page.locator(stops).evaluateAll((list) => list.map((each) => [each.id, {
    isOpen: getComputedStyle(each, '::after').borderStyle === 'dashed', when: each.querySelector('.when').textContent.trim(), leg: each.dataset.leg,
  }])));
  assert.deepEqual(look.dag, {isOpen: false, when: '1 februari 2018', leg: '2018'});
  assert.deepEqual(look.rond, {isOpen: true, when: 'rond 4 maart 2019', leg: '2019'});
  assert.equal(look.tijd.isOpen, true);
  assert.match(look.tijd.when, /waarschijnlijk/);
  assert.deepEqual(look.later, {isOpen: true, when: '2 januari 2030', leg: 'coming'});
  assert.deepEqual(look.ooit, {isOpen: true, when: 'datum onbekend', leg: 'undated'});
}));

test('the timeline is accessible with filters chosen, with nothing found, at a stop and on the page of one kind', async () => {
  assert.ok(site);
  for (const variant of [{width: 360, scheme: 'dark'}, {width: 1280}]) {
    for (const address of ['?kind=bezoek', '?kind=media&alliance=divers-voor-de-klas', '#opening-schooljaar-2016', 'kind/start/']) {
      await open(line + address, variant, async (page) => assert.deepEqual(await violations(page), [], address));
    }
  }
});
