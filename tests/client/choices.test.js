// Filters of a list that is whole on its page: choices in the address, what fits them, and how many would.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {readChoices, sift, withValues, writeChoices} from '../../src/client/filter/choices.js';

const known = {kind: ['visit', 'start'], organisations: ['hef', 'uva', 'a&b=c']};
const items = [
  {kind: ['visit'], organisations: ['hef']},
  {kind: ['start'], organisations: ['hef', 'uva']},
  {kind: ['start'], organisations: []},
];

test('an address without choices chooses nothing, and nothing chosen is no address', () => {
  assert.deepEqual(readChoices('', known), {});
  assert.equal(writeChoices({}), '');
});

test('choices come back as they were written, whatever their letters', () => {
  const choices = {kind: ['visit', 'start'], organisations: ['a&b=c']};
  assert.deepEqual(readChoices(writeChoices(choices), known), choices);
});

test('what the page does not know is left out, and what is given twice counts once', () => {
  assert.deepEqual(readChoices('?kind=visit&kind=visit&kind=nonsense&kind=&colour=red&__proto__=x&constructor=y', known), {kind: ['visit']});
});

test('percent signs that mean nothing and very long addresses are read without an error', () => {
  assert.deepEqual(readChoices(`?kind=%E0%A4%A&kind=start&x=${'y'.repeat(1e6)}`, known), {kind: ['start']});
});

test('values are put in the place of others, and none leaves no trace', () => {
  const one = withValues({organisations: ['hef']}, 'kind', ['visit']);
  assert.deepEqual(one, {organisations: ['hef'], kind: ['visit']});
  assert.deepEqual(withValues(one, 'kind', []), {organisations: ['hef']});
});

test('values of one facet add up, facets limit each other', () => {
  assert.deepEqual(sift(items, {}).fits, [true, true, true]);
  assert.deepEqual(sift(items, {kind: ['visit', 'start']}).fits, [true, true, true]);
  assert.deepEqual(sift(items, {kind: ['start'], organisations: ['hef']}).fits, [false, true, false]);
  assert.deepEqual(sift(items, {kind: ['visit'], organisations: ['uva']}).fits, [false, false, false]);
});

test('a count says how many there would be with that value alone of its facet', () => {
  const {count} = sift(items, {kind: ['visit'], organisations: ['hef']});
  assert.equal(count('kind', 'start'), 1);
  assert.equal(count('kind', 'visit'), 1);
  assert.equal(count('organisations', 'uva'), 0);
  for (const [facet, values] of Object.entries(known)) {
    for (const value of values) {
      const alone = sift(items, {...{kind: ['visit'], organisations: ['hef']}, [facet]: [value]}).fits.filter(Boolean).length;
      assert.equal(count(facet, value), alone, `${facet}=${value}`);
    }
  }
});
