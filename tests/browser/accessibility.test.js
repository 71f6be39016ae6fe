// Accessibility, as far as a machine can tell: axe-core's rules for WCAG 2.2 AA and its best practices, no violation.
//
// Every layout of both themes is looked at in all variants; pages all over the site, each in one variant by turns.

import {after, before, test} from 'node:test';

import {violations} from './support/axe.js';
import {inContext, inParallel, openBrowser, turnInto, variants, visit} from './support/browser.js';
import {expectNone} from './support/findings.js';
import {serve} from './support/server.js';
import {samplePages, sites, spreadPages} from './support/sites.js';

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

/** Runs axe-core on the page in each variant, without loading it again; a line for each violation, and where it was seen. */
async function violationsOf(context, server, page, wanted) {
  const seen = new Map();
  await visit(context, server.url(page.path), async (tab) => {
    for (const variant of wanted) {
      await turnInto(tab, variant);
      for (const found of await violations(tab)) {
        seen.set(found, [...(seen.get(found) ?? []), `${variant.width} px ${variant.scheme}`]);
      }
    }
  });
  return [...seen].map(([found, where]) => `/${page.path}: ${found}\n    at ${where.join(', ')}`);
}

/** @param {(index: number) => import('./support/browser.js').Variant[]} variantsOf those of the page with that number */
async function expectNoViolations(t, site, pages, variantsOf) {
  const server = await serve(site);
  t.after(server.close);
  const lists = await inContext(browser, {}, (context) =>
    inParallel(pages.map((page, index) => ({page, wanted: variantsOf(index)})), ({page, wanted}) => violationsOf(context, server, page, wanted)));
  expectNone(lists.flat(), `${pages.length} pages`);
}

for (const site of sites('default', 'amsterdam')) {
  test(`every layout of ${site.name} is accessible at 360 and 1280 px, light and dark`, (t) =>
    expectNoViolations(t, site, samplePages(site), () => variants()));
}

for (const site of sites('default')) {
  test(`pages all over ${site.name} are accessible`, (t) => {
    const seen = new Set(samplePages(site));
    const pages = spreadPages(site).filter((page) => !seen.has(page));
    const all = variants();
    return expectNoViolations(t, site, pages, (index) => (process.env.ALL_PAGES ? all : [all[index % all.length]]));
  });
}
