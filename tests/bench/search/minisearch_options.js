// MiniSearch as VitePress sets it up: prefixes, some typos, and titles above texts.

const base = {fields: ['title', 'summary', 'text'], searchOptions: {prefix: true, fuzzy: 0.2, boost: {title: 4, summary: 2, text: 1}}};

/** The same options must build an index and load it. @param {boolean} facets Whether results carry their facets, so that they can be counted. */
export function options(facets) {
  return {...base, storeFields: ['title', 'summary', 'url', ...(facets ? ['facets'] : [])]};
}
