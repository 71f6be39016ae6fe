// A work plan as Markdown, to paste into minutes or an issue.
import { plain, plainLines } from '../markdown.js';
import { noteOf, ranked } from './plan.js';

/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {import('./plan.js').DimensionSet} DimensionSet */
/** @typedef {import('./plan.js').Rated} Rated */

const unknown = '…';

/** @param {string} url */
const address = (url) => url.replace(/[()\s<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

/**
 * @param {DimensionSet} set
 * @param {Plan} plan
 * @param {{title: string, summary: string, all: string, said: (rated: Rated) => string, first: number}} words `first`: for how
 *   many dimensions what may help is written down too.
 */
export const planAsMarkdown = (set, plan, { title, summary, all, said, first }) => {
  const order = ranked(set.dimensions, plan);
  const parts = order.map((rated, index) => {
    const { name, title: heading, statement, fields, helps } = rated.dimension;
    return [
      `## ${index + 1}. ${plain(heading)} (${plain(said(rated))})`,
      plain(statement),
      fields.map((field) => `- **${plain(field.label)}**: ${plainLines(noteOf(plan, name, field.name), '  ') || unknown}`).join('\n'),
      index < first ? helps.map((help) => `- [ ] ${plain(help.kind)}: [${plain(help.title)}](${address(help.url)})`).join('\n') : '',
    ].filter(Boolean).join('\n\n');
  });
  const overview = [`## ${plain(all)}`, order.map((rated) => `1. ${plain(rated.dimension.title)}: ${plain(said(rated))}`).join('\n')];
  return `${[`# ${plain(title)}`, plain(summary), ...overview, ...parts].join('\n\n')}\n`;
};
