// Tests in a browser, each with a second try.
//
// A page that somebody looks at waits for its scripts, and so do the tests; but what a busy machine does between two
// looks is not theirs to promise. A test that only holds the second time passes, and its first failure is told: once in
// the log, and by `scripts/test` below its table. It is to be mended like any other.

import {test as once} from 'node:test';

export {after, before} from 'node:test';

export const secondTry = 'passed only the second time; the first time:';

/** @param {string} name @param {(t: import('node:test').TestContext) => unknown} run */
export const test = (name, run) => once(name, async (t) => {
  try {
    await run(t);
  } catch (error) {
    await run(t);
    t.diagnostic(`“${name}” ${secondTry} ${String(error instanceof Error ? error.message : error).split('\n', 3).join(' ')}`);
  }
});
