// What a visitor waits for on a large site, with the processor slowed down four times: `node client.js SITE`, of which `tests/bench/client` makes the sites.
//
// In:  a built site with the list of practices and the timeline of this repository. Out: one JSON object: a figure by name.
//
// Chromium slows down the thread of the page alone. So all is done twice: as it is, with the engine of the search in a thread of its own, for
// how long the page itself is kept busy at a stretch; and without threads, where the engine works in the page and is slowed down with it, for how
// long an answer takes, and for memory, as all of it is in one heap then. Both times are from the key or the tap to the frame that shows the answer.

import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';

import {readLexicon, readRoot} from '../../src/client/search/reader.js';
import {inContext, openBrowser} from '../browser/support/browser.js';
import {serve} from '../browser/support/server.js';

const slower = 4;
const list = 'praktijken/';
const timeline = 'timeline/';
const input = '[data-finder-form] input';
const patience = 120_000;

/** What the page notices of itself: tasks of more than 50 ms, and how long after an event its answer was painted. */
const watch = () => {
  globalThis.tasks = [];
  new PerformanceObserver((seen) => tasks.push(...seen.getEntries().map(({duration}) => duration))).observe({type: 'longtask', buffered: true});
  /** Begins to wait for an event, and for a frame after the answer to it: the list is busy from the one to the other, or an event tells. */
  globalThis.awaitAnswer = (kind, told) => {
    globalThis.answered = new Promise((done) => {
      const end = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - globalThis.began)));
      addEventListener(kind, ({timeStamp}) => {
        globalThis.began = timeStamp;
        if (told) return document.addEventListener(told, end, {once: true});
        const found = document.querySelector('[data-found]');
        let busy = found.hasAttribute('aria-busy');
        const watcher = new MutationObserver(() => {
          const now = found.hasAttribute('aria-busy');
          if (busy && !now) {
            watcher.disconnect();
            end();
          }
          busy = now;
        });
        watcher.observe(found, {attributes: true, attributeFilter: ['aria-busy']});
      }, {once: true, capture: true});
    });
  };
};

/** Words of the index: a common one, another, one that few have, and two whose compound is not there. @param {string} site */
const wordsOf = (site) => {
  const folder = join(site, 'search/nl');
  const root = readRoot(readFileSync(join(folder, 'root.json')));
  const known = readLexicon(gunzipSync(readFileSync(join(folder, root.directory, 'l.bin'))), root);
  const forms = new Set(known.map(({form}) => form));
  const usual = known.filter(({form}) => /^[a-z]{6,9}$/.test(form) && !root.stopWords.includes(form)).sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1)).map(({form}) => form);
  const rare = usual.at(-1);
  const long = known.filter(({form}) => /^[a-z]{10,14}$/.test(form)).sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1))[3].form;
  const compound = usual.slice(4).map((form) => usual[2] + form).find((form) => !forms.has(form));
  return {usual, rare, long, compound, documents: root.documents};
};

/** The queries: of each, what it is of, and the text. */
const queriesOf = ({usual, rare, long, compound}) => ({
  'two letters': usual[1].slice(0, 2),
  'a common word': usual[1],
  'a rare word': rare,
  'a typing error': long.slice(0, 4) + long[5] + long[4] + long.slice(6),
  'an unknown compound': compound,
  'a phrase': `"${usual[0]} ${usual[1]}"`,
  'six words': usual.slice(2, 8).join(' '),
  'nothing found': 'qzxqzxqzxqzx',
});

const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** A visit: opens a page and does what is asked of it, with the processor slowed down from the beginning. */
const visit = (browser, server, path, {threads}, act) => inContext(browser, {}, async (context) => {
  context.setDefaultTimeout(patience);
  await context.addInitScript(watch);
  if (!threads) await context.addInitScript(() => { delete globalThis.Worker; });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', {rate: slower});
  server.record.length = 0;
  await page.goto(server.url(path), {waitUntil: 'load'});
  return act({
    page,
    /** The longest task since it was asked last; 50 stands for none that is longer. */
    longest: async () => {
      await page.waitForTimeout(700);
      return Math.max(50, ...await page.evaluate(() => globalThis.tasks.splice(0)));
    },
    /** Bytes that were fetched since it was asked last. */
    fetched: () => server.record.splice(0).reduce((sum, {bytes}) => sum + bytes, 0),
    /** Bytes of the page's heap and of what it holds besides. */
    heap: async () => {
      await session.send('HeapProfiler.collectGarbage');
      const {usedSize, backingStorageSize = 0} = await session.send('Runtime.getHeapUsage');
      return usedSize + backingStorageSize;
    },
    /** How long after the event the answer is to be seen. */
    timed: async (kind, doIt, told) => {
      await page.evaluate(([event, word]) => awaitAnswer(event, word), [kind, told]);
      await doIt();
      return page.evaluate(() => globalThis.answered);
    },
  });
});

const live = (page) => page.waitForSelector('[data-finder][data-live]');

/** Types into the box of the list, and waits for what it gives. */
const asks = ({page, timed}) => ({
  empty: async () => {
    await page.locator(input).fill('');
    await page.waitForTimeout(500);
    await page.locator(input).focus();
  },
  type: (text) => timed('input', () => page.keyboard.insertText(text)),
});

/** The list when it is opened, and asked eight things by hand. */
const visitQueries = (words) => async (visited) => {
  const {page, longest, fetched, heap} = visited;
  const {empty, type} = asks(visited);
  const out = {};
  await live(page);
  out['opening: longest task'] = await longest();
  out['opening: bytes'] = fetched();
  out['heap when opened'] = await heap();
  await empty();
  out['first query: ms'] = await type(words.usual[3]);
  out['first query: bytes'] = fetched();
  out['first query: longest task'] = await longest();
  for (const [name, text] of Object.entries(queriesOf(words))) {
    await empty();
    out[`${name}: ms`] = await type(text);
    out[`${name}: longest task`] = await longest();
  }
  out['eight queries: bytes'] = fetched();
  out['heap after them'] = await heap();
  return out;
};

/** The list asked letter by letter: each answered before the next, and then in a hurry. */
const visitKeys = (words) => async (visited) => {
  const {page, longest, fetched} = visited;
  const {empty, type} = asks(visited);
  const out = {};
  await live(page);
  await longest();
  fetched();
  const keys = [];
  for (const text of [words.usual[1], words.long, `${words.usual[0]} ${words.usual[5]}`]) {
    await empty();
    for (const letter of text) keys.push(await type(letter));
  }
  Object.assign(out, {'keys: median ms': quantile(keys, 0.5), 'keys: p95 ms': quantile(keys, 0.95), 'keys: worst ms': Math.max(...keys), 'keys: longest task': await longest(), 'keys: bytes': fetched()});
  await empty();
  await page.locator(input).pressSequentially(words.long, {delay: 120});
  out['a key every 120 ms: longest task'] = await longest();
  return out;
};

/** The list filtered and sorted, all of it and by a word, back, and with a filter of as many values as there are organisations. */
const visitFilters = (words) => async (visited) => {
  const {page, longest, fetched, heap, timed} = visited;
  const {empty, type} = asks(visited);
  const out = {};
  await live(page);
  const boxes = page.locator('[data-facet="sectors"] input');
  const note = async (name, ms) => {
    out[`${name}: ms`] = ms;
    out[`${name}: longest task`] = await longest();
  };
  await empty();
  await type(words.usual[1]);
  await longest();
  await note('a word and a filter', await timed('change', () => boxes.nth(0).click()));
  await page.goto(page.url().replace(/\?.*/, ''));
  await live(page);
  await longest();
  fetched();
  await note('all, a filter', await timed('change', () => boxes.nth(1).click()));
  await note('all, by title', await timed('change', () => page.locator('[data-sort]').selectOption('title')));
  await note('back', await timed('popstate', () => page.goBack()));
  out['filters and orders: bytes'] = fetched();
  const many = page.locator('[data-facet="organisations"]');
  await many.locator('summary').click();
  out['many values unfold: longest task'] = await longest();
  out['many values: bytes'] = fetched();
  await many.locator('[data-more-options]').click();
  await page.waitForFunction(() => 'all' in document.querySelector('[data-facet="organisations"]').dataset);
  out['all of them: longest task'] = await longest();
  await note('with all of them, a filter', await timed('change', () => boxes.nth(2).click()));
  out['heap at the end'] = await heap();
  return out;
};

/** The timeline, whole on its page: filtered by what it is about, and by one of many organisations. */
const visitTimeline = async ({page, longest, fetched, heap, timed}) => {
  const out = {};
  await page.waitForFunction(() => document.querySelector('[data-filter] input'));
  out['opening: longest task'] = await longest();
  out['opening: bytes'] = fetched();
  const boxes = page.locator('[data-filter] [data-facet] label');
  const times = [];
  for (let i = 0; i < 4; i += 1) times.push(await timed('change', () => boxes.nth(i).click(), 'sifted'));
  out['a filter: median ms'] = quantile(times, 0.5);
  out['a filter: longest task'] = await longest();
  out['heap'] = await heap();
  return out;
};

/** The box in the header of any page. */
const visitBox = (words) => async ({page, longest, fetched}) => {
  const out = {};
  out['opening: longest task'] = await longest();
  fetched();
  await page.locator('#p-q').click();
  await page.keyboard.type(words.long, {delay: 200});
  await page.waitForSelector('[role=option]');
  out['typing: longest task'] = await longest();
  out['typing: bytes'] = fetched();
  return out;
};

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tests/bench/client.js SITE');
  process.exit(2);
}
const words = wordsOf(folder);
const browser = await openBrowser();
const server = await serve({folder, basePath: '/kennisbank/'}, {gzip: true, maxAge: 600});
const figures = {documents: words.documents};
const add = (where, found) => { for (const [name, figure] of Object.entries(found)) figures[`${where}, ${name}`] = Math.round(figure); };
for (const [where, threads] of [['list', true], ['list, no thread', false]]) {
  for (const act of [visitQueries, visitKeys, visitFilters]) add(where, await visit(browser, server, list, {threads}, act(words)));
}
add('timeline', await visit(browser, server, timeline, {threads: true}, visitTimeline));
add('box', await visit(browser, server, 'over/', {threads: true}, visitBox(words)));
await browser.close();
await server.close();
console.log(JSON.stringify(figures, null, 1));
