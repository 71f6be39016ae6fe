// Our search, as a page with a search box uses it: the root comes beside the engine.

let search;
let unfolded = true;

/** @param {{engine: string, root: string, unfolded?: string[]}} where `unfolded`: the filters whose counts a list shows at first. */
export async function open({engine, root, unfolded: names = []}) {
  unfolded = names[0] ? names : true;
  const link = Object.assign(document.createElement('link'), {rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: root});
  document.head.append(link);
  const {openSearch} = await import(engine);
  search = openSearch(root);
}

export async function ask(text, facets) {
  const answer = await search.query({text, count: 10, counts: facets && unfolded});
  return {total: answer.total, counts: answer.counts, hits: answer.hits.map(({stored}) => ({url: stored.u, title: stored.t, summary: stored.s}))};
}

/** What a keystroke costs when all is there. */
export const rank = (text) => search.query({text, count: 10});
