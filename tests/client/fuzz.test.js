// The first damaged files that tests/fuzz/search_index.js makes: always the same. `scripts/test fuzz` goes on with others.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fuzz } from '../fuzz/search_index.js';

test('a thousand damaged files each give a sound answer or say that they are damaged', async () => {
  assert.equal(await fuzz({ rounds: 1000, seed: 1 }), 1000);
});
