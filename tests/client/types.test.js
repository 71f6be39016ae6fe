// The types that the browser's modules say they have are those they have: `tsc --strict` over all of src/client, and what `serve` adds.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

test('tsc finds nothing to say about src/client and src/serve/client', () => {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const compiler = join(folder, '../node_modules/typescript/bin/tsc');
  const { stdout, stderr, status } = spawnSync(process.execPath, [compiler, '--project', join(folder, 'tsconfig.json'), '--pretty', 'false'], { encoding: 'utf8' });
  assert.equal(stdout + stderr, '');
  assert.equal(status, 0);
});
