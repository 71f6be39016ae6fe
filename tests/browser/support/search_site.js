// One browser and the site as it is published, for a file of tests about searching.
//
// In:  the built site. Out: its pages, opened; started before the first test of the file and closed after the last.

import assert from 'node:assert/strict';
import {after, before} from 'node:test';

import {inContext, openBrowser, visit} from './browser.js';
import {answered, eventually} from './finder.js';
import {serve} from './server.js';
import {sites} from './sites.js';

export const [site] = sites('default');
export const list = 'praktijken/';
export const nonsense = 'xqzwvk plorfbleg';
export let browser;
export let server;
before(async () => {
  browser = await openBrowser();
  server = await serve(site);
});
after(async () => {
  await browser.close();
  await server.close();
});

/** Opens a page; fails when the console, an exception or another host says that something is wrong. */
export const open = (path, variant, use) => inContext(browser, variant, (context) => visit(context, server.url(path), async (page, faults) => {
  await use(page, context);
  assert.deepEqual(faults, []);
}));
/** Searches on a page that comes with one more policy; gives whether there is a thread for it. */
export async function searchUnder(policy, page, context) {
  await context.route('**/praktijken/**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({response, headers: {...response.headers(), 'content-security-policy': policy}});
  });
  let threads = 0;
  page.on('worker', () => { threads += 1; });
  await page.goto(server.url(`${list}?q=rolmodel`));
  await answered(page, {text: 'rolmodel'});
  for (const item of await page.locator('[data-found] > li').all()) await item.scrollIntoViewIfNeeded();
  await eventually(() => page.locator('[data-snippet] mark').count(), (count) => count > 0, 'a piece of a page');
  return threads > 0;
}
/** Types as people do, letter by letter. */
export const type = async (page, text, box = '[data-finder-form] input') => {
  await page.locator(box).fill('');
  await page.locator(box).pressSequentially(text, {delay: 5});
};
/** What `read` says of the page, most often of the element that has the focus. */
export const activeElement = (page, read) => page.evaluate(read);
