// A plan as Markdown: a list to tick off, for minutes or an issue.
import { plain, plainLines } from '../markdown.js';

/** @typedef {{title: string, text: string, url: string, notes: {label: string, value: string}[]}} Step */

const unknown = '…';

/**
 * @param {string} title
 * @param {Step[]} steps
 */
export const planText = (title, steps) => `${[
  `# ${plain(title)}`,
  ...steps.map((step) => [
    `- [ ] **${plain(step.title)}**${step.text ? `: ${plain(step.text)}` : ''} <${step.url}>`,
    ...step.notes.map(({ label, value }) => `  - ${plain(label)} ${plainLines(value, '    ') || unknown}`),
  ].join('\n')),
].join('\n\n')}\n`;
