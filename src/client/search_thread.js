// Search: the way in for the interface. Asks, and gets answers that are ready to be shown. The engine works in a thread of its own,
// so that long work never keeps a key or a tap waiting; where the browser has none, or may not start one, it works in the page.
//
// In:  where root.json is; questions. Out: answers, or a SearchError. Owns: one thread for the page. Both ends of it are here: this
// script is also what runs there. The page calls the engine, and the engine calls the page for what only a page can read.
import { SearchError, openEngine, pageText, rootBytes } from './search/search.js';

/**
 * @typedef {import('./search/search.js').Engine} Engine
 * @typedef {import('./search/search.js').Page} Page
 * @typedef {import('./search/search.js').Search} Search
 * @typedef {(method: string, args: any[]) => Promise<any>} Service Does what the other end calls for. Fails with a SearchError.
 * @typedef {{method: string, args: any[], done: (value: any) => void, failed: (error: unknown) => void}} Call
 * @typedef {{number: number, method: string, args: any[]} | {number: number, value?: any, kind?: SearchError['kind']}} Message A call, or
 *   what became of one of the other end: its value, or why there is none.
 */

/**
 * One end of a thread.
 * @param {{postMessage: (message: Message) => void, addEventListener: (type: 'message', hear: (event: MessageEvent<Message>) => void) => void}} port
 * @param {Service} service
 */
const connect = (port, service) => {
  /** @type {Map<number, Call>} */
  const waiting = new Map();
  let last = 0;
  port.addEventListener('message', ({ data }) => {
    const { number } = data;
    if ('method' in data) {
      return void service(data.method, data.args).then((value) => port.postMessage({ number, value }), ({ kind }) => port.postMessage({ number, kind }));
    }
    const call = waiting.get(number);
    waiting.delete(number);
    if (data.kind) call?.failed(new SearchError(data.kind));
    else call?.done(data.value);
  });
  return {
    waiting,
    /** @type {Service} */
    call: (method, args) => new Promise((done, failed) => {
      last += 1;
      waiting.set(last, { method, args, done, failed });
      port.postMessage({ number: last, method, args });
    }),
  };
};

/** @type {Page} */
const page = { pageText, rootBytes };

/**
 * The engine, asked for what `method` of it gives for an index. A question that was overtaken before its turn came, by another of the same asker,
 * is not answered: who types quickly waits for the answer to the last key, not for those to all of them.
 * @param {Page} reader
 * @returns {Service}
 */
const engine = (reader) => {
  /** @type {Map<number, unknown>} The last question of each asker. */
  const last = new Map();
  return async (method, [href, question, asker]) => {
    if (asker) {
      last.set(asker, question);
      await new Promise((turn) => setTimeout(turn));  // Those that wait already are heard first.
      if (last.get(asker) !== question) return null;
    }
    return openEngine(new URL(href), reader)[/** @type {keyof Engine} */ (method)](question);
  };
};

/** Pages that demand trusted types let a policy of this name give the address of a script, and it gives no other. */
const ownAddress = () => {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  return trustedTypes?.createPolicy('bondgenoot', { createScriptURL: () => import.meta.url }).createScriptURL('') ?? import.meta.url;
};

/** Starts the thread. @returns {Service} What calls the engine, there or else here. */
const start = () => {
  const local = engine(page);
  try {
    const worker = new Worker(ownAddress(), { type: 'module' });
    const { call, waiting } = connect(worker, (method, [address]) => page[/** @type {keyof Page} */ (method)](address));
    worker.addEventListener('error', () => {
      worker.terminate();
      service = local;
      for (const { method, args, done, failed } of waiting.values()) local(method, args).then(done, failed);
    });
    return call;
  } catch {
    return local;  // There are no threads here, or none allowed.
  }
};

/** @type {Service | undefined} */
let service;

/**
 * @template {keyof Engine} Method
 * @param {Method} method
 * @param {string} href Of root.json.
 * @param {[...Parameters<Engine[Method]>, asker?: number]} args
 * @returns {ReturnType<Engine[Method]>}
 */
const ask = (method, href, ...args) => {
  service ??= start();
  return /** @type {ReturnType<Engine[Method]>} */ (service(method, [href, ...args]));
};

/** The other end: does what it is called for as long as the page lives. */
const beThread = () => {
  const { call } = connect(globalThis, engine({
    pageText: (address) => call('pageText', [address]),
    rootBytes: (href) => call('rootBytes', [href]),
  }));
};

let askers = 0;

/**
 * @param {string | URL} rootUrl Where root.json is; relative to the page.
 * @returns {Search}
 */
export const openSearch = (rootUrl) => {
  const { href } = new URL(rootUrl, document.baseURI);
  askers += 1;
  const asker = askers;
  let latest = 0;
  let complete = false;
  return {
    async query(question) {
      latest += 1;
      const mine = latest;
      try {
        const answer = await ask('answer', href, question, asker);
        if (mine === latest) return answer;
      } catch (error) {
        if (mine === latest) throw error;
      }
      return null;
    },
    about: () => ask('about', href),
    prefetch: async () => {
      complete = await ask('prefetch', href);
      return complete;
    },
    ready: () => complete,
  };
};

if ('importScripts' in globalThis) beThread();  // Only where there is no page.
