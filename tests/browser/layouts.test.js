// Accessibility of every kind of page, as far as a machine can tell: axe-core's rules for WCAG 2.2 AA and its best practices on the
// first page of each layout, narrow and wide, light and dark. accessibility.test.js looks at many more.


import {expectNoViolations} from './support/axe_sweep.js';
import {openBrowser, variants} from './support/browser.js';
import {firstPages, sites} from './support/sites.js';
import {after, before, test} from './support/test.js';

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

for (const site of sites('default')) {
  test(`the first page of every layout of ${site.name} is accessible at 360 and 1280 px, light and dark`, (t) =>
    expectNoViolations(t, browser, site, firstPages(site), () => variants()));
}
