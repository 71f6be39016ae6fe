// The files of one index, fetched when they are first needed and kept.
//
// In:  root.json. Out: promises of what is in its files. Owns: what it read, at most 256 files.
import { check, readColumn, readLexicon, readPack, readRanks, readRoot, readTerms } from './reader.js';

const readers = { t: readTerms, l: readLexicon, c: readColumn, s: readRanks, m: readPack };

/** Why search does not work. */
export class SearchError extends Error {
  /** @param {'network' | 'damaged' | 'unsupported' | 'missing'} kind @param {unknown} [cause] */
  constructor(kind, cause) {
    super(kind, { cause });
    this.kind = kind;
  }
}

/**
 * @typedef {import('./reader.js').Root} Root
 * @typedef {import('./reader.js').Stored} Stored
 */

/**
 * @param {URL} url
 * @param {RequestInit} [options]
 */
const fetched = async (url, options) => {
  const failed = (/** @type {unknown} */ error) => {
    throw new SearchError('network', error);
  };
  const response = await fetch(url, options).catch(failed);
  if (response.status === 404) throw new SearchError('missing', url);
  return response.ok ? new Uint8Array(await response.arrayBuffer().catch(failed)) : failed(response.status);
};

/** @param {Uint8Array<ArrayBuffer>} packed */
const unpacked = async (packed) => {
  if (!globalThis.DecompressionStream) throw new SearchError('unsupported');
  return new Uint8Array(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
};

/** The bytes of root.json, as new as can be. @param {string} href */
export const rootBytes = (href) => fetched(new URL(href), { cache: 'no-cache' }).catch((error) => {
  if (error.kind === 'missing') throw error;
  return fetched(new URL(href), { cache: 'force-cache' });  // Without a network: what an earlier visit left.
});

export class Files {
  /** @param {URL} url @param {Root} root */
  constructor(url, root) {
    this.url = url;
    this.root = root;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
  }

  /** @param {URL} url @param {Uint8Array} bytes Of root.json. */
  static of(url, bytes) {
    return new Files(url, readRoot(bytes));
  }

  /** What is in a file. @param {string} name `t3`, `stitle` @returns {Promise<any>} */
  file(name) {
    const { kept, root } = this;
    const file = kept.get(name) ?? fetched(new URL(`${root.directory}/${name}.bin`, this.url)).then(unpacked)
      .then((bytes) => readers[/** @type {keyof readers} */ (name[0])](bytes, root, Number(name.slice(1))));
    kept.delete(name);
    kept.set(name, file);  // At the end: those that were not used for longest are the first to go.
    if (kept.size > 256) kept.delete([...kept.keys()][0]);
    return file;
  }

  /** What a result shows of a document. @param {number} document @returns {Promise<Stored>} */
  async stored(document) {
    const { packs, packSize } = this.root;
    const number = Math.floor(document / packSize);
    const stored = (packs?.[number] ?? await this.file(`m${number}`))[document % packSize];
    check(typeof stored.u + typeof stored.t + typeof stored.s === 'stringstringstring');
    return stored;
  }

  /** All there is. */
  async everything() {
    const { borders, documents, facets, lexicon, packSize, sorts } = this.root;
    const names = [...borders.map((_, i) => `t${i}`), ...sorts.map((sort) => `s${sort}`), ...facets.map((_, i) => `c${i}`), ...(lexicon ? 'l' : '')];
    await Promise.all([
      ...names.map((name) => this.file(name)),
      ...Array.from({ length: Math.ceil(documents / packSize) }, (_, i) => this.stored(i * packSize)),
    ]);
    return this.kept.size < 256;
  }
}
