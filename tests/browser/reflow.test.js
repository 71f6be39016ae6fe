// What visitors set for themselves: zoom to 400 %, text spacing, forced colours, a wide screen. Nothing may be cut off, scroll
// sideways, or hide behind bars, and the colours of the system must do.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {violations} from './support/axe.js';
import {inContext, inParallel, openBrowser, turnInto, visit} from './support/browser.js';
import {expectNone} from './support/findings.js';
import {barsOver, spaceText, tooWide, wordsCutOff} from './support/reading.js';
import {serve} from './support/server.js';
import {firstPages, sites} from './support/sites.js';

/** 1280 × 1024 at 400 %. */
const zoomed = {width: 320, height: 256};

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

/** Opens the first page of each layout and fails with a line for each finding of `find(page)`, an array of words. */
async function checkLayouts(t, site, variant, find) {
  const server = await serve(site);
  t.after(server.close);
  const pages = firstPages(site);
  const lists = await inContext(browser, variant, (context) => inParallel(pages, (target) =>
    visit(context, server.url(target.path), async (page) => (await find(page)).map((words) => `/${target.path}: ${words}`))));
  assert.ok(pages.length > 10);
  expectNone(lists.flat(), `${pages.length} pages`);
}

/** What keeps the page as it is now from being read. */
const unreadable = async (page, how) => [await tooWide(page), ...await wordsCutOff(page)].filter(Boolean).map((words) => `${how}: ${words}`);

for (const site of sites('default', 'amsterdam')) {
  test(`every layout of ${site.name} can be read at 400 %, with wide text spacing and on a wide screen`, (t) => checkLayouts(t, site, {}, async (page) => {
    const found = [];
    await page.setViewportSize({width: 1600, height: 1000});
    found.push(...await unreadable(page, '1600 px'));
    await page.setViewportSize(zoomed);
    found.push(...await unreadable(page, '400 %'));
    const bars = await barsOver(page);
    if (bars > 0.35) found.push(`400 %: bars cover ${Math.round(100 * bars)} % of the screen`);
    await spaceText(page);
    for (const width of [320, 1280]) {
      await page.setViewportSize({width, height: 740});
      found.push(...await unreadable(page, `text spacing at ${width} px`));
    }
    return found;
  }));

  test(`every layout of ${site.name} is accessible in forced colours`, (t) => checkLayouts(t, site, {}, async (page) => {
    await page.emulateMedia({forcedColors: 'active'});
    await turnInto(page, {width: 1280, scheme: site.name === 'default' ? 'dark' : 'light'});
    return violations(page, {systemColors: true});
  }));

  test(`the menu and the search box of ${site.name} are whole at 400 %`, async (t) => {
    const server = await serve(site);
    t.after(server.close);
    await inContext(browser, {width: 320}, (context) => visit(context, server.url('over/'), async (page) => {
      await page.setViewportSize(zoomed);
      for (const name of ['p-menu', 'p-find']) {
        await page.locator(`[popovertarget="${name}"]`).click();
        const controls = page.locator(`#${name} :is(a, input, button)`);
        for (let index = 0; index < await controls.count(); index++) {
          await page.keyboard.press('Tab');
          const seen = await page.evaluate((id) => {
            const box = document.activeElement.getBoundingClientRect();
            return document.getElementById(id).contains(document.activeElement) && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
          }, name);
          assert.ok(seen, `control ${index + 1} of #${name} is out of sight`);
        }
        await page.keyboard.press('Escape');
      }
    }));
  });
}

test('axe looks at the size of targets', () => inContext(browser, {}, async (context) => {
  const page = await context.newPage();
  await page.setContent('<html lang="nl"><title>t</title><main><h1>t</h1><button style="all:unset;width:9px;height:9px;display:inline-block" aria-label="a"></button><button style="all:unset;width:9px;height:9px;display:inline-block" aria-label="b"></button></main></html>');
  assert.match((await violations(page)).join('\n'), /^target-size /m);
}));
