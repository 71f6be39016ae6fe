// A site in three languages in a real browser: from a page to itself in another language, and pages that run from right to left.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {violations} from './support/axe.js';
import {inContext, openBrowser, visit} from './support/browser.js';
import {action, known, serveMade, stop} from './support/made_site.js';
import {projectFolder} from './support/sites.js';
import {after, before, test} from './support/test.js';

let browser;
let server;
before(async () => {
  const settings = readFileSync(join(projectFolder, 'content/site.yaml'), 'utf8').replace(/^languages:.*\n/m, '').replace(/^language: nl$/m, 'language: nl\nlanguages: [nl, en, ar]');
  // Words of Arabic letters; which words does not matter here.
  const words = readFileSync(join(projectFolder, 'templates/i18n/en.yaml'), 'utf8');
  browser = await openBrowser();
  server = await serveMade({
    ...known, ...action('koffie', 'Koffie', 1), ...action('thee', 'Thee', 2), ...stop('dag', 'De dag', 'date: 2026-03-01\n'),
    'site.yaml': settings,
    '../templates/i18n/ar.yaml': words.replace(/^languages:.*$/m, 'languages: {nl: الهولندية, en: الإنجليزية, ar: العربية}'),
    'pages/index.en.md': '---\ntitle: Welcome\n---\n',
    'pages/index.ar.md': '---\ntitle: أهلا وسهلا\nsummary: معرفة للجميع\n---\n',
    'menu/koffie.en.md': '---\ntitle: Coffee\nsummary: What you do.\n---\n',
  });
});
after(async () => {
  await browser.close();
  await server.close();
});

const open = (path, variant, use) => inContext(browser, variant, (context) => visit(context, server.url(path), async (page, faults) => {
  await use(page);
  assert.deepEqual(faults, []);
}));
/** Goes to another language by the menu, which is folded on a telephone. */
const switchTo = async (page, language) => {
  const fold = page.locator('.tool--nav');
  if (await fold.isVisible()) await fold.click();
  const link = page.locator(`#p-menu a[hreflang="${language}"][aria-label]`);
  const name = await link.getAttribute('aria-label');
  await link.click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted && document.readyState === 'complete', language);
  return name;
};
const address = (page) => new URL(page.url()).pathname;

for (const width of [360, 1280]) {
  test(`the menu leads to the same page in another language and back, ${width} px`, () => open('menu/koffie/', {width}, async (page) => {
    assert.equal(await switchTo(page, 'en'), 'EN, English');
    assert.equal(address(page), '/kennisbank/en/menu/koffie/');
    assert.equal(await page.locator('h1').textContent(), 'Coffee');
    await switchTo(page, 'nl');
    assert.equal(address(page), '/kennisbank/menu/koffie/');
  }));

  test(`the menu says that a page is not translated and leads to its list, ${width} px`, () => open('menu/thee/', {width}, async (page) => {
    assert.match(await switchTo(page, 'en'), /not this page/);
    assert.equal(address(page), '/kennisbank/en/menu/');
    const dutch = page.locator('a', {hasText: 'Thee'}).first();
    assert.equal(await dutch.getAttribute('lang'), 'nl');
    assert.equal(await dutch.getAttribute('href'), '/kennisbank/menu/thee/');
  }));

  test(`pages from right to left fit and are accessible, ${width} px`, async () => {
    for (const path of ['ar/', 'ar/menu/', 'ar/timeline/']) {
      await open(path, {width}, async (page) => {
        const seen = await page.evaluate(() => ({
          direction: getComputedStyle(document.body).direction,
          brand: document.querySelector('.brand').getBoundingClientRect().left,
          tools: document.querySelector('.top__tools').getBoundingClientRect().left,
          beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        }));
        assert.equal(seen.direction, 'rtl', path);
        assert.ok(seen.brand > seen.tools, `${path}: the name is on the right`);
        assert.equal(seen.beyond, 0, `${path}: nothing sticks out`);
        assert.deepEqual(await violations(page), [], path);
      });
    }
  });
}
