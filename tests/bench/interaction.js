// How long a visitor waits for an answer on a phone of 2017: from the key or the tap to the next frame that shows it, with 1,000
// practices and a timeline of 1,000 stops, in a browser whose processor is slowed down four times.
//
//     python3 tests/bench/corpus.py build/bench/1300 1300         of which some 1,000 are practices
//     build/release/bondgenoot build -C build/bench/1300 -o build/bench/1300/site --today 2026-01-15
//     node tests/bench/interaction.js build/bench/1300/site
//
// Prints for each kind of interaction how many there were, the median and the longest, in ms (as the Event Timing API has them: in
// steps of 8 ms, none below 16). Status 1 when the longest of a kind takes more than a tenth of a second.

import {inContext, openBrowser, visit} from '../browser/support/browser.js';
import {answered, ready} from '../browser/support/finder.js';
import {known, serveMade} from '../browser/support/made_site.js';
import {serve} from '../browser/support/server.js';
import {readSite} from '../browser/support/sites.js';

const limit = 100;
const slower = 4;

/** Begins to notice each interaction of the page. The longest of the events of one is how long it took, as for INP. */
const notice = (page) => page.evaluate(() => {
  globalThis.interactions = new Map();
  new PerformanceObserver((list) => {
    for (const {interactionId, duration, name} of list.getEntries()) {
      if (interactionId && duration > (globalThis.interactions.get(interactionId)?.duration ?? 0)) globalThis.interactions.set(interactionId, {name, duration});
    }
  }).observe({type: 'event', durationThreshold: 16});
});

/** The durations of what was noticed, and 16 for what was too quick to be. @returns {Promise<number[]>} */
const durations = async (page, expected) => {
  await page.waitForTimeout(400);
  const found = await page.evaluate(() => [...globalThis.interactions.values()].map(({duration}) => duration));
  return [...found, ...Array.from({length: Math.max(0, expected - found.length)}, () => 16)];
};

let longest = 0;
/** Opens a page, slows it down, and measures what `act(page)` does: it gives the number of its interactions. */
async function measure(browser, server, what, path, act, width = 1280) {
  await inContext(browser, {width}, (context) => visit(context, server.url(path), async (page) => {
    await page.waitForLoadState('networkidle');
    await notice(page);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', {rate: slower});
    const times = (await durations(page, await act(page))).sort((a, b) => a - b);
    const median = times[Math.floor((times.length - 1) / 2)];
    console.log(`${what}, ${width} px: ${times.length} times, median ${median} ms, longest ${times.at(-1)} ms`);
    longest = Math.max(longest, times.at(-1));
  }));
}

/** Clicks what the selector finds, from the first to the `count`th, with time in between. */
const clicks = (selector, count) => async (page) => {
  const found = page.locator(selector);
  const n = Math.min(count, await found.count());
  if (!n) throw new Error(`nothing to click: ${selector}`);
  for (let index = 0; index < n; index++) {
    await found.nth(index).scrollIntoViewIfNeeded();
    await found.nth(index).click();
    await page.waitForTimeout(600);
  }
  return n;
};

const types = (selector, text) => async (page) => {
  await page.locator(selector).click();
  await page.waitForTimeout(600);
  await page.locator(selector).pressSequentially(text, {delay: 250});
  return text.length + 1;
};

/** Serves a timeline of `count` stops in forty years, of each kind and of twenty organisations. */
function serveLongTimeline(count) {
  const kinds = ['mijlpaal', 'besluit', 'bijeenkomst', 'bezoek', 'start', 'ondertekening', 'publicatie', 'onderzoek', 'media', 'campagne'];
  const source = 'sources:\n  - {title: "Bron"}\n---\nTekst.\n';
  const entries = {...known};
  for (let index = 0; index < 20; index++) {
    entries[`organisations/school-${index}.md`] = `---\ntitle: "School ${index}"\nsummary: "Een school in de stad."\nkind: school\n---\nTekst.\n`;
  }
  for (let index = 0; index < count; index++) {
    const date = `${1986 + index % 40}-${String(1 + index % 12).padStart(2, '0')}-${String(1 + index % 28).padStart(2, '0')}`;
    entries[`timeline/halte-${index}.md`] = `---\ntitle: "Halte ${index}: een bijeenkomst met ouders en scholen in de stad"
summary: "Wat er die dag gebeurde, met wie, en waarom het voor de kinderen in de wijk iets heeft uitgemaakt."
date: ${date}\nkind: ${kinds[index % kinds.length]}\nalliance: wij\norganisations: [school-${index % 20}]\n${source}`;
  }
  return serveMade(entries, {gzip: true});
}

const [practices] = process.argv.slice(2);
if (!practices) {
  console.error('usage: node tests/bench/interaction.js SITE');
  process.exit(2);
}
const stops = 1000;
const browser = await openBrowser();
const first = await serve(readSite(practices), {gzip: true});
const second = await serveLongTimeline(stops);
const list = 'praktijken/';
const filters = '[data-facet] label:visible';
await measure(browser, first, 'the list: a filter', list, async (page) => { await ready(page); return clicks(filters, 6)(page); });
await measure(browser, first, 'the list: typing', list, async (page) => { await ready(page); return types('[data-finder-form] input', 'school ouders')(page); });
await measure(browser, first, 'the list: more', `${list}?q=school`, async (page) => { await answered(page, {text: 'school'}); return clicks('[data-more]', 1)(page); });
await measure(browser, first, 'the list: the sheet', list, async (page) => { await ready(page); return clicks('[data-open-filters]', 1)(page); }, 360);
await measure(browser, first, 'the header: typing', 'over/', types('#p-q', 'ouders'));
await measure(browser, first, 'the menu card: add', 'menu/', clicks('[data-menu-add]', 4));
await measure(browser, first, 'the menu card: a filter', 'menu/', clicks(filters, 4));
await measure(browser, first, 'the scan: a rating', 'scan/', async (page) => {
  await page.locator('[data-choose]').last().check();
  return clicks('[data-ask] label:has(input[value="2"]):visible', 7)(page);
});
for (const width of [1280, 360]) {
  await measure(browser, first, 'the timeline: a filter', 'timeline/', clicks(filters, 4), width);
  await measure(browser, second, `${stops} stops: a filter`, 'timeline/', clicks(filters, 4), width);
}
await browser.close();
await Promise.all([first.close(), second.close()]);
process.exitCode = longest > limit ? 1 : 0;
