// Every page through the Nu HTML checker: neither errors nor warnings.

import {execFile} from 'node:child_process';
import {createRequire} from 'node:module';
import {relative} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {expectNone} from './support/findings.js';
import {sites} from './support/sites.js';

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

// Warnings that we do not share, each with the reason.
const tolerated = [
  // Safari takes the list out of a list without markers; only the role brings it back.
  /^The “list” role is unnecessary for element/,
];

/** The checker's messages on all HTML files of a folder, in one run of the Java machine. */
function check(folder) {
  const command = ['-jar', jar, '--format', 'json', '--skip-non-html', '--exit-zero-always', folder];
  return new Promise((resolve, reject) => {
    execFile('java', command, {maxBuffer: 1 << 28}, (error, stdout, stderr) => {
      // The report is on standard error; where there is none, something else is wrong.
      try { resolve(JSON.parse(stderr).messages); } catch { reject(error ?? new Error(stderr)); }
    });
  });
}

for (const site of sites('default', 'amsterdam')) {
  test(`every page of ${site.name} is valid HTML`, async () => {
    const messages = await check(site.folder);
    const lines = messages.filter((message) => !tolerated.some((pattern) => pattern.test(message.message))).map((message) => {
      const file = message.url ? relative(site.folder, fileURLToPath(message.url)) : site.folder;
      return `${file}:${message.lastLine ?? 1}:${message.firstColumn ?? 1}: ${message.subType ?? message.type}: ${message.message}`;
    });
    expectNone(lines, `${site.pages.length} pages`);
  });
}
