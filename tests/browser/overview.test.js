// The state of the accord, its editions, the glossary and today's action, as visitors meet them with scripts and without.

import assert from 'node:assert/strict';

import {violations} from './support/axe.js';
import {inContext} from './support/browser.js';
import {answered} from './support/finder.js';
import {browser, open, server} from './support/search_site.js';
import {test} from './support/test.js';

const cells = (page) => page.evaluate(() => [...document.querySelectorAll('.heat')].flatMap((table) =>
  [...table.querySelectorAll('td[data-step]')].map((cell) => ({n: Number(cell.textContent), href: cell.querySelector('a')?.href, name: cell.querySelector('a')?.getAttribute('aria-label')}))));

test('every cell of the heat maps is a link that tells what it counts', () => open('overzicht/', {}, async (page) => {
  const all = await cells(page);
  assert.ok(all.length >= 80, `${all.length} cells`);
  for (const {n, href, name} of all) {
    assert.match(href ?? '', /\/praktijken\/.*\?\w+=[\w-]+&\w+=[\w-]+$/);
    assert.ok(name.includes(`: ${n}`), name);
  }
}));

test('a cell leads to the search that finds as many as it says', async () => {
  let chosen = [];
  await open('overzicht/', {}, async (page) => {
    const all = await cells(page);
    chosen = [all.find(({n}) => n > 12), all.findLast(({n}) => n === 1), all.find(({n}) => n === 0)];
  });
  for (const {n, href} of chosen) {
    await open(href.split('/kennisbank/')[1], {}, async (page) => {
      const now = await answered(page, {choices: 2});
      assert.equal(now.none ? 0 : now.total, n, href);
    });
  }
});

test('without scripts a cell leads to a list with the practices of its column', () => open('overzicht/', {scripts: false}, async (page) => {
  const link = page.locator('.heat td a').first();
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/praktijken\/sectors\//);
  assert.ok(await page.locator('.hit').count() > 0);
}));

test('white spots are named as what to do next, and lead to the way to share', () => open('overzicht/', {}, async (page) => {
  const empty = (await cells(page)).filter(({n}) => n === 0).length;
  assert.ok(empty > 0);
  const links = await page.locator('.gaps a').evaluateAll((all) => all.map((link) => link.pathname));
  assert.ok(links.length > 0 && links.every((path) => path.endsWith('/meedoen/')), links.join());
}));

test('every promise says how far it is', () => open('overzicht/', {scripts: false}, async (page) => {
  const promises = page.locator('section[aria-labelledby="p-promised"] details');
  assert.ok(await promises.count() >= 4);
  await promises.first().locator('summary').press('Enter');
  const states = await promises.first().locator('li .soft').allTextContents();
  assert.ok(states.length > 0 && states.every((state) => /praktijk/.test(state)), states.join());
}));

test('an edition shows its figures, and the overview what changed since the last', async () => {
  await open('overzicht/', {}, async (page) => {
    const section = page.locator('section[aria-labelledby="p-editions"]');
    assert.match(await section.locator('p').first().textContent(), /Sinds .+ geteld op \d+ \w+ \d{4}/);
    await section.locator('li a').first().click();
    await page.waitForURL(/\/edities\/\d{4}\/$/);
    assert.ok(await page.locator('section[aria-labelledby="p-figures"] tbody tr').count() > 10);
  });
});

test('an abbreviation is explained where it is first used, once, and again below the text', () => open('good-practices/droomproject/', {}, async (page) => {
  const links = await page.locator('a.term').evaluateAll((all) => all.map((link) => [link.textContent, link.title, link.closest('h1, h2, h3, a a') === null]));
  assert.deepEqual(links.map(([word]) => word), [...new Set(links.map(([word]) => word))]);
  assert.ok(links.some(([word, title, allowed]) => word === 'mbo' && title === 'middelbaar beroepsonderwijs' && allowed));
  const list = page.locator('details:has(.glossary)');
  await list.locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.equal(await list.locator('dt:visible').count(), links.length);
}));

test('a practice names others like it, each with the reason', () => open('good-practices/droomproject/', {scripts: false}, async (page) => {
  const why = await page.locator('section[aria-labelledby="p-more"] .card > .soft').allTextContents();
  assert.ok(why.length === 3 && why.every((reason) => reason.trim().length > 5), why.join());
  const titles = await page.locator('section[aria-labelledby="p-more"] .card__title').allTextContents();
  assert.ok(!titles.includes(await page.locator('h1').textContent()));
}));

const shownToday = (page) => page.locator('[data-today] h3').evaluateAll((all) =>
  all.filter((title) => title.checkVisibility({visibilityProperty: true})).map((title) => title.textContent));

test('each day another action stands on the home page, and every day the same one all day', async () => {
  const seen = [];
  for (const day of ['2026-03-01T08:00:00', '2026-03-01T22:00:00', '2026-03-02T08:00:00', '2026-03-03T08:00:00']) {
    await inContext(browser, {}, async (context) => {
      await context.clock.install({time: new Date(day)});
      const page = await context.newPage();
      await page.goto(server.url(''));
      const shown = await shownToday(page);
      assert.equal(shown.length, 1);
      seen.push(shown[0]);
    });
  }
  assert.equal(seen[0], seen[1]);
  assert.equal(new Set(seen).size, 3, seen.join());
});

test('without scripts the first action stands there, alone', () => open('', {scripts: false}, async (page) => {
  assert.equal((await shownToday(page)).length, 1);
}));

for (const path of ['overzicht/', 'edities/2026/', 'edities/', 'afkortingen/', 'afkortingen/mbo/', 'toegankelijkheid/', '']) {
  for (const variant of [{width: 1280, scheme: 'light'}, {width: 320, scheme: 'dark'}]) {
    test(`axe finds nothing on /${path}, ${variant.width} px and ${variant.scheme}`, () => open(path, variant, async (page) => {
      await page.evaluate(() => { for (const details of document.querySelectorAll('main details')) details.open = true; });
      assert.deepEqual(await violations(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'no scrolling sideways');
    }));
  }
}

test('the accessibility page says how it stands, since when, and what is not good enough', () => open('toegankelijkheid/', {scripts: false}, async (page) => {
  assert.match(await page.locator('section[aria-labelledby="p-access"]').textContent(), /WCAG 2\.2[\s\S]*\d{4}/);
  assert.ok(await page.locator('section[aria-labelledby="p-deviations"] li').count() >= 1);
}));
