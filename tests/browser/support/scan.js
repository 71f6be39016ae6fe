// The scan as a visitor meets it: what it shows, and filling it in.
//
// In:  an open page of the scan. Out: what is on it.

import {settled} from './finder.js';

/** What the scan shows, once it has painted what was done before. */
export const shownScan = (page) => settled(page).then(() => page.evaluate(() => {
  const visible = (element) => Boolean(element?.checkVisibility({visibilityProperty: true}));
  const text = (element) => element?.textContent.trim().replace(/\s+/g, ' ') ?? '';
  const all = (selector) => [...document.querySelectorAll(selector)].filter(visible);
  return {
    sets: all('[data-set]').map((set) => set.dataset.set),
    asked: all('[data-ask]').map((ask) => ask.dataset.ask),
    levels: Object.fromEntries(all('[data-ask] :checked').map((radio) => [radio.name, Number(radio.value)])),
    progress: text(document.querySelector('[data-done]')),
    outcome: visible(document.querySelector('[data-outcome]')),
    summary: text(document.querySelector('[data-summary]')),
    first: all('[data-first-list] h3').map(text),
    steps: all('[data-step]').map((step) => step.dataset.step),
    notes: all('[data-field]').map((field) => field.value).filter(Boolean),
    note: text(all('[data-note-text]')[0]),
    undo: all('[data-undo]').length > 0,
    unkept: all('[data-unkept]').length > 0,
  };
}));

/** Rates the statements of the set that is shown, in order; 0 leaves one as it is. */
export async function rate(page, levels) {
  await settled(page);
  const asks = page.locator('[data-set]:visible [data-ask]');
  for (const [index, level] of levels.entries()) if (level) await asks.nth(index).locator(`input[value="${level}"]`).check();
}

/** Opens a file as if it was chosen in the browser's dialogue. `text` may be bytes. */
export async function loadFile(page, text, name = 'werkplan.json') {
  const chooser = page.waitForEvent('filechooser');
  await page.locator('[data-load]').click();
  await (await chooser).setFiles({name, mimeType: 'application/json', buffer: Buffer.from(text)});
}

/** What “Bewaar als bestand” gives. */
export async function savedFile(page) {
  const download = page.waitForEvent('download');
  await page.locator('[data-save]').click();
  const file = await download;
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return {name: file.suggestedFilename(), text: Buffer.concat(chunks).toString()};
}
