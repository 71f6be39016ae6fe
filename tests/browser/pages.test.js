// What a visitor meets, in a real browser: a page of every layout, alone, without scripts, on a narrow screen, by keyboard.

import {gzipSync} from 'node:zlib';

import {inContext, inParallel, openBrowser, visit} from './support/browser.js';
import {expectNone} from './support/findings.js';
import {moves, noticeMoves, tooWide} from './support/reading.js';
import {serve} from './support/server.js';
import {firstPages, samplePages, sites, spreadPages} from './support/sites.js';
import {after, before, test} from './support/test.js';

const kilobytes = 1000;
const wholePageLimit = 60 * kilobytes;
const textAndStylesLimit = 35 * kilobytes;
const stylesLimit = 16 * 1024;
// Some rows settle by a pixel or two when a piece ends in the middle of them.
const noticeable = 0.01;
// What every page begins with. Below it a filter or a row may still move when a piece ends in it: the test only tells.
const ofHeads = /: .*(nav\.nav|find__form|top__tools|brand|h1\.|p\.lead|div\.lead|entry__body|lost__text)/;
// Pages that show a whole collection at once; only the limit for whole pages is theirs.
const wholeCollections = /^(timeline|menu|organisations|practices|praktijken|tijdlijn)/;

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

/**
 * Opens `pages` as `variant` and fails with a line for each finding of `find(page, faults, target)`, an array of words.
 */
async function checkPages(t, site, pages, variant, find) {
  const server = await serve(site, {gzip: true});
  t.after(server.close);
  const lists = await inContext(browser, variant, (context) => inParallel(pages, (target) =>
    visit(context, server.url(target.path), (page, faults) => find(page, faults, target))));
  const found = lists.flatMap((list, index) => list.map((words) => `/${pages[index].path}: ${words}`));
  expectNone(found, `${pages.length} pages`);
}

/** What one visit shows of each page of the site's sample, for all tests that only look. */
async function lookAtSample(site) {
  const server = await serve(site, {gzip: true});
  const lookAt = async (context, {path, layout}) => {
    const requests = [];
    return visit(context, server.url(path), async (page, faults) => {
      await page.waitForLoadState('networkidle');
      const sizes = await sizesOf(page, requests);
      const words = await mainText(page);
      return {path, layout, faults, sizes, words, stop: await firstStop(page)};
    }, (page) => collect(page, requests));
  };
  try {
    return await inContext(browser, {}, (context) => inParallel(samplePages(site), (target) => lookAt(context, target)));
  } finally {
    await server.close();
  }
}

const looks = new Map();  // By the site's name.

/** The same for every test, until it fails or one of them finds something: then a second try looks anew. */
function looksOf(site) {
  const lookAnew = () => lookAtSample(site).catch((error) => {
    looks.delete(site.name);
    throw error;
  });
  if (!looks.has(site.name)) looks.set(site.name, lookAnew());
  return looks.get(site.name);
}

/** Fails with a line for each finding of `find(look)`, an array of words. */
async function checkLooks(site, find) {
  const seen = await looksOf(site);
  const found = seen.flatMap((look) => find(look).map((words) => `/${look.path}: ${words}`));
  if (found.length > 0) looks.delete(site.name);
  expectNone(found, `${seen.length} pages`);
}

for (const site of sites()) {
  test(`${site.name} opens without faults and asks nothing of other hosts`, (t) => {
    if (site.name === 'default') return checkLooks(site, ({faults}) => faults);
    return checkPages(t, site, firstPages(site), {}, async (page, faults) => {
      await page.waitForLoadState('networkidle');
      return faults;
    });
  });

  test(`${site.name} has an error page that works at any depth`, (t) =>
    checkPages(t, site, [{path: 'er/is/hier/niets'}], {}, async (page, faults) => {
      const styled = await page.evaluate(() => document.styleSheets.length > 0 && document.querySelector('h1') !== null);
      const others = faults.filter((fault) => !fault.includes('the server responded with a status of 404'));
      return styled ? others : ['no style or no heading', ...others];
    }));
}

// Another theme has other styles: what is on a page, and in which order, is the same.
for (const site of sites('default')) {
  test(`${site.name} says the same without scripts`, async (t) => {
    const withScripts = new Map((await looksOf(site)).map(({path, words}) => [path, words.length]));
    await checkPages(t, site, samplePages(site), {scripts: false}, async (page, faults, {path}) => {
      const found = [];
      if (!(await page.locator('h1').isVisible())) found.push('the heading is not visible');
      if (await page.locator('.js-only').locator('visible=true').count()) found.push('a control that needs scripts is visible');
      const {length} = await mainText(page);
      if (length < 0.8 * withScripts.get(path)) found.push(`${length} characters without scripts, ${withScripts.get(path)} with`);
      return found;
    });
  });

  test(`the first stop of the keyboard on ${site.name} leads to the content`, () => checkLooks(site, ({stop}) => {
    if (stop.tag !== 'A' || !stop.target?.startsWith('#')) return [`first is <${stop.tag.toLowerCase()}> to ${stop.target}`];
    if (!stop.shown) return ['the skip link has the focus but is not visible'];
    return stop.arrived ? [] : [`Enter on the skip link does not bring the focus to ${stop.target} in <main>`];
  }));

  test(`the pages of ${site.name} are light`, (t) => checkLooks(site, ({path, layout, sizes}) => {
    const styles = sizes.stylesheet ?? 0;
    const text = (sizes.document ?? 0) + styles;
    const whole = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    t.diagnostic(`/${path}: ${JSON.stringify({layout, ...sizes, whole})}`);
    const found = [];
    if (!sizes.document || !styles) found.push('the page or its styles were not weighed');
    if (whole > wholePageLimit) found.push(`${whole} bytes in all over the wire`);
    if (styles > stylesLimit) found.push(`${styles} bytes of styles over the wire`);
    if (text > textAndStylesLimit && !wholeCollections.test(layout)) found.push(`${text} bytes of text and styles over the wire`);
    return found;
  }));
}

for (const site of sites('default', 'amsterdam')) {
  test(`${site.name} never scrolls sideways at 320 px`, (t) =>
    checkPages(t, site, site.name === 'default' ? spreadPages(site) : samplePages(site), {width: 320}, async (page) => {
      const wide = await tooWide(page);
      return wide ? [wide] : [];
    }));

  test(`the header and the titles stay in place while the pages of ${site.name} come piece by piece`, async (t) => {
    const server = await serve(site, {slowly: 900});
    t.after(server.close);
    const found = [];
    for (const width of [360, 1280]) {
      await inContext(browser, {width}, async (context) => {
        await noticeMoves(context);
        await inParallel(firstPages(site), ({path}) => visit(context, server.url(path), async (page) => {
          await page.waitForLoadState('networkidle');
          const seen = (await moves(page)).filter(({value}) => value >= noticeable).map(({value, what}) => `/${path} at ${width} px: ${value.toFixed(4)}: ${what}`);
          found.push(...seen.filter((line) => ofHeads.test(line)));
          for (const line of seen.filter((other) => !ofHeads.test(other))) t.diagnostic(line);
        }));
      });
    }
    expectNone(found, 'the layouts');
  });
}

/** The words of the page's content. */
function mainText(page) {
  return page.evaluate(() => document.querySelector('main')?.innerText ?? '');
}

/** Where Tab leads first, and whether Enter there brings the focus to what it names in <main>. */
async function firstStop(page) {
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => {
    const link = document.activeElement;
    const box = link.getBoundingClientRect();
    const shown = box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0;
    return {tag: link.tagName, target: link.getAttribute('href'), shown};
  });
  if (first.tag !== 'A' || !first.target?.startsWith('#')) return first;
  await page.keyboard.press('Enter');
  const arrived = await page.evaluate((id) => {
    const target = document.getElementById(id);
    return target !== null && document.querySelector('main')?.contains(target) && target.contains(document.activeElement);
  }, first.target.slice(1));
  return {...first, arrived};
}

/** Puts what the page asks for from now on into `requests`; nothing of it is kept from other pages. */
async function collect(page, requests) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.setCacheDisabled', {cacheDisabled: true});
  page.on('requestfinished', (request) => { if (new URL(request.url()).hostname === '127.0.0.1') requests.push(request); });
}

/** The bytes over the wire of `requests` by kind of file. */
async function sizesOf(page, requests) {
  const sizes = {};
  // What the search's thread asks for again is in the cache that is switched off here.
  for (const request of new Map(requests.map((each) => [each.url(), each])).values()) {
    const {responseBodySize} = await request.sizes();
    const kind = request.resourceType();
    sizes[kind] = (sizes[kind] ?? 0) + responseBodySize;
  }
  const icon = await page.locator('link[rel=icon]').getAttribute('href');  // Without a window, nobody asks for it.
  sizes.icon = gzipSync(Buffer.from(await (await fetch(new URL(icon, page.url()))).arrayBuffer())).length;
  return sizes;
}
