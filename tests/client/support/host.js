// A host without a network: files in memory, served through `fetch`, and the few things of a page that the search engine asks for.
//
// In:  files by path. Out: what was fetched, when.

let count = 0;

/**
 * Serves files below an address of their own, so that nothing that was kept for another test is met again.
 * @param {Map<string, Buffer>} files May change while it is served.
 */
export const serve = (files) => {
  count += 1;
  const base = `https://site.test/base/search/nl${count}/`;
  const host = {
    files,
    /** Where to open the search. */
    address: `${base}root.json`,
    /** Paths, in the order in which they were asked for. */
    asked: [],
    /** What each fetch said about the browser's cache. */
    caches: new Map(),
    /** Rounds of requests: those that were under way together count as one. */
    rounds: 0,
    /** A path → what to answer instead: a status, or an error to throw. */
    failing: new Map(),
    /** Holds answers back until it is resolved. */
    gate: Promise.resolve(),
  };
  let underWay = 0;
  globalThis.document = { baseURI: 'https://site.test/base/page/' };
  Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
  globalThis.location = { origin: 'https://site.test' };
  globalThis.fetch = async (url, { cache } = {}) => {
    const path = String(url).startsWith(base) ? String(url).slice(base.length) : new URL(url).pathname;
    host.asked.push(path);
    host.caches.set(path, cache);
    if (!underWay) host.rounds += 1;
    underWay += 1;
    await host.gate;
    await new Promise((resolve) => setTimeout(resolve, 2));
    underWay -= 1;
    const failing = host.failing.get(path);
    if (failing instanceof Error) throw failing;
    const bytes = host.files.get(path);
    return new Response(bytes ?? 'not here', { status: failing ?? (bytes ? 200 : 404) });
  };
  return host;
};
