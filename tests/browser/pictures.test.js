// A picture as a visitor gets it: the file that fits the screen, and a page that does not move when it comes.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

import {openBrowser} from './support/browser.js';
import {eventually} from './support/finder.js';
import {serve} from './support/server.js';
import {projectFolder} from './support/sites.js';
import {after, before, test} from './support/test.js';

const program = process.env.BONDGENOOT ?? join(projectFolder, 'build/release/bondgenoot');
const paragraphs = (count) => Array.from({length: count}, (_, i) => `Alinea ${i} van een tekst die ergens over gaat, en die door de foto niet mag verspringen.`).join('\n\n');
const model = `title: Praktijken
path: /praktijken/
layouts: {entry: practice.html}
fields:
  title: {type: text, required: true}
  summary: {type: text, required: true}
  image: {type: image}
`;
const practice = `---
title: Koffie met ouders
summary: Eens per maand.
image:
  src: bovenaan.jpg
  alt: Twee vlakken
  credit: "Beeld: de proef"
---
## Wat is het?

${paragraphs(30)}

![Nog twee vlakken](onderaan.jpg)

${paragraphs(10)}
`;

let browser;
let folder;
let server;

/** Counts from the first moment how much of the page moves. */
function countShifts() {
  const shifts = {sum: 0, add(entries) { for (const entry of entries) shifts.sum += entry.value; }};
  const observer = new PerformanceObserver((list) => shifts.add(list.getEntries()));
  observer.observe({type: 'layout-shift', buffered: true});
  window.shiftedSoFar = () => {
    shifts.add(observer.takeRecords());
    return shifts.sum;
  };
}

/** Calls `use(page)` with a page on a screen of its own. */
async function onPage(screen, use) {
  const context = await browser.newContext(screen);
  context.setDefaultTimeout(60_000);
  await context.addInitScript(countShifts);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** A JPEG of this size, which Chromium itself draws. */
const photo = (width, height) => onPage({viewport: {width, height}}, async (page) => {
  await page.setContent('<body style="margin:0;height:100vh;background:linear-gradient(120deg,#c33,#36c 60%,#fc3)">');
  return page.screenshot({type: 'jpeg', quality: 90});
});

before(async () => {
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), 'bondgenoot-pictures-'));
  const write = (path, data) => {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), data);
  };
  write('content/site.yaml', 'title: Proef\nbase_url: https://example.org/kennisbank/\n');
  write('content/pages/index.md', '---\ntitle: Welkom\nsummary: De ingang.\n---\nLees [een praktijk](../praktijken/koffie.md).\n');
  write('content/praktijken/_collection.yaml', model);
  write('content/praktijken/koffie.md', practice);
  write('content/praktijken/bovenaan.jpg', await photo(1800, 1200));
  write('content/praktijken/onderaan.jpg', await photo(1800, 1000));
  execFileSync(program, ['build', '--quiet', '-C', folder, '-o', join(folder, 'public')], {stdio: ['ignore', 'inherit', 'inherit']});
  server = await serve({folder: join(folder, 'public'), basePath: '/kennisbank/'});
});

after(async () => {
  await server?.close();
  await browser?.close();
  if (folder) rmSync(folder, {recursive: true});
});

/** What the page has of its picture with this alternative text. */
const state = (page, alt) => page.evaluate((words) => {
  const image = document.querySelector(`img[alt="${words}"]`);
  const box = image.getBoundingClientRect();
  return {
    complete: image.complete && image.naturalWidth > 0, file: new URL(image.currentSrc || 'none:', document.baseURI).pathname.split('/').pop(),
    ratio: box.width / box.height, width: box.width, lazy: image.loading === 'lazy',
  };
}, alt);

/** How much has moved, after a frame in which all that came is drawn. */
const shifted = (page) => page.evaluate(() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => done(window.shiftedSoFar())));
}));

for (const {width, deviceScaleFactor, file} of [
  {width: 360, deviceScaleFactor: 1, file: /-400\.avif$/}, {width: 360, deviceScaleFactor: 2, file: /-800\.avif$/},
  {width: 1280, deviceScaleFactor: 1, file: /-800\.avif$/}]) {
  test(`at ${width} px and ${deviceScaleFactor} dots a pixel the picture is the one that fits, and nothing moves`, async () => {
    await onPage({viewport: {width, height: 700}, deviceScaleFactor}, async (page) => {
      await page.goto(server.url('praktijken/koffie/'));
      const top = await eventually(() => state(page, 'Twee vlakken'), (now) => now.complete, 'the picture at the top');
      assert.match(top.file, file);
      assert.ok(Math.abs(top.ratio - 1.5) < 0.02, `it is shown ${top.ratio} times as wide as high`);
      assert.equal(top.lazy, false, 'the first picture comes at once');
      const waiting = await state(page, 'Nog twee vlakken');
      assert.ok(waiting.lazy && Math.abs(waiting.ratio - 1.8) < 0.02, 'the place of the other one is kept before it comes');
      await page.locator('img[alt="Nog twee vlakken"]').scrollIntoViewIfNeeded();
      const below = await eventually(() => state(page, 'Nog twee vlakken'), (now) => now.complete, 'the picture below');
      assert.match(below.file, file);
      assert.ok(await shifted(page) < 0.01, 'the page moved');
    });
  });
}

test('a picture has its maker below it, and its text for who cannot see it', async () => {
  await onPage({viewport: {width: 1280, height: 700}}, async (page) => {
    await page.goto(server.url('praktijken/koffie/'));
    assert.equal(await page.locator('figure.picture figcaption').innerText(), 'Beeld: de proef');
    assert.equal(await page.getByRole('img', {name: 'Twee vlakken', exact: true}).count(), 1);
  });
});
