// Long lists are done in portions.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inPortions, portion } from '../../src/client/painted.js';

globalThis.document = { visibilityState: 'hidden' };  // No frame to wait for.
const list = Array.from({ length: 2 * portion + 5 }, (_, i) => i);

test('the first portion is done at once, the rest follows in order', async () => {
  const done = [];
  const all = inPortions(list, (item) => done.push(item));
  assert.deepEqual(done, list.slice(0, portion));
  await all;
  assert.deepEqual(done, list);
});

test('what is no longer wanted is not done', async () => {
  const done = [];
  let wanted = true;
  const all = inPortions(list, (item) => done.push(item), () => wanted);
  wanted = false;
  await all;
  assert.deepEqual(done, list.slice(0, portion));
});

test('a portion waits for the frame of the one before', async () => {
  const frames = [];
  globalThis.document = { visibilityState: 'visible' };
  globalThis.requestAnimationFrame = (draw) => frames.push(draw);
  const done = [];
  const all = inPortions(list.slice(0, portion + 1), (item) => done.push(item));
  await new Promise((resume) => setTimeout(resume, 5));
  assert.equal(done.length, portion);
  frames[0]();
  await all;
  assert.equal(done.length, portion + 1);
});
