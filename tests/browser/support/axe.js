// axe-core over an open page.

import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * What axe-core holds against the page: a line for each rule and element. Where the system sets the colours, browsers still tell
 * axe-core the page's own; with `systemColors`, only the contrast of what keeps its own colours counts.
 * @returns {Promise<string[]>}
 */
export async function violations(page, {systemColors = false} = {}) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(source);
  const found = await page.evaluate(async ({values, forced}) => {
    const {violations: rules} = await globalThis.axe.run(document, {runOnly: {type: 'tag', values}, resultTypes: ['violations']});
    const ownColors = ({target}) => getComputedStyle(document.querySelector(target.at(-1))).forcedColorAdjust === 'none';
    return rules.map((rule) => (forced && rule.id === 'color-contrast' ? {...rule, nodes: rule.nodes.filter(ownColors)} : rule));
  }, {values: tags, forced: systemColors});
  return found.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id} (${rule.impact}): ${rule.help}\n    ${node.target.join(' ')}: ${node.any.concat(node.all, node.none).map((check) => check.message).join('; ')}`));
}
