// axe-core over many pages of a site.
//
// In:  a browser, a site, pages and the variants each is looked at in. Out: a failed test that lists every violation.

import {violations} from './axe.js';
import {inContext, inParallel, turnInto, visit} from './browser.js';
import {expectNone} from './findings.js';
import {serve} from './server.js';

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
export async function expectNoViolations(t, browser, site, pages, variantsOf) {
  const server = await serve(site);
  t.after(server.close);
  const lists = await inContext(browser, {}, (context) =>
    inParallel(pages.map((page, index) => ({page, wanted: variantsOf(index)})), ({page, wanted}) => violationsOf(context, server, page, wanted)));
  expectNone(lists.flat(), `${pages.length} pages`);
}
