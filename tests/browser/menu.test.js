// The menu card and one's own menu in a real browser: choosing, filtering, ordering, noting, sharing, printing.

import assert from 'node:assert/strict';

import {violations} from './support/axe.js';
import {inContext, visit} from './support/browser.js';
import {eventually} from './support/finder.js';
import {action, known, serveMade} from './support/made_site.js';
import {pagesOf} from './support/paper.js';
import {moves, noticeMoves} from './support/reading.js';
import {activeElement, browser, open, server, site} from './support/search_site.js';
import {after, before, test} from './support/test.js';

const card = 'menu/';
const mine = 'mijn-menukaart/';
const names = ['kom-in-de-klas', 'podcasts-en-vlogs', 'over-meester-acties', 'ambassadeurswerk'];

/** What my menu shows now. */
const plan = (page) => page.evaluate(() => {
  const visible = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility({visibilityProperty: true}));
  return {
    names: visible('.plan:not([data-gone])').map(({dataset}) => dataset.slug),
    gone: visible('.plan[data-gone]').map(({dataset}) => dataset.slug),
    notes: visible('.plan textarea').map(({value}) => value).filter(Boolean),
    isGift: visible('[data-shared]').length > 0,
    isEmpty: visible('[data-nothing]').length > 0,
    told: visible('[data-unread], [data-odd], [data-cut]').map(({textContent}) => textContent),
    kept: JSON.parse(localStorage.getItem('/kennisbank/menu') ?? 'null'),
    count: document.querySelector('[data-menu-count]').textContent,
  };
});
const until = (page, wanted, what) => eventually(() => plan(page), wanted, what);
const said = (page, pattern) => eventually(() => page.locator('[data-live]').textContent().catch(() => ''), (text) => pattern.test(text), String(pattern));
const tabTo = async (page, selector) => {
  for (let i = 0; i < 150; i += 1) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not come to ${selector}`);
};
/** Opens my menu with these actions on it. */
const withMenu = (chosen, variant, use) => open(card, variant, async (page, context) => {
  await page.evaluate((list) => localStorage.setItem('/kennisbank/menu', JSON.stringify(list)), chosen);
  await page.goto(server.url(mine));
  await until(page, (now) => now.names.join() === chosen.join(), 'the menu');
  await use(page, context);
});

for (const width of [360, 1280]) {
  test(`choosing from the card, noting, ordering and taking off by keyboard alone, ${width} px`, () => open(card, {width}, async (page) => {
    for (const [i, name] of names.slice(0, 3).entries()) {
      await page.locator(`[data-menu-add="${name}"]`).focus();
      await page.keyboard.press(i ? 'Space' : 'Enter');
      await said(page, /staat op je menu/);
      assert.equal(await page.locator(`[data-menu-add="${name}"]`).getAttribute('aria-pressed'), 'true');
    }
    assert.match(await page.locator('[data-tray]').textContent(), /3 acties/);
    await page.locator('[data-tray] a').focus();
    await Promise.all([page.waitForURL(`**/${mine}`), page.keyboard.press('Enter')]);
    assert.deepEqual((await until(page, (now) => now.names.length === 3, 'three actions')).names, names.slice(0, 3));
    await tabTo(page, `[data-slug="${names[0]}"] [name="who"]`);
    await page.keyboard.type('Anna');
    await tabTo(page, `[data-slug="${names[0]}"] [data-down]`);
    await page.keyboard.press('Enter');
    await said(page, /plaats 2 van 3/);
    assert.ok(await activeElement(page, () => document.activeElement.matches('[data-down]')), 'the focus stays on the button');
    await page.keyboard.press('Enter');
    await said(page, /plaats 3 van 3/);
    await page.keyboard.press('Enter');
    await said(page, /staat al onderaan/);
    assert.deepEqual((await plan(page)).names, [names[1], names[2], names[0]]);
    await tabTo(page, `[data-slug="${names[0]}"] [data-off]`);
    await page.keyboard.press('Enter');
    await said(page, /is van je menu af/);
    assert.deepEqual((await plan(page)).gone, [names[0]]);
    assert.ok(await activeElement(page, () => document.activeElement.matches('[data-undo]')), 'the focus is on the way back');
    await page.keyboard.press('Enter');
    await said(page, /staat op je menu/);
    const back = await plan(page);
    assert.deepEqual([back.names, back.notes], [[names[1], names[2], names[0]], ['Anna']]);
    await page.reload();
    assert.deepEqual(await until(page, (now) => now.names.length === 3, 'the same after a reload'), back);
  }));
}

test('what was taken off comes back to its place, also when others go and move meanwhile', () => withMenu(names, {}, async (page) => {
  await page.locator(`[data-slug="${names[1]}"] [data-off]`).click();
  await page.locator(`[data-slug="${names[2]}"] [data-off]`).click();
  assert.deepEqual((await plan(page)).kept, [names[0], names[3]]);
  await page.locator(`[data-slug="${names[2]}"] [data-undo]`).click();
  await page.locator(`[data-slug="${names[1]}"] [data-undo]`).click();
  assert.deepEqual((await plan(page)).kept, names);
  await page.locator('[data-empty]').click();
  assert.deepEqual((await until(page, (now) => now.isEmpty, 'the empty menu')).kept, []);
  assert.ok(await activeElement(page, () => document.activeElement.matches('[data-restore]')));
  await page.keyboard.press('Enter');
  assert.deepEqual((await until(page, (now) => !now.isEmpty, 'the menu')).kept, names);
}));

test('an empty menu says how to begin', () => open(mine, {width: 360}, async (page) => {
  const now = await plan(page);
  assert.deepEqual([now.names, now.isEmpty, now.isGift], [[], true, false]);
  assert.ok(await page.locator(`[data-nothing] a[href$="${card}"]`).isVisible());
  assert.ok(!(await page.locator('[data-tools]').isVisible()));
}));

test('actions are chosen on their own page and on that of a practice too', () => open(`${card}${names[0]}/`, {}, async (page) => {
  await page.locator('main [data-menu-add]').click();
  await page.goto(server.url('good-practices/activatie-menukaart/'));
  assert.equal(await page.locator(`main [data-menu-add="${names[0]}"]`).getAttribute('aria-pressed'), 'true');
  await page.locator(`main [data-menu-add="${names[3]}"]`).click();
  await page.goto(server.url(mine));
  await until(page, (now) => now.names.join() === [names[0], names[3]].join(), 'both');
}));

test('a shared link shows the menu elsewhere in its order, and changes nothing until it is taken', () => withMenu([names[1], names[0]], {}, async (page, context) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('[name="who"]:visible').first().fill('Geheim');
  await page.locator('[data-share-menu]').click();
  await said(page, /gekopieerd/);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(link, `${server.url(mine)}#menu=${names[1]},${names[0]}`);
  await inContext(browser, {width: 360}, (other) => visit(other, server.url(card), async (theirs, faults) => {
    await theirs.evaluate((list) => localStorage.setItem('/kennisbank/menu', JSON.stringify(list)), [names[2], names[0]]);
    await theirs.goto(link);
    const gift = await until(theirs, (now) => now.isGift, 'the shared menu');
    assert.deepEqual([gift.names, gift.kept, gift.notes, gift.told], [[names[1], names[0]], [names[2], names[0]], [], []]);
    assert.equal(await theirs.locator('.plan textarea:visible, [data-off]:visible, [data-up]:visible, [data-empty]:visible').count(), 0);
    await theirs.reload();
    assert.ok((await until(theirs, (now) => now.isGift, 'the shared menu again')).isGift);
    await theirs.locator('[data-shared] a').click();
    assert.deepEqual((await until(theirs, (now) => !now.isGift, 'their own')).names, [names[2], names[0]]);
    await theirs.goBack();
    await until(theirs, (now) => now.isGift, 'the shared menu once more');
    await theirs.locator('[data-take]').focus();
    await theirs.keyboard.press('Enter');
    const taken = await until(theirs, (now) => !now.isGift, 'taken');
    assert.deepEqual(taken.kept, [names[2], names[0], names[1]]);
    assert.ok(await activeElement(theirs, () => document.activeElement.matches('[data-slug] button')), 'the focus is not lost');
    assert.ok(!theirs.url().includes('#'));
    assert.deepEqual(faults, []);
  }));
}));

test('a tampered link runs nothing, loses nothing and says what it skipped', () => withMenu([names[0]], {}, async (page) => {
  const hostile = [
    ['#menu=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E,javascript:alert(1)', {isGift: false, names: [names[0]], told: /geen actie van deze kaart.*2 delen/}],
    [`#menu=${names[1]},%3Cscript%3Ealert(1)%3C/script%3E`, {isGift: true, names: [names[1]], told: /1 deel/}],
    [`#menu=__proto__,constructor,${names[1]},${names[1]}`, {isGift: true, names: [names[1]], told: /2 delen/}],
    ['#menu=', {isGift: false, names: [names[0]], told: /geen actie/}],
    ['#menu=%E0%A4%A%00', {isGift: false, names: [names[0]], told: /geen actie/}],
    [`#menu=${names[1]},${`${names[2]},`.repeat(5000)}`, {isGift: true, names: [names[1], names[2]], told: /te lang/}],
    ['#p-main', {isGift: false, names: [names[0]], told: /^$/}],
  ];
  let dialogs = 0;
  page.on('dialog', (dialog) => { dialogs += 1; dialog.dismiss(); });
  for (const [hash, wanted] of hostile) {
    await page.goto(server.url(mine) + hash);
    await page.reload();
    const now = await until(page, ({names: shown}) => shown.join() === wanted.names.join(), `${hash.slice(0, 60)}`);
    assert.equal(now.isGift, wanted.isGift, hash.slice(0, 60));
    assert.match(now.told.join(' '), wanted.told, hash.slice(0, 60));
    assert.deepEqual(now.kept, [names[0]]);
  }
  assert.equal(dialogs, 0);
}));

test('a browser that keeps nothing, or kept nonsense, loses nothing on the page and says so once', () => inContext(browser, {}, async (context) => {
  await context.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    Storage.prototype.getItem = (key) => ({'/kennisbank/menu': '["kom-in-de-klas",{"a":1},7]', '/kennisbank/plan': '["x"]'})[key] ?? null;
  });
  await visit(context, server.url(mine), async (page, faults) => {
    await until(page, (now) => now.names.join() === 'kom-in-de-klas', 'what can be read');
    await page.locator('[name="who"]:visible').fill('Anna');
    await said(page, /bewaart niets/);
    await eventually(() => page.locator('[data-live]').textContent(), (text) => text === '', 'silence');
    await page.locator('[name="when"]:visible').fill('Morgen');
    await page.locator('[data-off]:visible').click();
    await said(page, /van je menu af/);
    assert.doesNotMatch(await page.locator('[data-live]').textContent(), /bewaart niets/);
    await page.locator('[data-undo]:visible').click();
    assert.deepEqual((await until(page, (now) => now.names.length === 1, 'back')).notes, ['Anna', 'Morgen']);
    assert.deepEqual(faults, []);
  });
}));

test('a browser without storage shows the same pages', () => inContext(browser, {}, async (context) => {
  await context.addInitScript(() => Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }}));
  await visit(context, server.url(card), async (page, faults) => {
    await page.locator('[data-menu-add]').first().click();
    await said(page, /bewaart niets.*staat op je menu|staat op je menu.*bewaart niets/);
    assert.match(await page.locator('[data-tray]').textContent(), /1 actie /);
    await page.goto(server.url(`${mine}#menu=${names[0]}`));
    await eventually(() => page.locator('.plan:visible').count(), (n) => n === 1, 'the shared menu');
    assert.deepEqual(faults, []);
  });
}));

test('two open pages lose nothing of each other', () => withMenu(names.slice(0, 2), {}, async (page, context) => {
  const other = await context.newPage();
  await other.goto(server.url(mine));
  await other.locator('[name="when"]:visible').first().fill('Morgen');
  await page.locator('[name="who"]:visible').first().fill('Anna');
  await other.locator('[data-off]:visible').last().click();
  await until(page, (now) => now.names.length === 1 && now.notes.length === 2, 'both notes, one action');
  await other.close();
}));

test('the plan is copied as Markdown, and by hand where the clipboard is forbidden', () => withMenu(names.slice(0, 2), {}, async (page, context) => {
  await page.locator('[name="of"]').fill('ons *team*');
  await page.locator('[name="step"]:visible').first().fill('Bel\n# de school');
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
  await page.locator('[data-markdown]').click();
  const text = await page.locator('[data-by-hand] textarea').inputValue();
  assert.ok(await activeElement(page, () => document.activeElement.matches('[data-by-hand] textarea') && document.activeElement.selectionEnd > 100), 'all is selected');
  assert.match(text, /^# Actieplan van ons \\\*team\\\*\n\n- \[ \] \*\*Kom in de klas\*\*: .+ <http.+kom-in-de-klas\/>\n {2}- Wie trekt dit\? …\n {2}- Wanneer\? …\n {2}- Eerste stap Bel {2}\n {4}\\# de school\n/);
  assert.equal(text.match(/- \[ \]/g).length, 2);
  await page.reload();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('[data-markdown]').click();
  await said(page, /Gekopieerd/);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
}));

test('the card filters by aspect, in the address, with the courses and the number following', () => open(card, {}, async (page) => {
  const dishes = () => page.locator('.dish:visible').count();
  const all = await dishes();
  const label = page.locator('[data-facet="aspects"] label').nth(1);
  const n = Number(await label.locator('[data-n]').textContent());
  await label.locator('input').focus();
  await page.keyboard.press('Space');
  await eventually(dishes, (count) => count === n, `the card with ${n} actions`);
  await eventually(() => page.url(), (url) => url.endsWith('?aspects=culturele-diversiteit'), 'the address');
  await eventually(() => page.locator('form [data-count]').textContent(), (text) => text.startsWith(`${n} `), 'the number');
  assert.ok(await page.locator('.course:visible').evaluateAll((list) => list.every((course) => course.querySelector('.dish:not([hidden])'))));
  await page.reload();
  await eventually(dishes, (count) => count === n, `the card with ${n} actions again`);
  await page.goBack();
  await eventually(dishes, (count) => count === all, 'the whole card');
}));

test('an action for all aspects says so, with its condition', () => open(card, {scripts: false}, async (page) => {
  assert.match(await page.locator('#advisering-curriculum-en-begeleiding .dish__nature').textContent(), /alle onderwerpen · alle aspecten \(alleen samen met de doelgroep\)/);
  assert.equal(await page.locator('[data-menu-add]:visible, [data-tray]:visible').count(), 0);
  await page.locator('[data-facet="aspects"] a').first().click();
  await page.waitForURL(/\/menu\/aspects\/.+\/$/);
  assert.ok((await page.locator('.dish').count()) > 0);
}));

test('the card prints on one A4, and my menu on one or two', () => withMenu(names.slice(0, 3), {}, async (page) => {
  await page.locator('[name="of"]').fill('Team onderbouw');
  await page.locator('[name="who"]:visible').first().fill('Anna en iedereen die op woensdag komt helpen met voorlezen en rekenen');
  await page.locator('[data-off]:visible').last().click();
  const few = await pagesOf(page);
  assert.equal(few.length, 1);
  const text = few[0].replace(/\s+/g, ' ');
  assert.match(text, /Team onderbouw/);
  assert.match(text, /Kom in de klas/);
  for (const word of 'Anna en iedereen die op woensdag komt helpen met voorlezen en rekenen'.split(' ')) assert.ok(text.includes(word), word);
  assert.doesNotMatch(text, /Omhoog|Haal eraf|Kopieer|Over-meester|Zet terug/);
  await page.evaluate(() => localStorage.removeItem('/kennisbank/plan'));
  await page.goto(server.url(card));
  const cards = await pagesOf(page);
  assert.equal(cards.length, 1);
  const titles = await page.locator('.dish h3').allTextContents();
  const flat = cards[0].replace(/[\s.]+/g, '');
  for (const word of titles.join(' ').split(/\s+/)) assert.ok(flat.includes(word.replace(/\./g, '')), word);
  const every = await page.locator('[data-menu-add]').evaluateAll((buttons) => buttons.map(({dataset}) => dataset.menuAdd));
  await page.evaluate((list) => localStorage.setItem('/kennisbank/menu', JSON.stringify(list)), every);
  await page.goto(server.url(mine));
  await until(page, (now) => now.names.length === every.length, 'all actions');
  assert.ok((await pagesOf(page)).length <= 2);
}));

test('without scripts my menu has all actions and room to write', () => open(mine, {scripts: false}, async (page) => {
  const n = await page.locator('.plan').count();
  assert.ok(n >= 12);
  assert.equal(await page.locator('.plan:visible').count(), n);
  assert.equal(await page.locator('.plan textarea:visible').count(), 3 * n);
  assert.equal(await page.locator('.plan button:visible, [data-tools]:visible, [data-nothing]:visible').count(), 0);
  assert.match((await pagesOf(page)).join(' '), /Eerste stap/);
}));

test('nothing moves while the card, the line and my menu come', () => inContext(browser, {}, async (context) => {
  await noticeMoves(context);
  await context.addInitScript(() => localStorage.setItem('/kennisbank/menu', '["kom-in-de-klas"]'));
  for (const address of [card, `${card}?aspects=culturele-diversiteit`, 'timeline/', 'timeline/?kind=bezoek', mine, `${mine}#menu=${names[1]}`]) {
    await visit(context, server.url(address), async (page) => {
      await page.waitForTimeout(500);
      assert.deepEqual(await moves(page), [], address);
    });
  }
}));

const long = 'Onderwijsachterstandenbestrijdingsbeleid'.repeat(5);
const made = {
  none: {},
  many: {...known, ...Object.assign({}, ...Array.from({length: 500}, (_, i) => action(`a${i}`, i === 3 ? long : `Actie ${i}`, i + 1)))},
};
const servers = {};
before(async () => {
  for (const [name, entries] of Object.entries(made)) servers[name] = await serveMade(entries);
});
after(() => Promise.all(Object.values(servers).map((each) => each.close())));

test('no action at all, and five hundred with one long word, hold at 320 px', async () => {
  const check = (name, address, use) => inContext(browser, {width: 320}, (context) => visit(context, servers[name].url(address), async (page, faults) => {
    await use(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} ${address}: nothing is wider than the screen`);
    assert.deepEqual(faults, []);
  }));
  await check('none', card, async (page) => assert.ok(await page.locator('.carte__none').isVisible()));
  await check('none', mine, async (page) => assert.ok(await page.locator('main .none').isVisible()));
  await check('many', card, async (page) => {
    await page.locator('[data-menu-add="a3"]').click();
    assert.match(await page.locator('[data-tray]').textContent(), /1 actie /);
    await page.evaluate(() => localStorage.setItem('/kennisbank/menu', JSON.stringify(Array.from({length: 500}, (_, i) => `a${499 - i}`))));
    await page.goto(servers.many.url(mine));
    assert.deepEqual((await until(page, (now) => now.names.length === 500, 'all')).names.slice(0, 2), ['a499', 'a498']);
    await page.locator('[data-slug="a3"] [data-up]').click();
    assert.deepEqual((await plan(page)).names.slice(494, 497), ['a5', 'a3', 'a4']);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
});

test('the card and my menu are accessible: filtered, empty, chosen, taken off, shared', async () => {
  assert.ok(site);
  for (const variant of [{width: 360, scheme: 'dark'}, {width: 1280}]) {
    for (const address of [`${card}?aspects=culturele-diversiteit`, mine, `${mine}#menu=${names.join()},nonsense`]) {
      await open(address, variant, async (page) => assert.deepEqual(await violations(page), [], address));
    }
    await withMenu(names, variant, async (page) => {
      await page.locator('[data-off]:visible').first().click();
      assert.deepEqual(await violations(page), [], 'my menu');
    });
  }
});
