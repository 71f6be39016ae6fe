// The bill of materials next to CycloneDX's own schema, and the schemas that it asks for in turn.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import Ajv from 'ajv';

const root = fileURLToPath(new URL('../../', import.meta.url));
const schema = (name) => JSON.parse(readFileSync(`${root}tests/node_modules/@cyclonedx/cyclonedx-library/res/schema/${name}.SNAPSHOT.schema.json`, 'utf8'));
const whole = JSON.parse(execFileSync(`${root}scripts/sbom`, {encoding: 'utf8', maxBuffer: 1 << 26}));

const ajv = new Ajv({strict: false, validateFormats: false, allErrors: true});
for (const name of ['spdx', 'jsf-0.82']) ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
const check = ajv.compile(schema('bom-1.5'));

/** What the schema has against a bill; nothing when it fits. */
function complaints(one) {
  check(one);
  return (check.errors ?? []).map(({instancePath, message}) => `${instancePath} ${message}`);
}

test('the bill of materials fits the schema of CycloneDX 1.5', () => {
  assert.ok(whole.components.length > 100);
  assert.deepEqual(complaints(whole), []);
});

test('the schema notices what is no licence, no type of component and no such field', () => {
  const [first] = whole.components;
  for (const wrong of [{licenses: [{license: {id: 'Free'}}]}, {type: 'thing'}, {price: 0}]) {
    assert.notDeepEqual(complaints({...whole, components: [{...first, ...wrong}]}), [], JSON.stringify(wrong));
  }
});
