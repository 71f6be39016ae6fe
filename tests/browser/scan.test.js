// The scan: answers become a work plan that is kept, printed, copied, saved and opened again; and what happens when something is wrong.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';

import {violations} from './support/axe.js';
import {inContext, variants, visit} from './support/browser.js';
import {eventually} from './support/finder.js';
import {action, known, serveMade} from './support/made_site.js';
import {pagesOf} from './support/paper.js';
import {loadFile, rate, savedFile, shownScan} from './support/scan.js';
import {browser, open, server} from './support/search_site.js';
import {projectFolder} from './support/sites.js';
import {test} from './support/test.js';

const path = 'scan/';
const lastFirst = [4, 3, 2, 1, 3, 2, 4];
const textOf = (paper) => paper.join(' ').replace(/\s+/g, ' ');

/** Tab until `selector` has the focus; at each stop the focus must be somewhere, and be seen. */
async function tabTo(page, selector, key = 'Tab') {
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press(key);
    const stop = await page.evaluate((wanted) => {
      const at = document.activeElement;
      const box = (at.matches('input[type="radio"]') ? at.closest('label') : at).getBoundingClientRect();
      const bar = document.querySelector('.scan__bar').getBoundingClientRect();
      const inBar = at.closest('.scan__bar, .top, .skip');
      const lost = at === document.body || !at.checkVisibility();
      const hidden = !inBar && (box.top >= Math.min(innerHeight, bar.bottom > innerHeight - 1 ? bar.top : innerHeight) || box.bottom <= document.querySelector('.top').getBoundingClientRect().bottom);
      return {what: at.outerHTML.slice(0, 120), there: at.matches(wanted), lost, hidden};
    }, selector);
    assert.ok(!stop.lost && !stop.hidden, `the focus is lost or hidden at ${JSON.stringify(stop)}`);
    if (stop.there) return;
  }
  assert.fail(`the keyboard does not come to ${selector}`);
}

for (const width of [360, 1280]) {
  test(`by keyboard alone at ${width} px: choose, rate, plan, save, print, and it is all there the next time`, () => open(path, {width}, async (page) => {
    await page.evaluate(() => { globalThis.print = () => { document.body.dataset.printed = ''; }; });
    await tabTo(page, '[data-choose]');
    await page.keyboard.press('ArrowDown');
    assert.deepEqual((await shownScan(page)).sets, ['inclusief-klimaat']);
    for (const [index, level] of lastFirst.entries()) {
      const {asked} = await shownScan(page);
      await tabTo(page, `input[name="${asked[index]}"]`);
      await page.keyboard.press('Space');
      for (let step = 1; step < level; step++) await page.keyboard.press('ArrowDown');
      assert.equal((await shownScan(page)).progress, `${index + 1} van 7 ingevuld`);
    }
    assert.match(await page.locator('[data-done]').evaluate((done) => done.closest('[role=status]').textContent), /Je werkplan staat klaar/);
    await tabTo(page, '[data-to-outcome]');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-print]');
    await page.keyboard.press('Enter');
    assert.ok(await page.locator('body[data-printed]').count());
    await tabTo(page, '[data-save]');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    assert.equal((await download).suggestedFilename(), 'werkplan-inclusief-klimaat.json');
    await tabTo(page, '[data-first-list] [data-menu-add]');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-pressed')), 'true');
    const [lowest] = (await shownScan(page)).steps;
    await tabTo(page, `[data-step="${lowest}"] [data-field="start"]`);
    await page.keyboard.type('Nog weinig afspraken');
    await tabTo(page, `[data-step="${lowest}"] [data-field="who"]`);
    await page.keyboard.type('Team 1');
    const before = await shownScan(page);
    assert.deepEqual(before.notes, ['Nog weinig afspraken', 'Team 1']);
    await page.reload();
    const after = await shownScan(page);
    assert.deepEqual({...after, note: before.note}, before);
    assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem('/kennisbank/menu')).length), 1);
  }));
}

test('the lowest three come first, with what helps of the page itself', () => open(path, {}, async (page) => {
  await rate(page, [4, 2, 1, 3, 2, 1, 4].slice(0, 6));
  assert.ok(!(await shownScan(page)).outcome, 'not before the last');
  await rate(page, [0, 0, 0, 0, 0, 0, 4]);
  const now = await shownScan(page);
  const title = (index) => page.locator(`[data-ask="${now.asked[index]}"] [data-title]`).textContent();
  assert.deepEqual(now.first, [await title(2), await title(5), await title(1)]);
  assert.deepEqual(now.steps.map((name) => now.asked.indexOf(name)), [2, 5, 1, 4, 3, 0, 6]);
  assert.match(now.summary, /^Bij 4 van de 7/);
  const helps = (place) => place.locator('[data-help] a').evaluateAll((links) => links.map(({href, textContent}) => [href, textContent]));
  const offered = await helps(page.locator('[data-first-list] > li').first());
  assert.ok(offered.length > 1);
  assert.deepEqual(offered, await helps(page.locator(`[data-ask="${now.asked[2]}"]`)));
  const button = page.locator('[data-first-list] [data-menu-add]').first();
  await button.click();
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  await page.locator('[data-first-list] a[data-href]').first().click();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.step), now.steps[0]);
}));

test('with 3 and 4 alone there is a compliment and the same list; the sets are apart', () => open(path, {}, async (page) => {
  await rate(page, [4, 3, 3, 4, 4, 4, 4]);
  const now = await shownScan(page);
  assert.match(now.summary, /^Jullie staan er goed voor/);
  assert.equal(now.first.length, 3);
  await page.locator('[data-choose][value="inclusief-klimaat"]').check();
  const other = await shownScan(page);
  assert.deepEqual([other.outcome, other.progress, other.steps], [false, '0 van 7 ingevuld', []]);
  await page.locator('[data-choose][value="genderdiversiteit"]').check();
  assert.deepEqual(await shownScan(page), now);
}));

test('a saved plan opens in another browser, and opening can be undone', () => open(path, {}, async (page) => {
  await rate(page, lastFirst);
  await page.locator('[data-step]:visible [data-field="quality"]').first().fill('Regel één\n<img src=x onerror=alert(1)>');
  const mine = await shownScan(page);
  const {text} = await savedFile(page);
  await open(path, {width: 360}, async (other) => {
    await rate(other, [1]);
    await loadFile(other, text);
    await eventually(() => shownScan(other), ({note}) => /geopend/.test(note), 'that it is open');
    assert.deepEqual({...await shownScan(other), note: '', undo: false}, mine);
    assert.equal((await savedFile(other)).text, text);
    await other.locator('[data-undo]').click();
    assert.equal((await shownScan(other)).progress, '1 van 7 ingevuld');
    await other.locator('[data-undo]').click();
    assert.equal((await shownScan(other)).progress, '7 van 7 ingevuld');
    await other.reload();
    assert.deepEqual(await shownScan(other), mine);
  });
}));

test('files that are no plan are told apart, and change nothing', () => open(path, {}, async (page) => {
  page.on('dialog', (dialog) => assert.fail(`a dialog says ${dialog.message()}`));
  await rate(page, lastFirst);
  await page.locator('[data-step]:visible [data-field="who"]').first().fill('Wij');
  const mine = await shownScan(page);
  const {text} = await savedFile(page);
  for (const [file, said] of [
    [text.slice(0, -20), /niet heel/], [text.replace('"version": 1', '"version": 2'), /nieuwere versie/], ['<script>alert(1)</script>', /geen werkplan/], ['{}', /geen werkplan/],
    [Buffer.from(`\ufeff${text}`, 'utf16le'), /tekenformaat/], [Buffer.alloc(3_000_000, 'x'), /te groot/], [text.replace(/"(gender|klimaat)-/g, '"x-'), /hoort/], ['', /geen werkplan/],
  ]) {
    await loadFile(page, file);
    await eventually(() => shownScan(page), ({note}) => said.test(note), `${said}`);
    assert.deepEqual({...await shownScan(page), note: ''}, mine);
  }
  const hostile = JSON.parse(text);
  const [name] = Object.keys(hostile.levels);
  hostile.levels = {...hostile.levels, [name]: 99, '<b>': 1};
  hostile.notes = {[name]: {who: `"><img src=x onerror=alert(1)><script>alert(2)</script>${'x'.repeat(5000)}`, other: 'x'}};
  await loadFile(page, JSON.stringify(hostile));
  const {note} = await eventually(() => shownScan(page), (now) => /geopend/.test(now.note), 'that it is open');
  assert.match(note, /: 4 keer/);
  assert.equal(await page.locator('main img, main script').count(), 0);
  assert.equal((await page.locator(`[data-step="${name}"] [data-field="who"]`).inputValue()).length, 200);
}));

test('starting over empties this set alone, and can be undone', () => open(path, {}, async (page) => {
  await page.locator('[data-choose][value="inclusief-klimaat"]').check();
  await rate(page, [2]);
  await page.locator('[data-choose][value="genderdiversiteit"]').check();
  await rate(page, lastFirst);
  const full = await shownScan(page);
  await page.locator('[data-restart]').focus();
  await page.keyboard.press('Enter');
  const empty = await eventually(() => shownScan(page), ({note}) => /leeg/.test(note), 'that it is empty');
  assert.deepEqual([empty.progress, empty.levels, empty.outcome], ['0 van 7 ingevuld', {}, false]);
  assert.ok(await page.evaluate(() => document.activeElement.matches('[data-restart]')));
  await tabTo(page, '[data-undo]');
  await page.keyboard.press('Enter');
  assert.deepEqual({...await shownScan(page), note: '', undo: false}, full);
  assert.ok(await page.evaluate(() => document.activeElement.matches('[data-undo]')));
  await page.locator('[data-choose][value="inclusief-klimaat"]').check();
  assert.equal((await shownScan(page)).progress, '1 van 7 ingevuld');
}));

test('copied as Markdown; where copying is forbidden, the text is there to copy', () => open(path, {}, async (page, context) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await rate(page, lastFirst);
  await page.locator('[data-step]:visible [data-field="who"]').first().fill('Het *team*');
  await page.locator('[data-markdown]').click();
  const copied = await eventually(() => page.evaluate(() => navigator.clipboard.readText()), Boolean, 'the copy');
  assert.match(copied, /^# Werkplan: Genderdiversiteit\n\nBij 3 van de 7/);
  assert.match(copied, /- \*\*Door wie\*\*: Het \\\*team\\\*\n/);
  assert.equal(copied.match(/^- \*\*Beginsituatie\*\*: …$/gm).length, 7);
  assert.ok(copied.includes(`](${server.url('good-practices/')}`));
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', {value: undefined}));
  await page.locator('[data-markdown]').click();
  assert.deepEqual(await page.evaluate(() => [document.activeElement.value, document.activeElement.selectionEnd]), [copied, copied.length]);
}));

for (const [what, prepare] of [
  ['forbidden', () => Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})],
  ['full', () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }],
]) {
  test(`with storage ${what} it is said once, and nothing on the page is lost`, () => inContext(browser, {width: 360}, async (context) => {
    await context.addInitScript(prepare);
    await visit(context, server.url(path), async (page, faults) => {
      const told = [];
      await page.exposeFunction('heard', (text) => told.push(text));
      await page.evaluate(() => new MutationObserver(() => {
        const text = document.querySelector('[data-live]')?.textContent;
        if (text) globalThis.heard(text);
      }).observe(document.body, {childList: true, subtree: true, characterData: true}));
      await rate(page, lastFirst);
      await page.locator('[data-step]:visible [data-field="who"]').first().fill('Wij allemaal');
      const now = await shownScan(page);
      assert.ok(now.unkept && now.outcome);
      assert.deepEqual(now.notes, ['Wij allemaal']);
      await eventually(() => told.length, (count) => count > 0, 'that nothing is kept');
      assert.equal(new Set(told).size, 1);
      await page.locator('[data-choose]').last().check();
      await page.locator('[data-choose]').first().check();
      assert.deepEqual(await shownScan(page), now);
      assert.match((await savedFile(page)).text, /Wij allemaal/);
      const asked = page.waitForEvent('dialog');
      await page.evaluate(() => { setTimeout(() => location.reload()); });
      const dialog = await asked;
      assert.equal(dialog.type(), 'beforeunload');
      await dialog.dismiss();
      assert.deepEqual(await shownScan(page), now);
      assert.deepEqual(faults, []);
    });
  }));
}

test('what another tab fills in is seen here, and what is kept for elsewhere stays', () => open(path, {}, async (page, context) => {
  await page.evaluate(() => localStorage.setItem('/kennisbank/scan', JSON.stringify({levels: {elsewhere: 3}, notes: {elsewhere: {who: 'x'}}})));
  await page.reload();
  await visit(context, server.url(path), async (other) => {
    await rate(other, [2, 2]);
    await eventually(() => shownScan(page), ({progress}) => progress === '2 van 7 ingevuld', 'what the other tab did');
  });
  const kept = JSON.parse(await page.evaluate(() => localStorage.getItem('/kennisbank/scan')));
  assert.deepEqual([kept.levels.elsewhere, kept.notes.elsewhere], [3, {who: 'x'}]);
  for (const broken of ['{', '[]', '{"levels": 3}', 'null', '{"levels": {"__proto__": 1}}']) {
    await page.evaluate((text) => localStorage.setItem('/kennisbank/scan', text), broken);
    await page.reload();
    assert.equal((await shownScan(page)).progress, '0 van 7 ingevuld');
  }
}));

for (const width of [360, 1280]) {
  test(`without scripts at ${width} px everything is there to fill in with a pen, and nothing that needs a script`, () => open(path, {width, scripts: false}, async (page) => {
    const count = (selector) => page.locator(`${selector}:visible`).count();
    assert.deepEqual([await count('[data-set]'), await count('[data-ask]'), await count('[data-step]'), await count('[data-field]')], [2, 14, 14, 70]);
    assert.equal(await page.locator('main button:visible, main a[href="#p-outcome"]:visible').count(), 0);
    assert.ok(await page.locator('noscript').evaluate((note) => note.checkVisibility()));
    await page.locator('[data-ask] summary').first().click();
    assert.ok(await page.locator('[data-ask] [data-help] a').first().isVisible());
    const paper = await pagesOf(page);
    assert.equal(paper.length, 7);
    const text = textOf(paper);
    for (const words of ['Visie op meer mannen', 'Inductiefase', 'Samen optrekken', 'altijd, het zit in het beleid', 'Beginsituatie', 'Kwalitatief doel', 'Kwantitatief doel', 'Door wie', 'Klaar op']) assert.ok(text.includes(words), words);
  }));
}

test('the plan prints on three pages: where we stand, and what we do, with lines where nothing is written', () => open(path, {}, async (page) => {
  await rate(page, lastFirst);
  await page.locator('[data-step]:visible [data-field="start"]').first().fill(`${'Er is van alles te doen. '.repeat(8)}Slotwoord`);
  await page.locator('[data-step]:visible [data-field="when"]').first().fill('voor de zomer');
  const paper = await pagesOf(page);
  assert.equal(paper.length, 3);
  const text = textOf(paper);
  for (const words of ['Waar jullie staan: Genderdiversiteit', 'Team:', 'Werkplan: Genderdiversiteit', 'Slotwoord', 'voor de zomer', '1 van 4: nog niet']) assert.ok(text.includes(words), words);
  for (const words of ['Zet op mijn menu', 'Begin opnieuw', 'Bewaar als bestand', 'Inclusief leiderschap']) assert.ok(!text.includes(words), words);
  await page.emulateMedia({media: 'print'});
  const room = page.locator('[data-step]:visible').last().locator('[data-paper]').first();
  assert.ok((await room.boundingBox()).height > 60, 'room for three lines');
}));

test('before the end it prints as something to fill in with a pen', () => open(path, {}, async (page) => {
  await rate(page, [1, 2]);
  const text = textOf(await pagesOf(page));
  for (const words of ['Scan en werkplan', 'Inductiefase', 'Werkplan: Genderdiversiteit']) assert.ok(text.includes(words), words);
  assert.ok(!text.includes('Inclusief leiderschap') && !text.includes('ingevuld'));
}));

test('every state is accessible, at 360 and 1280 px, light and dark, and nothing is wider than a screen of 320 px', async () => {
  for (const variant of [...variants(), {width: 320}]) {
    await open(path, variant, async (page) => {
      const expectFine = async (state) => {
        await page.evaluate(() => scrollTo(0, 0));  // What is half below the header has no size to judge.
        assert.deepEqual(await violations(page), [], `${state} at ${JSON.stringify(variant)}`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${state} at ${variant.width} px`);
      };
      await expectFine('empty');
      await rate(page, lastFirst.slice(0, 5));
      await page.locator('[data-ask] summary').first().click();
      await expectFine('in progress');
      await rate(page, lastFirst);
      const {text} = await savedFile(page);
      await expectFine('result');
      await loadFile(page, text.replace('{', '{"x": 1,'));
      await eventually(() => shownScan(page), ({undo}) => undo, 'that it is open');
      await expectFine('loaded');
      await loadFile(page, 'x');
      await eventually(() => shownScan(page), ({note}) => /geen werkplan/.test(note), 'that it is no plan');
      await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', {value: undefined}));
      await page.locator('[data-markdown]').click();
      await expectFine('trouble');
    });
  }
});

test('another alliance re-aims it by its content alone: one set of three statements, three levels', async (t) => {
  const statement = (number, title, actions = '') => ({
    [`dimensions/vraag-${number}.md`]: `---\ntitle: "${title}"\nsummary: "Wij doen dit, ook al is het ${'heel'.repeat(50)} lang."\nnumber: ${number}\n${actions && `ideas: [${actions}]\n`}---\nTekst.\n`,
  });
  const model = `title: {nl: Vragen, en: Questions}
singular: {nl: vraag, en: question}
path: /vragen/
order: number
layouts: {entry: dimension.html, list: dimensions.html}
fields:
  title:   {type: text, required: true, max: 120}
  summary: {type: text, required: true, max: 320}
  number:  {type: number, required: true}
  ideas:   {type: reference, to: menu, many: true, inverse: asked}
`;
  const settings = readFileSync(join(projectFolder, 'content/site.yaml'), 'utf8').replace(/^words:$/m, 'words:\n  scan_levels: [nee, een beetje, "ja, <b>altijd</b>"]');
  const other = await serveMade({
    ...known, ...action('koffie', 'Koffie', 1), ...action('thee', 'Thee', 2), 'dimensions/_collection.yaml': model, 'site.yaml': settings,
    ...statement(1, 'Ouders'), ...statement(2, 'Wijk', 'thee, koffie'), ...statement(3, 'Team', 'koffie'),
  });
  t.after(other.close);
  for (const width of [320, 1280]) {
    await inContext(browser, {width}, (context) => visit(context, other.url(path), async (page, faults) => {
      assert.equal(await page.locator('[data-choose]').count(), 0, 'there is nothing to choose');
      assert.equal(await page.locator('[data-ask]').first().locator('input').count(), 3);
      await rate(page, [3, 2]);
      assert.equal((await shownScan(page)).progress, '2 van 3 ingevuld');
      await rate(page, [3, 2, 1]);
      const now = await shownScan(page);
      assert.deepEqual(now.first, ['Team', 'Wijk', 'Ouders']);
      assert.match(now.summary, /^Bij 1 van de 3/);
      assert.deepEqual(await page.locator('[data-first-list] [data-menu-add]').evaluateAll((buttons) => buttons.map(({dataset}) => dataset.menuAdd)), ['koffie', 'thee', 'koffie']);
      assert.ok((await page.locator('[data-rest]').textContent()).includes('3 van 3: ja, <b>altijd</b>'));
      const {text} = await savedFile(page);
      await page.locator('[data-restart]').click();
      await loadFile(page, text);
      await eventually(() => shownScan(page), ({note}) => /geopend/.test(note), 'that it is open');
      assert.equal((await shownScan(page)).outcome, true);
      assert.equal((await pagesOf(page)).length, 2);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `wider than ${width} px`);
      assert.deepEqual(await violations(page), []);
      await page.goto(other.url('vragen/'));
      assert.equal(await page.locator('.record').count(), 3);
      assert.deepEqual(faults, []);
    }));
  }
  const none = await serveMade({});
  t.after(none.close);
  await inContext(browser, {}, (context) => visit(context, none.url(path), async (page, faults) => {
    assert.ok(await page.locator('.none').isVisible());
    assert.deepEqual(faults, []);
  }));
});

for (const width of [360, 1280]) {
  test(`at ${width} px the page weighs at most 60 kB, and nothing moves while it loads, also with a plan`, () => open(path, {width}, async (page, context) => {
    const moved = (there) => there.evaluate(() => new Promise((resolve) => {
      const seen = [];
      new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({type: 'layout-shift', buffered: true});
      setTimeout(() => resolve(seen.flatMap(({sources}) => sources.map(({node}) => `${node?.nodeName} ${node?.className ?? ''}`))), 300);
    }));
    assert.deepEqual(await moved(page), []);
    const files = await page.evaluate(() => performance.getEntriesByType('resource').map(({name}) => name));
    let weight = 0;
    for (const url of [page.url(), ...files]) weight += gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length;
    assert.ok(files.length > 5 && weight <= 60_000, `${weight} bytes`);
    await page.locator('[data-choose]').last().check();
    await rate(page, lastFirst);
    await visit(context, server.url(path), async (again) => {
      assert.equal((await shownScan(again)).outcome, true);
      assert.deepEqual(await moved(again), []);
    });
  }));
}
