// Every page through the Nu HTML checker: neither errors nor warnings.

import {execFile} from 'node:child_process';
import {createRequire} from 'node:module';
import {relative} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {expectNone} from './support/findings.js';
import {samplePages, sites} from './support/sites.js';

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

// Warnings that we do not share, each with the reason.
const tolerated = [
  // Safari takes the list out of a list without markers; only the role brings it back.
  /^The “list” role is unnecessary for element/,
  // The checker reads files, for which it knows no 'self', and takes JSON-LD for a script. The policy is checked in markup.test.js on
  // every page, and in pages.test.js by the browser that has to keep to it.
  /violates Content Security Policy \(meta tag\)/,
];

/** The checker's messages on HTML files, or on all those of a folder, in one run of the Java machine. */
function check(...paths) {
  const command = ['-jar', jar, '--format', 'json', '--skip-non-html', '--exit-zero-always', ...paths];
  return new Promise((resolve, reject) => {
    execFile('java', command, {maxBuffer: 1 << 28}, (error, stdout, stderr) => {
      // The report is on standard error; where there is none, something else is wrong.
      try { resolve(JSON.parse(stderr).messages); } catch { reject(error ?? new Error(stderr)); }
    });
  });
}

async function expectValid(site, ...paths) {
  const messages = await check(...paths);
  const lines = messages.filter((message) => !tolerated.some((pattern) => pattern.test(message.message))).map((message) => {
    const file = message.url ? relative(site.folder, fileURLToPath(message.url)) : site.folder;
    return `${file}:${message.lastLine ?? 1}:${message.firstColumn ?? 1}: ${message.subType ?? message.type}: ${message.message}`;
  });
  expectNone(lines, `${site.pages.length} pages`);
}

test('every page is valid HTML', async () => {
  const [site] = sites('default');
  await expectValid(site, site.folder);
});

test('every page of the handbook is valid HTML', async () => {
  const [site] = sites('handbook');
  await expectValid(site, site.folder);
});

test('every layout is valid HTML in the other theme', async () => {
  const [site] = sites('amsterdam');
  await expectValid(site, ...samplePages(site).map((page) => page.file));
});
