// Accessibility, as far as a machine can tell: axe-core's rules for WCAG 2.2 AA and its best practices, no violation.
//
// The sweep: the largest page of every layout of both themes in all variants, and pages all over the site, each in one variant by
// turns. The first page of every layout is in layouts.test.js, which runs more often.

import {after, before, test} from 'node:test';

import {expectNoViolations} from './support/axe_sweep.js';
import {openBrowser, variants} from './support/browser.js';
import {samplePages, sites, spreadPages} from './support/sites.js';

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

for (const site of sites('default', 'amsterdam', 'handbook')) {
  test(`every layout of ${site.name} is accessible at 360 and 1280 px, light and dark`, (t) =>
    expectNoViolations(t, browser, site, samplePages(site), () => variants()));
}

for (const site of sites('default')) {
  test(`pages all over ${site.name} are accessible`, (t) => {
    const seen = new Set(samplePages(site));
    const pages = spreadPages(site).filter((page) => !seen.has(page));
    const all = variants();
    return expectNoViolations(t, browser, site, pages, (index) => (process.env.ALL_PAGES ? all : [all[index % all.length]]));
  });
}
