// What a page is on paper: A4, printed by the browser, its text page by page.

import {spawnSync} from 'node:child_process';

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>} The text of each page.
 */
export async function pagesOf(page) {
  const pdf = await page.pdf({preferCSSPageSize: true});
  const {status, stdout, stderr, error} = spawnSync('pdftotext', ['-layout', '-', '-'], {input: pdf, encoding: 'utf8', maxBuffer: 1 << 28});
  if (status !== 0) throw error ?? new Error(stderr);
  return stdout.split('\f').slice(0, -1);
}
