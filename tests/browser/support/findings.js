// How a check over many pages fails: with a line for each finding.

import assert from 'node:assert/strict';

const shown = 100;

/** Fails when there is a finding. `where` says on what: "12 pages at 360 px". */
export function expectNone(findings, where) {
  if (findings.length === 0) return;
  const more = findings.length > shown ? `\n… and ${findings.length - shown} more` : '';
  assert.fail(`${findings.length} findings on ${where}:\n${findings.slice(0, shown).join('\n')}${more}`);
}
