// MiniSearch as VitePress uses it: the script of the search box, then the whole index; `eager` asks for both at once, as a page made for it could.

import {options} from '../minisearch_options.js';

let index;

/** @param {{engine: string, index: string, facets: boolean, eager: boolean}} where */
export async function open({engine, index: address, facets, eager}) {
  const loaded = import(engine);
  if (!eager) await loaded;
  const [{default: MiniSearch}, text] = await Promise.all([loaded, fetch(address).then((response) => response.text())]);
  index = MiniSearch.loadJSON(text, options(facets));
}

export async function ask(text, facets) {
  const results = index.search(text);
  const counts = {};
  for (const result of facets ? results : []) {
    for (const [facet, values] of Object.entries(result.facets)) {
      counts[facet] ??= {};
      for (const value of values) counts[facet][value] = (counts[facet][value] ?? 0) + 1;
    }
  }
  return {total: results.length, counts: facets ? counts : null, hits: results.slice(0, 10).map(({url, title, summary}) => ({url, title, summary}))};
}

export const rank = (text) => index.search(text);
