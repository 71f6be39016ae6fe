// The address of a list: what is asked can be read from it, and written into it.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {emptyState, readState, withValue, withoutFacet, writeState} from '../../src/client/finder/state.js';

const facets = ['themes', 'sectors'];

test('an address without a question asks nothing', () => {
  assert.deepEqual(readState('', facets), emptyState());
  assert.equal(writeState(emptyState()), '');
});

test('words, choices and order come back as they were written', () => {
  const state = {text: 'ouders & “school”', facets: {themes: ['stad', 'taal'], sectors: ['po']}, sort: 'title'};
  assert.deepEqual(readState(writeState(state), facets), state);
});

test('what is no facet of the page, empty or given twice is left out', () => {
  assert.deepEqual(readState('?themes=stad&themes=stad&themes=&colour=red&utm_source=x', facets), {...emptyState(), facets: {themes: ['stad']}});
});

test('a text is cut after 512 letters, and never within one', () => {
  const long = '😀'.repeat(10_000);
  assert.equal([...readState(`?q=${encodeURIComponent(long)}`, facets).text].length, 512);
  assert.equal(writeState({...emptyState(), text: long}), `?q=${encodeURIComponent('😀'.repeat(512))}`);
});

test('blanks around the text ask nothing', () => {
  assert.equal(writeState({...emptyState(), text: '  \t'}), '');
});

test('a value is chosen, chosen beside another, and taken back', () => {
  const one = withValue(emptyState(), 'themes', 'stad', true);
  const two = withValue(one, 'themes', 'taal', true);
  assert.deepEqual(two.facets, {themes: ['stad', 'taal']});
  assert.deepEqual(withValue(two, 'themes', 'stad', false).facets, {themes: ['taal']});
  assert.deepEqual(withValue(one, 'themes', 'stad', false), emptyState());
  assert.deepEqual(withValue(one, 'themes', 'stad', true), one);
});

test('a facet without choices leaves no trace in the address', () => {
  const state = withValue(withValue(emptyState(), 'themes', 'stad', true), 'sectors', 'po', true);
  assert.equal(writeState(withoutFacet(state, 'themes')), '?sectors=po');
});
