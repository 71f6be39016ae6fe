// The search engine: reads the files of an index and answers questions. What only a page can do, or does sooner, is asked of a Page:
// search_thread.js, the way in for the interface, lets the engine work in a thread of its own.
//
// In:  where root.json is; questions; a Page. Out: answers, or a SearchError. Owns: the files it has read, per index.
import { Files, SearchError } from './files.js';
import { Matcher } from './matcher.js';
import { nearForms } from './near_forms.js';
import { holdsPhrase, parseQuery, replaced } from './query.js';
import { counted, firstInOrder, scored } from './searcher.js';

export { SearchError, rootBytes } from './files.js';
export { marks } from './marks.js';
export { pageText } from './page_texts.js';
export { wordsOf } from './words.js';

/**
 * What a result shows. The site decides what else is in it; see search/FORMAT.md.
 * @typedef {{u: string, t: string, s: string, [name: string]: unknown}} Stored `u`: its address, `t`: title, `s`: summary.
 */

/**
 * @typedef {object} Question
 * @property {string} text What the visitor typed. When it is blank, everything is found, to browse.
 * @property {Record<string, string[]>} [facets] Chosen values: one of them within a facet, all facets together.
 * @property {Record<string, string[]>} [scope] The same, but not the visitor's choice: what the page is about. All counts stay within it.
 * @property {string} [sort] `relevance` (also when not given), `newest`, or one of `(await search.about()).sorts`, such as `title`;
 *   what lacks the key comes last. When browsing, `relevance` is `newest`.
 * @property {number} [from] How many hits to pass over.
 * @property {number} [count] How many hits to give; 10 when not said. 0 gives counts only.
 * @property {boolean | string[]} [counts] Whether to count the facets, or which; the file of each is fetched.
 */

/**
 * @typedef {object} Hit
 * @property {number} number The document's number: the same for as long as the page is open.
 * @property {number} score 0 when browsing.
 * @property {Stored} stored
 */

/**
 * @typedef {object} Answer
 * @property {number} total How many there are, with the chosen facets.
 * @property {Hit[]} hits Those asked for, in order.
 * @property {Record<string, Record<string, number>> | null} counts For each facet that was asked for or chosen from, for each of its values (zeros too): how many
 *   there would be with that value alone in this facet, and the choices in the other facets as they are. Null when nobody asked for it and nothing was chosen.
 * @property {Record<string, number> | null} all For each of the same facets: how many there would be with no choice in it.
 * @property {string[]} terms Give them to `marks`. Empty when browsing.
 * @property {string[]} suggestions Other texts to search for ("did you mean"): when a word was not found, and forms like it are there. Best first, at most three.
 * @property {boolean} browsing Whether the text was blank.
 */

/**
 * @typedef {object} About
 * @property {string} language
 * @property {number} documents
 * @property {{name: string, values?: string[]}[]} facets With their values, unless these are many.
 * @property {string[]} sorts
 */

/**
 * What is read for the engine.
 * @typedef {object} Page
 * @property {(address: string) => Promise<string>} pageText The plain text of a page of this site; empty when it cannot be had.
 * @property {(href: string) => Promise<Uint8Array>} rootBytes A root.json, which a page may have asked for before there was an engine.
 *   Fails with a SearchError.
 */

/**
 * What can be asked of an index. It fails with a SearchError only.
 * @typedef {object} Engine
 * @property {(question: Question) => Promise<Answer>} answer
 * @property {() => Promise<About>} about
 * @property {() => Promise<boolean>} prefetch As of Search.
 */

/**
 * Every method that gives a promise can fail with a SearchError, whose `kind` says what to tell the visitor:
 * `network` (try again later), `damaged` (the files are not what they should be) or `unsupported` (the browser is too old).
 * After any of them the lists of the site are what is left to offer.
 * @typedef {object} Search
 * @property {(question: Question) => Promise<Answer | null>} query Null when a later question of this Search overtook it: show nothing then.
 * @property {() => Promise<About>} about Reads root.json. Calling it when the search box gets the focus saves a visitor a wait.
 * @property {() => Promise<boolean>} prefetch Reads all the rest, so that typing needs no network: call when idle. Does nothing and gives
 *   false when the index is over 256 kB or the visitor saves data. Never fails.
 * @property {() => boolean} ready Whether a question would need no network: then answer each keystroke at once; else wait 80 ms first.
 */

/** @type {Map<string, Promise<Files>>} One index may serve several boxes of a page. */
const indexes = new Map();

/**
 * Does something with the files of an index. When one of them is missing, a deployment may have come between: then once more, with a
 * root.json that is read again. After any failure nothing is kept, so that a later question begins anew.
 * @template T
 * @param {URL} url
 * @param {Page} page
 * @param {(files: Files) => T | Promise<T>} use
 * @returns {Promise<T>}
 */
const withFiles = async (url, page, use, again = true) => {
  const files = indexes.get(url.href) ?? page.rootBytes(url.href).then((bytes) => Files.of(url, bytes));
  indexes.set(url.href, files);
  try {
    return await use(await files);
  } catch (error) {
    const { kind } = /** @type {SearchError} */ (error);
    indexes.delete(url.href);
    if (kind === 'missing' && again) return withFiles(url, page, use, false);
    throw kind && kind !== 'missing' ? error : new SearchError('damaged', error);
  }
};

/**
 * The forms to mark: those that were looked for, and the others of their families.
 * @param {Matcher} matcher
 */
const markedForms = ({ alternatives }) => [...new Set(alternatives.flatMap(({ entries }) => entries.flatMap(({ family }) => family.forms)))];

/**
 * Other texts to search for, in place of one with words that are not there.
 * @param {string} text
 * @param {Matcher} matcher
 * @param {boolean} inNeed Nothing was found: then forms that are farther off will do too.
 */
const suggestionsFor = async (text, matcher, inNeed) => {
  const { terms, corrections } = matcher;
  if (inNeed && !corrections.length) {
    await matcher.load([], true);
    terms.forEach((term, i) => {
      if (term.size < 5 || matcher.isMet(i)) return;
      const { near } = nearForms({ ...term, open: false }, matcher.known(term), 2);
      if (near[0]) corrections[i] = near.map(({ form }) => form);
    });
  }
  return [0, 1, 2].filter((round) => corrections.some((forms) => forms[round]))
    .map((round) => replaced(text, terms, corrections.map((forms) => forms[round] ?? forms[0])));
};

/**
 * Whether a document's title, summary or text hold all phrases. Reads the page only when title and summary do not have them.
 * @param {import('./search.js').Stored} stored
 * @param {string[][]} phrases
 * @param {Page} page
 */
const holdsPhrases = async ({ u, t, s }, phrases, { pageText }) => {
  const missing = phrases.filter((phrase) => !holdsPhrase(t, phrase) && !holdsPhrase(s, phrase));
  const text = missing[0] ? await pageText(u) : '';
  return missing.every((phrase) => holdsPhrase(text, phrase));
};

/**
 * @param {Question} question
 * @param {Files} files
 * @param {Page} page
 * @returns {Promise<Answer>}
 */
const answerTo = async ({ text, facets = {}, scope = {}, sort = 'relevance', from = 0, count = 10, counts = false }, files, page) => {
  const { root } = files;
  const browsing = !text.trim();
  const { terms, phrases } = parseQuery(text, root.stopWords);
  const matcher = new Matcher(terms, files);
  const chosen = [scope, facets].flatMap((choices) => Object.entries(choices).flatMap(([name, [any]]) => (any ? name : [])));
  const isAsked = (/** @type {string} */ name) => (Array.isArray(counts) ? counts.includes(name) : counts) || chosen.includes(name);
  const [columns, ranks] = await Promise.all([
    Promise.all(root.facets.flatMap(({ name }, i) => (isAsked(name) ? files.file(`c${i}`).then((column) => ({ name, ...column })) : []))),
    root.sorts.includes(sort) ? files.file(`s${sort}`) : null,
    matcher.run(),
  ]);
  const { found, scores } = scored(matcher.alternatives, browsing ? 0 : terms.length || 1, root.documents);
  const byScore = (/** @type {number} */ document) => -scores[document];
  let within = Object.keys(scope)[0] ? counted(found, scope, columns.filter(({ name }) => scope[name])).passing : found;
  if (phrases[0]) {
    const best = firstInOrder(within, 50, byScore);
    const holding = await Promise.all(best.map(async (number) => holdsPhrases(await files.stored(number), phrases, page)));
    within = best.filter((_, i) => holding[i]);
  }
  const tally = columns[0] && counted(within, facets, columns);
  const passing = tally?.passing ?? within;
  const byRank = (/** @type {number} */ document) => ranks?.[document] || root.documents + 1;
  const numbers = firstInOrder(passing, from + count, sort === 'relevance' ? byScore : byRank).slice(from);
  const [suggestions, ...hits] = await Promise.all([
    suggestionsFor(text, matcher, !found.length),
    ...numbers.map(async (number) => ({ number, score: scores[number], stored: await files.stored(number) })),
  ]);
  return {
    total: passing.length,
    hits,
    counts: tally?.counts ?? null,
    all: tally?.all ?? null,
    terms: markedForms(matcher),
    suggestions,
    browsing,
  };
};

/**
 * @param {URL} url Of root.json.
 * @param {Page} page
 * @returns {Engine}
 */
export const openEngine = (url, page) => ({
  answer: (question) => withFiles(url, page, (files) => answerTo(question, files, page)),
  about: () => withFiles(url, page, ({ root: { language, documents, facets, sorts } }) => ({ language, documents, facets, sorts })),
  prefetch: () => withFiles(url, page, async (files) => !(/** @type {any} */ (navigator).connection?.saveData) &&
    /** @type {number} */ (files.root.bytes) <= 256_000 && files.everything()).catch(() => false),
});
