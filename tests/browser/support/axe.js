// axe-core over an open page.

import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** What axe-core holds against the page: a line for each rule and element. @returns {Promise<string[]>} */
export async function violations(page) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(source);
  const found = await page.evaluate(
    (values) => globalThis.axe.run(document, {runOnly: {type: 'tag', values}, resultTypes: ['violations']}), tags);
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id} (${rule.impact}): ${rule.help}\n    ${node.target.join(' ')}: ${node.any.concat(node.all, node.none).map((check) => check.message).join('; ')}`));
}
