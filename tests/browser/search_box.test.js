// The search boxes of every page, pages without scripts, what loads when, and that all of it is accessible.

import assert from 'node:assert/strict';

import {violations} from './support/axe.js';
import {inContext, variants, visit} from './support/browser.js';
import {answered, eventually, ready, shown, toggle} from './support/finder.js';
import {activeElement, browser, list, nonsense, open, server, type} from './support/search_site.js';
import {test} from './support/test.js';

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
