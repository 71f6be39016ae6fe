// Accessibility, as far as a machine can tell: axe-core's rules for WCAG 2.2 AA and its best practices, no violation.

import {after, before, test} from 'node:test';

import {violations} from './support/axe.js';
import {eachVariant, inContext, inParallel, openBrowser, visit} from './support/browser.js';
import {expectNone} from './support/findings.js';
import {serve} from './support/server.js';
import {samplePages, sites, spreadPages} from './support/sites.js';

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

/** Runs axe-core on every page in `context`; a line for each page and violation. */
async function violationsOf(context, server, pages) {
  const lists = await inParallel(pages, (page) => visit(context, server.url(page.path), violations), 3);
  return lists.flatMap((list, index) => list.map((line) => `/${pages[index].path}: ${line}`));
}

for (const site of sites('default', 'amsterdam')) {
  test(`every layout of ${site.name} is accessible at 360 and 1280 px, light and dark`, async (t) => {
    const server = await serve(site);
    t.after(server.close);
    const variantsOf = new Map();
    await eachVariant(browser, async (context, {width, scheme}) => {
      for (const found of await violationsOf(context, server, samplePages(site))) {
        variantsOf.set(found, [...(variantsOf.get(found) ?? []), `${width} px ${scheme}`]);
      }
    });
    expectNone([...variantsOf].map(([found, where]) => `${found}\n    at ${where.join(', ')}`), `${samplePages(site).length} pages`);
  });
}

for (const site of sites('default')) {
  test(`pages all over ${site.name} are accessible`, async (t) => {
    const server = await serve(site);
    t.after(server.close);
    const found = await inContext(browser, {}, (context) => violationsOf(context, server, spreadPages(site)));
    expectNone(found, `${spreadPages(site).length} pages`);
  });
}
