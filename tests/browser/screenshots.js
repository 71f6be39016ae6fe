// Pictures of the pages for people to look at: build/screenshots/SITE/LAYOUT-WIDTH-SCHEME.png, the whole page each.
// `scripts/screenshots --help` says how to call it.

import {mkdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {eachVariant, inParallel, openBrowser, visit} from './support/browser.js';
import {serve} from './support/server.js';
import {projectFolder, readablePages, samplePages, sites} from './support/sites.js';

const folder = join(projectFolder, 'build/screenshots');
const wanted = process.argv.slice(2);

/** The pages of a site to take: those whose layout or path was named, else the first and the largest of each layout. */
function chosenPages(site) {
  if (wanted.length === 0) return samplePages(site);
  const matches = (page, name) => page.path.replace(/\/$/, '') === name.replace(/^\/|\/$/g, '');
  return wanted.flatMap((name) => {
    const named = readablePages(site).filter((page) => matches(page, name));
    return named.length > 0 ? named : samplePages(site).filter((page) => page.layout.includes(name));
  });
}

/** A name for each page: its layout; with its path behind it where the layout has more pages. */
function names(pages) {
  return new Map(pages.map((page, index) => {
    const layout = page.layout.replace(/\.html$/, '');
    const first = pages.findIndex((other) => other.layout === page.layout) === index;
    return [page, first ? layout : `${layout}-${page.path.replace(/\/$/, '').replaceAll('/', '-')}`];
  }));
}

const browser = await openBrowser();
let count = 0;
if (wanted.length === 0) rmSync(folder, {recursive: true, force: true});
for (const site of sites('default', 'amsterdam', 'handbook')) {
  const server = await serve(site);
  const pages = chosenPages(site);
  const nameOf = names(pages);
  mkdirSync(join(folder, site.name), {recursive: true});
  await eachVariant(browser, (context, {width, scheme}) => inParallel(pages, (target) =>
    visit(context, server.url(target.path), async (page) => {
      await page.screenshot({path: join(folder, site.name, `${nameOf.get(target)}-${width}-${scheme}.png`), fullPage: true});
      count += 1;
    })));
  await server.close();
}
await browser.close();
console.log(`${count} pictures in build/screenshots/`);
process.exitCode = count > 0 ? 0 : 1;
