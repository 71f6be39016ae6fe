// A static file server as simple as the hosts a site is published on: files below a base path, 404.html for the rest.
//
// In:  a site. Out: its pages on 127.0.0.1, on a port of the system's choice.

import {createReadStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, join, normalize} from 'node:path';
import {Readable} from 'node:stream';
import {setTimeout} from 'node:timers/promises';
import {createGzip} from 'node:zlib';

const contentTypes = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp',
  '.avif': 'image/avif', '.ico': 'image/x-icon', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8',
  '.ics': 'text/calendar', '.csv': 'text/csv', '.webmanifest': 'application/manifest+json', '.woff2': 'font/woff2',
};
const compressible = new Set(['.html', '.css', '.js', '.mjs', '.json', '.svg', '.xml', '.txt', '.ics', '.csv', '.webmanifest']);

/**
 * Serves `site` until `close()`; with `maxAge`, browsers may keep what they got for so many seconds; with `gzip`, texts are
 * compressed for those that ask, as on most hosts; with `slowly`, pages come in pieces of so many bytes, as over a bad line.
 * `record` has what was sent, headers and all.
 * @returns {Promise<{origin: string, url: (path?: string) => string, record: {path: string, bytes: number}[], close: () => Promise<void>}>}
 */
export async function serve(site, {maxAge, gzip = false, slowly} = {}) {
  const kept = maxAge === undefined ? {} : {'cache-control': `max-age=${maxAge}`};
  const record = [];
  const server = createServer((request, response) => {
    const {bytesWritten} = request.socket;
    response.on('close', () => record.push({path: request.url, bytes: request.socket.bytesWritten - bytesWritten}));
    return answer(site, {kept, gzip, slowly}, request, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: (path = '') => origin + site.basePath + path,
    record,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}

async function answer(site, {kept, gzip, slowly}, request, response) {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  const file = path.startsWith(site.basePath) ? await existing(join(site.folder, normalize('/' + path.slice(site.basePath.length)))) : null;
  if (file) {
    const type = {'content-type': contentTypes[extname(file)] ?? 'application/octet-stream', ...kept};
    const packs = gzip && compressible.has(extname(file)) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    response.writeHead(200, packs ? {...type, 'content-encoding': 'gzip', vary: 'accept-encoding'} : type);
    if (packs) createReadStream(file).pipe(createGzip()).pipe(response);
    else if (slowly && extname(file) === '.html') Readable.from(inPieces(await readFile(file), slowly)).pipe(response);
    else createReadStream(file).pipe(response);
  } else {
    response.writeHead(404, {'content-type': contentTypes['.html']});
    response.end(await readFile(join(site.folder, '404.html')).catch(() => 'not found'));
  }
}

/** The first pieces come one frame after another: enough for what a screen shows. The rest comes at once. */
async function* inPieces(bytes, size) {
  const first = Math.min(bytes.length, 30 * size);
  for (let at = 0; at < first; at += size) {
    yield bytes.subarray(at, Math.min(at + size, first));
    await setTimeout(20);
  }
  yield bytes.subarray(first);
}

async function existing(path) {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return existing(join(path, 'index.html'));
  return found?.isFile() ? path : null;
}
