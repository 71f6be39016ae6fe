// The database page as a visitor meets it: what it shows, and waiting until it has answered.
//
// In:  an open page of a list with search. Out: what is on it.

const patience = 20_000;

/** Waits until `read()` gives what `wanted` accepts, and gives it. The last value is in the message when it never does. */
export async function eventually(read, wanted, what) {
  const end = Date.now() + patience;
  for (;;) {
    const value = await read();
    if (wanted(value)) return value;
    if (Date.now() > end) throw new Error(`${what} does not come; last: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Waits until the page has painted what was done before: the tick in a box is the browser's own, what follows from it comes a frame later. */
export const settled = (page) => page.evaluate(async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
});

/** What the list shows now: `asked` once results have taken the page's own list's place. */
export const shown = (page) => page.evaluate(() => {
  const visible = (element) => Boolean(element?.checkVisibility({visibilityProperty: true}));
  const part = (name) => document.querySelector(`[data-${name}]`);
  const text = (element) => element.textContent.trim().replace(/\s+/g, ' ');
  const all = (selector) => [...document.querySelectorAll(selector)].filter(visible);
  return {
    asked: visible(part('telling')),
    busy: part('found')?.getAttribute('aria-busy') === 'true',
    live: part('finder')?.hasAttribute('data-live') ?? false,
    text: part('finder-form')?.querySelector('input').value,
    total: Number(part('telling')?.textContent.match(/\d+/)?.[0] ?? NaN),
    titles: all('[data-found] .hit__title').map(text),
    ownTitles: all('ol[data-static] .hit__title').map(text),
    levels: all('[data-found] > li').map((item) => Number(item.querySelector('[data-level]')?.dataset.level ?? 0)),
    chips: all('[data-chips] a').map((chip) => chip.querySelector('[data-text]').textContent),
    checked: [...document.querySelectorAll('[data-facet] :checked')].map((box) => `${box.name}=${box.value}`),
    none: visible(part('none')),
    trouble: all('[data-trouble-kind]').map((element) => element.dataset.troubleKind),
    search: location.search,
    path: location.pathname,
    y: scrollY,
  };
});

/** Waits until the list has answered for the text and the number of choices given. */
export const answered = (page, {text = '', choices} = {}) => eventually(() => shown(page), (now) =>
  now.live && now.asked && !now.busy && now.text === text && now.titles.length + Number(now.none) > 0
  && (choices === undefined || now.checked.length === choices) && (new URLSearchParams(now.search).get('q') ?? '') === text.trim(), `the answer to “${text.slice(0, 40)}”`);

/** Waits until the filters answer. */
export const ready = (page) => eventually(() => shown(page), (now) => now.live, 'the index');

/** The counts of a facet by value. */
export const countsOf = (page, facet) => page.evaluate((name) => Object.fromEntries(
  [...document.querySelectorAll(`[data-facet="${name}"] input`)].map((box) => [box.value, Number(box.parentElement.querySelector('[data-n]').textContent)])), facet);

/** Chooses a value of a facet or takes it back, unfolding what hides it. */
export const toggle = async (page, facet, value) => {
  const group = page.locator(`[data-facet="${facet}"]`);
  await group.evaluate((element) => { element.open = true; element.dataset.all = ''; });
  await group.locator(`input[value="${value}"]`).click();
};
