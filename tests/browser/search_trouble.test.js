// Searching when something is wrong: hostile texts, an index that is damaged, missing or new, and no network.

import assert from 'node:assert/strict';

import {inContext, visit} from './support/browser.js';
import {answered, eventually, ready, shown} from './support/finder.js';
import {browser, list, nonsense, open, searchUnder, server, site, type} from './support/search_site.js';
import {serve} from './support/server.js';
import {test} from './support/test.js';

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

for (const policy of ["require-trusted-types-for 'script'; trusted-types 'none'", "worker-src 'none'"]) {
  test(`where “${policy}” forbids a thread, the page itself searches`, () => inContext(browser, {}, (context) =>
    visit(context, server.url('over/'), async (page) => {
      assert.ok(!await searchUnder(policy, page, context));
    })));
}

test('a page takes no text as markup or as the address of a script, by its own policy', () => inContext(browser, {}, (context) =>
  visit(context, server.url(list), async (page, faults) => {
    const refused = await page.evaluate(() => [() => { document.createElement('p').innerHTML = '<b>a</b>'; }, () => document.write('a'), () => new Worker('a.js'),
      () => { document.createElement('script').src = 'a.js'; }, () => new DOMParser().parseFromString('a', 'text/html'), () => globalThis.trustedTypes.createPolicy('other', {})]
      .map((attempt) => {
        try {
          attempt();
          return 'taken';
        } catch ({ name }) {
          return name;
        }
      }));
    assert.deepEqual(refused, refused.map(() => 'TypeError'));
    await eventually(() => faults.length, (count) => count >= refused.length, 'what the console says of each');
    assert.deepEqual(faults.filter((fault) => !/Trusted|trusted-types/.test(fault)), []);
  })));

test('a browser without DecompressionStream is told that it is too old', () => inContext(browser, {}, (context) =>
  visit(context, server.url('over/'), async (page) => {
    await page.addInitScript(() => {
      delete globalThis.DecompressionStream;
      delete globalThis.Worker;  // It would have one of its own; browsers that old have no threads of modules.
    });
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
  let files = 0;
  page.on('request', (request) => { files += Number(request.url().endsWith('.bin')); });
  await page.reload();
  await ready(page);
  assert.equal(files, 0, 'nothing is read before one wants to search');
  await page.locator('[data-finder-form] input').focus();
  let last = 0;
  await eventually(async () => {
    const before = last;
    await page.waitForTimeout(1000);
    last = files;
    return {before, last};
  }, (number) => number.last > 0 && number.last === number.before, 'the whole index');
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
