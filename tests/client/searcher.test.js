// The order and the counts of what is found, for more documents than a page shows.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { counted, firstInOrder } from '../../src/client/search/searcher.js';

const documents = Array.from({ length: 5000 }, (_, i) => i);
const rank = (document) => (document * 7919) % 97;  // Many are equal.
const sorted = [...documents].sort((a, b) => rank(a) - rank(b) || a - b);

test('the first of an order are those of all of them sorted, however many are wanted', () => {
  for (const count of [0, 1, 12, 1200, 5000, 6000]) assert.deepEqual(firstInOrder(documents, count, rank), sorted.slice(0, count), String(count));
});

test('counts are those of trying each choice', () => {
  const column = (name, many, values) => ({ name, values: [...values], sets: [...values].map((_, i) => Uint32Array.of(i)), of: Uint32Array.from(documents, (i) => (i * many) % values.length) });
  const columns = [column('first', 7, 'abcde'), column('second', 11, 'xyz'), column('third', 3, 'pq')];
  const value = ({ values, of }, document) => values[of[document]];
  const passing = (choices) => documents.filter((document) => columns.every((each) => !choices[each.name]?.length || choices[each.name].includes(value(each, document))));
  for (const choices of [{}, { first: ['a', 'c'] }, { first: ['b'], second: ['x', 'z'] }, { first: ['e'], second: ['y'], third: ['q'] }]) {
    const found = counted(documents, choices, columns);
    assert.deepEqual(found.passing, passing(choices));
    for (const { name, values } of columns) {
      assert.equal(found.all[name], passing({ ...choices, [name]: [] }).length, name);
      for (const one of values) assert.equal(found.counts[name][one], passing({ ...choices, [name]: [one] }).length, `${name}=${one}`);
    }
  }
});
