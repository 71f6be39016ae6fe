// Lighthouse on the pages that matter most, as a slow phone loads them: performance, accessibility, best practices and SEO.
//
//     npm install --prefix build/lighthouse --ignore-scripts lighthouse@12.8.2
//     node tests/browser/lighthouse.js [PATH...]             of the site in build/sites/default
//
// Not among the tests: it weighs 185 MB, and its performance depends on what else the machine does. Prints a line for each page and
// for each audit that takes points away; status 1 when a category of a page is below 100.

import {spawn} from 'node:child_process';
import {join} from 'node:path';

import {serve} from './support/server.js';
import {projectFolder, sites} from './support/sites.js';

const program = join(process.env.LIGHTHOUSE ?? join(projectFolder, 'build/lighthouse'), 'node_modules/lighthouse/cli/index.js');
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const pages = process.argv.length > 2 ? process.argv.slice(2)
  : ['', 'praktijken/', 'good-practices/droomproject/', 'timeline/', 'menu/', 'scan/'];
const browserFlags = '--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update';

/** @returns {Promise<object>} The report on the page at `url`. */
function report(url) {
  const child = spawn(process.execPath, [program, url, '--output=json', '--quiet', '--no-enable-error-reporting', `--only-categories=${categories}`,
    `--chrome-flags=${browserFlags}`], {env: {CHROME_PATH: '/usr/bin/chromium', ...process.env}, stdio: ['ignore', 'pipe', 'inherit']});
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => (status === 0 ? resolve(JSON.parse(Buffer.concat(chunks))) : reject(new Error(`Lighthouse ends with ${status} on ${url}`))));
  });
}

const [site] = sites('default');
const server = await serve(site, {gzip: true, maxAge: 600});
for (const path of pages) {
  const {categories: found, audits} = await report(server.url(path));
  const scores = categories.map((name) => `${name} ${Math.round(100 * found[name].score)}`);
  console.log(`/${path}: ${scores.join(', ')}`);
  const names = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'];
  console.log(`    ${names.map((name) => `${audits[name].title}: ${audits[name].displayValue}`).join(', ')}`);
  for (const name of categories) {
    if (found[name].score === 1) continue;
    process.exitCode = 1;
    for (const {id, weight} of found[name].auditRefs) {
      const {score, title, displayValue = '', details} = audits[id];
      if (weight && score !== null && score < 1) console.log(`    ${name}: ${title} (${id}, ${score}) ${displayValue} ${JSON.stringify(details?.items?.slice(0, 3) ?? '').slice(0, 600)}`);
    }
  }
}
await server.close();
