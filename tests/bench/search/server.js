// A static host as most are: HTTP/2, gzip for text types, ten minutes of caching; and a record of every request.
//
// In:  folders by the first part of the address. Out: an address, and what was asked since the record was last cleared.

import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createSecureServer} from 'node:http2';
import {extname, join, normalize} from 'node:path';
import {gzipSync} from 'node:zlib';

const types = {'.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css', '.svg': 'image/svg+xml', '.wasm': 'application/wasm'};
const compressed = new Set(['.html', '.js', '.json', '.css', '.svg']);

function certificate(folder) {
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
  if (!existsSync(cert)) {
    mkdirSync(folder, {recursive: true});
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '3650', '-subj', '/CN=localhost',
      '-keyout', key, '-out', cert], {stdio: 'ignore'});
  }
  return {key: readFileSync(key), cert: readFileSync(cert)};
}

/** @param {Record<string, string>} folders @param {string} keys Where its certificate is kept. */
export async function serve(folders, keys, port = 0) {
  const record = [];
  const packed = new Map();
  const server = createSecureServer({...certificate(keys), allowHTTP1: true}, async (request, response) => {
    const at = performance.now();
    const {pathname} = new URL(request.url, 'https://localhost');
    const [, first, ...rest] = pathname.split('/');
    const name = decodeURIComponent(rest.join('/')) || 'index.html';
    const path = folders[first] && join(folders[first], normalize(`/${name.endsWith('/') ? `${name}index.html` : name}`));
    try {
      const body = await readFile(path);
      const extension = extname(path);
      const gzip = compressed.has(extension);
      if (gzip && !packed.has(path)) packed.set(path, gzipSync(body, {level: 6}));
      const sent = gzip ? packed.get(path) : body;
      response.writeHead(200, {'content-type': types[extension] ?? 'application/octet-stream', 'cache-control': 'max-age=600', ...(gzip && {'content-encoding': 'gzip'})});
      response.end(sent);
      record.push({path: pathname, bytes: sent.length, at});
    } catch {
      response.writeHead(404, {'content-type': 'text/plain'}).end();
      record.push({path: pathname, bytes: 0, at, missing: true});
    }
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  return {address: `https://localhost:${server.address().port}`, record, close: () => server.close()};
}

/** Requests, bytes and serial round trips of what was recorded. One wave is asked for before an answer of it can have come. @param {number} latency in ms */
export function summary(record, latency) {
  let waves = 0;
  let begin = -Infinity;
  for (const {at} of [...record].sort((a, b) => a.at - b.at)) {
    if (at - begin < latency * 0.8) continue;
    begin = at;
    waves += 1;
  }
  return {requests: record.length, bytes: record.reduce((sum, {bytes}) => sum + bytes, 0), waves};
}
