// What holds for the engine's modules as text: they are in the form in which the site joins them.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../src/client/search', import.meta.url));
const modules = readdirSync(folder).filter((name) => name.endsWith('.js')).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
test('modules can be joined: named imports and exports alone, and no name twice', () => {
  const names = [];
  for (const { name, text } of modules) {
    assert.doesNotMatch(text, /export default|import \*|^import '/m, name);
    names.push(...[...text.matchAll(/^(?:export )?(?:const|let|class|function) (\w+)/gm)].map(([, top]) => top));
  }
  assert.deepEqual(names.filter((name, i) => names.indexOf(name) < i), []);
});

test('the engine knows no language and writes no HTML', () => {
  for (const { name, text } of modules) {
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/, name);
    const strings = [...text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/'([^'\n]*)'/g)].map(([, words]) => words).filter((words) => /^\p{Lu}?\p{L}+( \p{L}+){2,}/u.test(words));
    assert.deepEqual(strings, [], name);
  }
});
