// What the content model becomes for other programs, looked at by those programs: JSON Schema by a validator and by VS Code's YAML
// server, the settings of the CMS by Sveltia's own schema, GitHub's forms by the rules of GitHub's documentation.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import YAML from 'yaml';

import {startServer} from '../support/yaml_server.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const forms = `${root}.github/ISSUE_TEMPLATE/`;
const folder = mkdtempSync(`${tmpdir()}/bondgenoot-model-`);
after(() => rmSync(folder, {recursive: true}));

const run = (...options) => execFileSync(`${root}build/release/bondgenoot`, options, {encoding: 'utf8', maxBuffer: 1 << 26});
const schemas = JSON.parse(run('schema', '-C', root));
const ofTranslations = JSON.parse(run('schema', '--translations', '-C', root));
const frontMatter = (text) => YAML.parse(/^---\n(.*?)^---$/ms.exec(text)[1]);
const validator = (schema) => new Ajv2020({strict: false, validateFormats: false, allErrors: true}).compile(schema);

test('every entry of the content fits its JSON Schema', () => {
  let count = 0;
  let translations = 0;
  for (const [collection, schema] of Object.entries(schemas)) {
    const fits = validator(schema);
    const translationFits = validator(ofTranslations[collection]);  // What it does not say comes from the original.
    for (const name of readdirSync(`${root}content/${collection}`).filter((one) => one.endsWith('.md'))) {
      const entry = frontMatter(readFileSync(`${root}content/${collection}/${name}`, 'utf8'));
      const check = /\.[a-z]{2}\.md$/.test(name) ? translationFits : fits;
      if (check === translationFits) ++translations;
      assert.ok(check(entry), `${collection}/${name}: ${JSON.stringify(check.errors)}`);
      ++count;
    }
  }
  assert.ok(count > 100 && translations > 100);
});

test('the YAML server of VS Code finds what is wrong and offers what there is, with the settings that init writes', async () => {
  const project = `${folder}/vscode`;
  run('init', project, '--quiet');
  const settings = JSON.parse(readFileSync(`${project}/.vscode/settings.json`, 'utf8'));
  const server = await startServer(project, {
    schemas: Object.fromEntries(Object.entries(settings['yaml.schemas']).map(([path, files]) => [`file://${project}/${path}`, files])),
    validate: true, completion: true, hover: true, schemaStore: {enable: false}});
  try {
    const path = 'content/glossary/po.md';
    const fields = readFileSync(`${project}/${path}`, 'utf8').split('---\n')[1];
    assert.deepEqual(await server.open(path, fields), []);
    const practice = 'content/good-practices/voorbeeld-koffie-op-vrijdag.md';
    const text = readFileSync(`${project}/${practice}`, 'utf8').split('---\n')[1];
    assert.deepEqual(await server.open('content/good-practices/goed.md', text), []);
    const wrong = text.replace('kind: praktijk', 'kind: praktik').replace('date: ', 'datum: ');
    const lines = (await server.open('content/good-practices/fout.md', wrong)).map(([line]) => line);
    assert.ok(lines.includes(wrong.split('\n').findIndex((line) => line.startsWith('kind:')) + 1), String(lines));
    assert.ok(lines.includes(wrong.split('\n').findIndex((line) => line.startsWith('datum:')) + 1), String(lines));
    const missing = await server.open('content/good-practices/weinig.md', 'title: Koffie\n');
    assert.ok(missing.some(([, message]) => message.includes('summary')), JSON.stringify(missing));
    assert.deepEqual(await server.open('content/good-practices/weinig.en.md', 'title: Coffee on Friday\n'), []);
    const misspelt = await server.open('content/good-practices/fout.en.md', 'titel: Coffee\nkind: practise\n');
    assert.deepEqual([...new Set(misspelt.map(([line]) => line))].sort(), [1, 2], JSON.stringify(misspelt));
    await server.open('content/good-practices/half.md', 'title: x\nkind: \nthemes:\n  - \n\n');
    const kinds = await server.complete('content/good-practices/half.md', 1, 6);
    assert.ok(kinds.includes('praktijk') && kinds.includes('netwerk'), String(kinds));
    const themes = await server.complete('content/good-practices/half.md', 3, 4);
    assert.ok(themes.some((label) => label.includes('voorbeeld-ouders')), String(themes));
    const keys = await server.complete('content/good-practices/half.md', 4, 0);
    assert.ok(keys.includes('summary') && keys.includes('publish_on'), String(keys));
  } finally {
    server.stop();
  }
});

/** What GitHub's documentation ("Syntax for issue forms", "… for GitHub's form schema") asks of a form. */
function formProblems(form) {
  const problems = [];
  const check = (good, problem) => good || problems.push(problem);
  const only = (object, keys, where) => Object.keys(object).forEach((key) => check(keys.includes(key), `${where}: ${key} is no key`));
  const isText = (value) => typeof value === 'string' && value.trim() !== '';
  const attributes = {markdown: ['value'], input: ['label', 'description', 'placeholder', 'value'],
    textarea: ['label', 'description', 'placeholder', 'value', 'render'], dropdown: ['label', 'description', 'multiple', 'options', 'default'],
    checkboxes: ['label', 'description', 'options']};
  only(form, ['name', 'description', 'body', 'assignees', 'labels', 'title', 'type', 'projects'], 'form');
  check(isText(form.name) && isText(form.description), 'a form has a name and a description');
  check(Array.isArray(form.labels) && form.labels.every(isText), 'labels are texts');
  check(form.body.some((one) => one.type !== 'markdown'), 'a form asks something');
  for (const [number, one] of form.body.entries()) {
    const where = `body[${number}]`;
    check(one.type in attributes, `${where}: ${one.type} is no type`);
    only(one, one.type === 'markdown' ? ['type', 'attributes'] : ['type', 'id', 'attributes', 'validations'], where);
    only(one.attributes, attributes[one.type] ?? [], where);
    check(isText(one.type === 'markdown' ? one.attributes.value : one.attributes.label), `${where}: no words`);
    check('description' in one.attributes === false || isText(one.attributes.description), `${where}: empty description`);
    check(one.type === 'markdown' || /^[A-Za-z0-9_-]+$/.test(one.id), `${where}: ${one.id} is no id`);
    only(one.validations ?? {}, ['required'], where);
    const options = one.attributes.options?.map((option) => option.label ?? option);
    if (one.type === 'dropdown' || one.type === 'checkboxes') {
      check(options?.length > 0 && options.every(isText), `${where}: options are texts`);
      check(new Set(options).size === options.length, `${where}: an option stands there twice`);
      check(one.type === 'checkboxes' || !options.some((option) => option.toLowerCase() === 'none'), `${where}: None is GitHub's own`);
    }
  }
  const asked = form.body.filter((one) => one.type !== 'markdown');
  for (const values of [asked.map((one) => one.id), asked.map((one) => one.attributes.label)])
    check(new Set(values).size === values.length, `twice: ${values}`);
  return problems;
}

test('the forms are as GitHub wants them', () => {
  for (const name of readdirSync(forms))
    assert.deepEqual(formProblems(YAML.parse(readFileSync(forms + name, 'utf8'))), [], name);
  for (const language of ['nl', 'en']) {
    const everything = Object.keys(schemas['good-practices'].properties).filter((name) => !(name in {slug: 1, draft: 1, publish_on: 1, aliases: 1, layout: 1, lang: 1}));
    const form = YAML.parse(run('schema', 'good-practices', '--issue-form', '--fields', everything.join(','), '--lang', language, '-C', root));
    assert.deepEqual(formProblems(form), []);
    assert.ok(form.body.length > 25);
  }
});

test('the rules of the forms see what is wrong', () => {
  const form = () => YAML.parse(readFileSync(`${forms}good-practices.yml`, 'utf8'));
  for (const spoil of [(one) => delete one.name, (one) => one.body[1].id = 'a b', (one) => one.body[2].id = one.body[1].id,
    (one) => one.body[4].attributes.options.push('None'), (one) => one.body[1].attributes.options = [], (one) => one.body.length = 1]) {
    const spoiled = form();
    spoil(spoiled);
    assert.notDeepEqual(formProblems(spoiled), [], String(spoil));
  }
});

test('the forms in .github are those of the content model; only lists of entries may be of another day', () => {
  run('schema', '--issue-form', '--output', `${folder}/forms`, '-C', root);
  const references = {};
  const listed = (text, collection) => {
    const form = YAML.parse(text);
    for (const one of form.body) {
      const schema = schemas[collection].properties[one.id];
      const items = schema?.anyOf?.[0].items ?? schema;
      if (items?.enum && one.attributes.options) references[one.id] = delete one.attributes.options;
      if (items?.enum) delete one.attributes.description;  // A list that grew too long becomes a line to fill in.
      if (items?.enum) delete one.attributes.multiple;
      if (items?.enum) delete one.type;
    }
    return form;
  };
  assert.deepEqual(readdirSync(forms).sort(), readdirSync(`${folder}/forms`).sort());
  for (const name of readdirSync(forms)) {
    const collection = name.replace('.yml', '');
    assert.deepEqual(listed(readFileSync(forms + name, 'utf8'), collection), listed(readFileSync(`${folder}/forms/${name}`, 'utf8'), collection),
      `${name}: make it anew with bondgenoot schema --issue-form --output .github/ISSUE_TEMPLATE`);
  }
  assert.ok(references.themes);
});

test('what is chosen and typed in the form comes out as an entry', () => {
  const project = `${folder}/answered`;
  for (const part of ['content', 'templates', 'themes']) cpSync(root + part, `${project}/${part}`, {recursive: true});
  for (const name of readdirSync(forms)) {
    const collection = name.replace('.yml', '');
    const form = YAML.parse(readFileSync(forms + name, 'utf8'));
    const answer = (one) => {
      const {options, multiple} = one.attributes;
      if (one.type === 'checkboxes') return options.map((option) => `- [ ] ${option.label}`).join('\n');
      if (options) return multiple ? options.slice(0, 2).join(', ') : options[0];
      if (!one.validations?.required) return '_No response_';
      if (one.id === 'number') return '99';
      return one.id === 'date' ? '3 november 2025' : 'Een antwoord';
    };
    const asked = form.body.filter((one) => one.type !== 'markdown');
    writeFileSync(`${folder}/issue.md`, asked.map((one) => `### ${one.attributes.label}\n\n${answer(one)}\n`).join('\n'));
    const [path] = run('import', collection, '--issue', `${folder}/issue.md`, '-C', project).trim().split('\n');
    assert.equal(path, `content/${collection}/een-antwoord.md`);
    const entry = frontMatter(readFileSync(`${project}/${path}`, 'utf8'));
    assert.ok(validator(schemas[collection])(entry), collection);
    for (const one of asked.filter((each) => each.validations?.required))
      assert.ok(one.id.split('-')[0] in entry, `${collection}: ${one.id}`);
  }
});

test('Sveltia CMS is told which fields a translation may say in other words, and where it lies', () => {
  const config = YAML.parse(run('schema', '--cms', '--translations', '-C', root));
  const schema = JSON.parse(readFileSync(`${root}tests/node_modules/@sveltia/cms/schema/sveltia-cms.json`, 'utf8'));
  const fits = new Ajv({strict: false, validateFormats: false, logger: false}).compile(schema);
  assert.ok(fits(config), JSON.stringify(fits.errors));
  assert.deepEqual(config.i18n, {structure: 'multiple_files', locales: ['nl', 'en'], default_locale: 'nl', initial_locales: 'default',
    omit_default_locale_from_file_path: true});
  assert.equal(config.output.omit_empty_optional_fields, true);
  assert.ok(config.collections.every((one) => one.i18n === true && one.fields.at(-1).i18n === true));
  const fields = Object.fromEntries(config.collections.find((one) => one.name === 'good-practices').fields.map((field) => [field.name, field]));
  assert.deepEqual([fields.title.i18n, fields.title.required], [true, ['nl']]);
  assert.deepEqual([fields.date, fields.kind, fields.themes, fields.draft].map((field) => 'i18n' in field), [false, false, false, false]);
  assert.deepEqual(fields.image.fields.map((field) => field.i18n), ['duplicate', true, true]);
  assert.ok(!('i18n' in YAML.parse(run('schema', '--cms', '-C', root))), 'Decap CMS knows no files as ours');
});

test('the settings of the CMS fit the schema that Sveltia CMS publishes, and name every field', () => {
  const config = YAML.parse(run('schema', '--cms', '-C', root));
  const schema = JSON.parse(readFileSync(`${root}tests/node_modules/@sveltia/cms/schema/sveltia-cms.json`, 'utf8'));
  const fits = new Ajv({strict: false, validateFormats: false, logger: false}).compile(schema);
  assert.ok(fits(config), JSON.stringify(fits.errors));
  for (const [name, {properties}] of Object.entries(schemas)) {
    const collection = config.collections.find((one) => one.name === name);
    const known = new Set(collection.fields.map((field) => field.name));
    for (const field of Object.keys(properties)) assert.ok(known.has(field) || ['slug', 'layout', 'lang'].includes(field), `${name}: ${field}`);
    assert.equal(collection.fields.at(-1).name, 'body');
  }
  const fields = Object.fromEntries(config.collections.find((one) => one.name === 'good-practices').fields.map((field) => [field.name, field]));
  assert.deepEqual([fields.themes.widget, fields.themes.collection, fields.themes.multiple], ['relation', 'focus-points', true]);
  assert.deepEqual([fields.date.widget, fields.publish_on.widget, fields.image.fields.map((field) => field.name).join()], ['string', 'datetime', 'src,alt,credit']);
  assert.match('2018-23', new RegExp(fields.date.pattern[0]));
  assert.doesNotMatch('3-11-2018', new RegExp(fields.date.pattern[0]));
  fields.themes.collection = 7;
  assert.ok(!fits(config));
});
