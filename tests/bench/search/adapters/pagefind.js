// Pagefind as its own interface uses it: the ranking first, then the ten pages' fragments.

let pagefind;

/** @param {{engine: string}} where */
export async function open({engine}) {
  pagefind = await import(engine);
}

export async function ask(text, facets) {
  const [{results, filters}] = await Promise.all([pagefind.search(text), facets ? pagefind.filters() : null]);
  const hits = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return {total: results.length, counts: facets ? filters : null, hits: hits.map(({url, meta}) => ({url, title: meta.title, summary: meta.summary}))};
}

export const rank = (text) => pagefind.search(text);
