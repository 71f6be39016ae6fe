// `bondgenoot serve` as an editor sees it: a project that changes under an open page.

import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

import {violations} from './support/axe.js';
import {inContext, openBrowser} from './support/browser.js';
import {projectFolder} from './support/sites.js';
import {after, before, test} from './support/test.js';

const program = process.env.BONDGENOOT ?? join(projectFolder, 'build/release/bondgenoot');
const long = Array.from({length: 120}, (_, i) => `Regel ${i} van een lange tekst, zodat de pagina niet op het scherm past.`).join('\n\n');
const page = (title, text = long) => `---\ntitle: ${title}\nsummary: Waar het over gaat.\n---\n${text}\n`;

/** Starts the program in `project`, on `port`; gives the address it says. */
function start(project, port = 0) {
  const server = spawn(program, ['serve', '-C', project, '--port', String(port), '--today', '2026-06-01', '--lang', 'en'], {stdio: ['ignore', 'pipe', 'inherit']});
  return new Promise((found, failed) => {
    let said = '';
    server.once('error', failed);
    server.once('exit', (status) => failed(new Error(`the program ended with ${status}: ${said}`)));
    server.stdout.on('data', (part) => {
      said += part;
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (address) found({address, end: () => new Promise((done) => server.once('exit', done) && server.kill('SIGINT'))});
    });
  });
}

let browser;
let project;
let server;
const write = (path, text) => {
  mkdirSync(dirname(join(project, path)), {recursive: true});
  writeFileSync(join(project, path), text);
};

before(async () => {
  browser = await openBrowser();
  project = mkdtempSync(join(tmpdir(), 'bondgenoot-serve-'));
  write('content/site.yaml', 'title: Proef\nbase_url: https://example.org/kennisbank/\ntheme: proef\n');
  write('content/pages/index.md', page('Welkom', 'Lees [over ons](over.md).'));
  write('content/pages/over.md', page('Over ons'));
  write('content/pages/plan.md', `---\ntitle: Plan\nsummary: Nog niet af.\ndraft: true\n---\nZie [over ons](over.md).\n`);
  write('themes/proef/theme.yaml', 'name: proef\nextends: default\nstylesheets: [proef.css]\n');
  write('themes/proef/proef.css', 'h1 { letter-spacing: 0px }\n');
  server = await start(project);
});
after(async () => {
  await browser.close();
  await server.end();
  rmSync(project, {recursive: true, force: true});
});

/** Opens a page of the site; `count()` says how often it was loaded so far. */
const open = (path, use) => inContext(browser, {}, async (context) => {
  const tab = await context.newPage();
  const faults = [];
  let loads = 0;
  tab.on('load', () => { loads += 1; });
  tab.on('pageerror', (error) => faults.push(error.message));
  tab.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await tab.goto(new URL(path, server.address).href, {waitUntil: 'load'});
  await use(tab, {faults, count: () => loads});
});
const shows = (tab, text) => tab.getByText(text).first().waitFor();

test('an edit is in the page by itself, and the reader stays where they were', () => open('over/', async (tab, {faults}) => {
  await tab.evaluate(() => scrollTo(0, 1500));
  write('content/pages/over.md', page('Over ons', `${long}\n\nDit is nieuw.`));
  await shows(tab, 'Dit is nieuw.');
  await tab.waitForFunction(() => scrollY === 1500);
  assert.deepEqual(faults, []);
}));

test('an edit of another page does not load this one again', () => open('', async (tab, {count}) => {
  await tab.evaluate(() => { globalThis.mark = 'still here'; });
  const answered = tab.waitForResponse((response) => response.url() === tab.url());
  write('content/pages/plan.md', `---\ntitle: Plan\nsummary: Nog steeds niet af.\ndraft: true\n---\nAnders.\n`);
  await answered;
  assert.equal(await tab.evaluate(() => globalThis.mark), 'still here');
  assert.equal(count(), 1);
}));

test('a style sheet is exchanged without loading the page', () => open('over/', async (tab, {faults, count}) => {
  await tab.evaluate(() => scrollTo(0, 900));
  write('themes/proef/proef.css', 'h1 { letter-spacing: 7px }\n');
  await tab.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px');
  assert.equal(await tab.evaluate(() => scrollY), 900);
  assert.equal(count(), 1);
  await tab.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet]:not([data-bondgenoot-style])').length === 1);
  assert.deepEqual(faults, []);
}));

test('a mistake stands in the page until it is mended, and the page keeps its place', () => open('over/', async (tab, {count}) => {
  await tab.evaluate(() => scrollTo(0, 1200));
  write('content/pages/over.md', '---\ntitel: Over ons\n---\nKapot.\n');
  const panel = tab.getByRole('alert');
  await panel.waitFor();
  assert.match(await panel.innerText(), /content\/pages\/over\.md:2:1/);
  assert.equal(await tab.getByText('Kapot.').count(), 0);
  assert.equal(count(), 1);
  assert.deepEqual((await violations(tab)).filter((line) => line.includes('bondgenoot')), []);
  await tab.reload();
  await panel.waitFor();
  await shows(tab, 'Regel 3 van');
  write('content/pages/over.md', page('Over ons', `${long}\n\nDit is weer heel.`));
  await shows(tab, 'Dit is weer heel.');
  assert.equal(await panel.count(), 0);
}));

test('without scripts the mistake is in the page too', () => inContext(browser, {scripts: false}, async (context) => {
  const tab = await context.newPage();
  write('content/pages/nieuw.md', '---\ntitle: [\n---\n');
  await tab.waitForTimeout(500);
  await tab.goto(server.address);
  assert.match(await tab.getByRole('alert').innerText(), /content\/pages\/nieuw\.md/);
  rmSync(join(project, 'content/pages/nieuw.md'));
}));

test('a page that was not there comes by itself', () => open('later/', async (tab) => {
  write('content/pages/later.md', page('Later', 'Nu wel.'));
  await shows(tab, 'Nu wel.');
}));

test('a draft is marked in its page and in links to it', () => open('plan/', async (tab) => {
  await shows(tab, 'this page is not on the site yet');
  assert.deepEqual((await violations(tab)).filter((line) => line.includes('bondgenoot')), []);
  write('content/pages/index.md', page('Welkom', 'Lees [het plan](plan.md).'));
  await tab.goto(server.address);
  await tab.getByRole('main').getByText('het plan').getByText('draft').waitFor();
}));

test('when the server comes back, so does the page', () => open('over/', async (tab) => {
  const {port} = new URL(server.address);
  await server.end();
  write('content/pages/over.md', page('Over ons', 'Intussen geschreven.'));
  server = await start(project, port);
  await shows(tab, 'Intussen geschreven.');
}));

test('when the first state is broken, the page says so and the site comes when it is mended', async () => {
  await server.end();
  write('content/site.yaml', 'titel: Proef\n');
  server = await start(project);
  await open('/', async (tab) => {
    await shows(tab, 'content/site.yaml:1:1');
    assert.deepEqual(await violations(tab), []);
    write('content/site.yaml', 'title: Proef\nbase_url: https://example.org/\ntheme: proef\n');
    await shows(tab, 'Welkom');
  });
});
