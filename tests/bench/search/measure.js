// Measures search engines in Chromium: node measure.js PLAN.json; the result is JSON on standard output.
//
// PLAN: {folders, keys, port, chromium, runs, engines: [{name, adapter, where, whereWithFacets}], queries: {cold, second, common, typed}, judged}

import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {emulate, networks} from './network.js';
import {serve, summary} from './server.js';

const require = createRequire(new URL('../../package.json', import.meta.url));
const {chromium} = require('playwright-core');
const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const server = await serve(plan.folders, plan.keys, plan.port);
const browser = await chromium.launch({executablePath: plan.chromium, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--js-flags=--expose-gc', '--no-first-run']});

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const atRest = () => new Promise((done) => { setTimeout(done, 300); });

/** A page with an adapter loaded and nothing of the engine, on a network, with an empty cache. */
async function withPage(engine, network, use) {
  const context = await browser.newContext({ignoreHTTPSErrors: true});
  context.setDefaultTimeout(600_000);
  try {
    const page = await context.newPage();
    await page.goto(`${server.address}/bench/blank.html`);
    await page.evaluate(async (adapter) => { globalThis.adapter = await import(adapter); }, `/bench/adapters/${engine.adapter}.js`);
    const session = await context.newCDPSession(page);
    await emulate(session, network);
    await atRest();
    server.record.length = 0;
    return await use(page, session);
  } finally {
    await context.close();
  }
}

/** One step in a page: how long, and what was fetched for it. */
async function step(page, network, run, argument) {
  server.record.length = 0;
  const {ms, answer} = await page.evaluate(`(async () => { const begin = performance.now(); const answer = await (${run})(${JSON.stringify(argument)}); return {ms: performance.now() - begin, answer}; })()`);
  await atRest();
  return {ms, answer, ...summary(server.record, Math.max(network.latency, 20)), files: server.record.map(({path, bytes}) => `${path} ${bytes}`)};
}

const cold = async ({where, text, facets}) => { await globalThis.adapter.open(where); return globalThis.adapter.ask(text, facets); };
const ask = ({text, facets}) => globalThis.adapter.ask(text, facets);

/** First, second and third query on a network. */
async function visit(engine, name, facets) {
  const network = networks[name];
  const where = facets ? engine.whereWithFacets ?? engine.where : engine.where;
  const {queries} = plan;
  return withPage(engine, network, async (page) => ({
    cold: await step(page, network, cold, {where, text: queries.cold, facets}),
    second: await step(page, network, ask, {text: queries.second, facets}),
    common: await step(page, network, ask, {text: queries.common, facets}),
  }));
}

async function visits(engine, name, facets) {
  const all = [];
  for (let run = 0; run < plan.runs; run += 1) all.push(await visit(engine, name, facets));
  return Object.fromEntries(['cold', 'second', 'common'].map((key) => {
    const {answer, ...first} = all[0][key];
    return [key, {...first, ms: median(all.map((each) => each[key].ms)), total: answer.total, hits: answer.hits.length, withSummary: answer.hits.every(({title, summary}) => title && summary)}];
  }));
}

/** Three queries typed letter by letter, twice; the second time counts, as all has been fetched. And the heap after them. */
async function typing(engine) {
  return withPage(engine, networks.none, async (page, session) => {
    const heap = async () => {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    };
    const before = await heap();
    await step(page, networks.none, cold, {where: engine.where, text: plan.queries.cold, facets: false});
    const times = [];
    for (const pass of [1, 2]) {
      const measured = await page.evaluate(async (texts) => {
        const all = [];
        for (const text of texts) {
          for (let length = 1; length <= text.length; length += 1) {
            const begin = performance.now();
            await globalThis.adapter.rank(text.slice(0, length));
            all.push(performance.now() - begin);
            await new Promise((done) => { setTimeout(done, 5); });
          }
        }
        return all;
      }, plan.queries.typed);
      if (pass === 2) times.push(...measured);
    }
    return {p50: quantile(times, 0.5), p95: quantile(times, 0.95), max: Math.max(...times), keystrokes: times.length, heap: await heap() - before};
  });
}

/** The addresses that each judged query gives. */
async function judged(engine) {
  return withPage(engine, networks.none, async (page) => {
    await step(page, networks.none, cold, {where: engine.where, text: 'a', facets: false});
    const found = {};
    for (const text of plan.judged) {
      found[text] = await page.evaluate(async (query) => (await globalThis.adapter.ask(query, false)).hits.map(({url}) => url), text);
    }
    return found;
  });
}

const results = {};
for (const engine of plan.engines) {
  const result = {};
  try {
    if (plan.judged) {
      result.judged = await judged(engine);
    } else {
      for (const name of plan.networks) result[name] = await visits(engine, name, false);
      result.facets = await visits(engine, plan.networks[0], true);
      result.typing = await typing(engine);
    }
  } catch (error) {
    result.failed = String(error).split('\n')[0];
  }
  results[engine.name] = result;
  process.stderr.write(`${engine.name} measured\n`);
}
await browser.close();
server.close();
process.stdout.write(JSON.stringify(results));
process.exit(0);
