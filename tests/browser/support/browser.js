// Debian's Chromium, driven by Playwright; every page is opened as one variant: a width, a colour scheme, with scripts or not.
//
// In:  sites and pages. Out: open pages, and what they did wrong while opening.

import {chromium} from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

export function openBrowser() {
  return chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags});
}

/** How many times slower than this machine a page's processor is: shows the tests that do not wait for what they ask. */
const slowness = Number(process.env.SLOW_PAGES ?? 1);

async function slowDown(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', {rate: slowness});
}

/**
 * @typedef {object} Variant
 * @property {number} [width]     360 is a phone, 1280 a desk, 320 the narrowest that must work
 * @property {'light'|'dark'} [scheme]
 * @property {boolean} [scripts]
 */

/** Both widths in both schemes. @returns {Variant[]} */
export function variants() {
  return [360, 1280].flatMap((width) => ['light', 'dark'].map((scheme) => ({width, scheme})));
}

const heightOf = (width) => (width < 600 ? 740 : 900);

/** Makes an open page one of the variants, with its scripts as they are. */
export async function turnInto(page, {width, scheme}) {
  await page.setViewportSize({width, height: heightOf(width)});
  await page.emulateMedia({colorScheme: scheme, reducedMotion: 'reduce'});
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Calls `use(context, variant)` for each variant, in a browser context of its own. */
export async function eachVariant(browser, use) {
  for (const variant of variants()) await inContext(browser, variant, (context) => use(context, variant));
}

/** Calls `use(context)` in a browser context for `variant`. */
export async function inContext(browser, {width = 1280, scheme = 'light', scripts = true}, use) {
  const context = await browser.newContext({
    viewport: {width, height: heightOf(width)},
    colorScheme: scheme,
    reducedMotion: 'reduce',
    javaScriptEnabled: scripts,
    serviceWorkers: 'block',
  });
  context.setDefaultTimeout(60_000);  // A page takes a fraction of a second; a busy machine may make that many.
  if (slowness > 1) context.on('page', (page) => slowDown(page).catch(() => {}));  // A page may be gone before it is slow.
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

/**
 * Opens `url` and calls `use(page, faults)`; before that, `prepare(page)` while it is empty. `faults` lists what went wrong so far:
 * console errors and warnings, exceptions, requests to another host, and files that are not there.
 */
export async function visit(context, url, use, prepare = async () => {}) {
  const page = await context.newPage();
  const {origin} = new URL(url);
  const faults = [];
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    const target = new URL(request.url());
    if (target.origin !== origin && target.protocol !== 'data:') faults.push(`request to another host: ${target.href}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.url() !== url) faults.push(`status ${response.status()}: ${response.url()}`);
  });
  try {
    await prepare(page);
    await page.goto(url, {waitUntil: 'load'});
    return await use(page, faults);
  } finally {
    await page.close();
  }
}

/** Calls `use` for every item, `width` at a time, and gives the results in the items' order. */
export async function inParallel(items, use, width = 2) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await use(items[index]);
    }
  };
  await Promise.all(Array.from({length: width}, worker));
  return results;
}
