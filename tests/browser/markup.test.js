// What holds for the markup of every page, read from the files: nothing inline, a policy, landmarks, links that lead somewhere.

import assert from 'node:assert/strict';
import {existsSync, readFileSync, statSync} from 'node:fs';
import {join, relative} from 'node:path';
import {test} from 'node:test';

import {expectNone} from './support/findings.js';
import {addresses, tags} from './support/html.js';
import {readablePages, sites} from './support/sites.js';

/** Fails with a line for each finding. `find(page, tags)` gives `[line, words]` pairs. */
function checkPages(site, pages, find) {
  const found = pages.flatMap((page) =>
    find(page, tagsOf(page)).map(([line, words]) => `${relative(site.folder, page.file)}:${line}: ${words}`));
  expectNone(found, `${pages.length} pages`);
}

const read = new Map();
function tagsOf(page) {
  if (!read.has(page.file)) read.set(page.file, tags(page.html));
  return read.get(page.file);
}

function isInline({name, attributes}) {
  if (name === 'style') return 'a <style> element';
  if (name === 'script' && attributes.src === undefined && attributes.type !== 'application/ld+json') return 'an inline <script>';
  if (attributes.style !== undefined) return 'a style attribute';
  const handler = Object.keys(attributes).find((attribute) => attribute.startsWith('on'));
  return handler ? `an ${handler} attribute` : null;
}

const policyOf = (all) => all.find((tag) => tag.attributes['http-equiv']?.toLowerCase() === 'content-security-policy');
/** The directives of a policy: a name and its values each. */
const directivesOf = (policy) => (policy?.attributes.content ?? '').split(';').map((directive) => directive.trim().split(/\s+/));

for (const site of sites()) {
  test(`no page of ${site.name} has a script or a style within`, () => {
    checkPages(site, site.pages, (page, all) =>
      all.map((tag) => [tag.line, isInline(tag)]).filter(([, words]) => words));
  });

  test(`every page of ${site.name} allows only the site itself`, () => {
    checkPages(site, readablePages(site), (page, all) => {
      const policy = policyOf(all);
      if (!policy) return [[1, 'no Content-Security-Policy']];
      const sources = directivesOf(policy).filter(([name]) => !name.includes('trusted-types')).flatMap(([, ...values]) => values);
      return sources.filter((source) => !['\'self\'', '\'none\'', 'data:'].includes(source))
        .map((source) => [policy.line, `the policy lets in ${source}`]);
    });
  });

  test(`every page of ${site.name} takes no text as a script, but the address of the search's own thread`, () => {
    checkPages(site, readablePages(site), (page, all) => {
      const directives = new Map(directivesOf(policyOf(all)).map(([name, ...values]) => [name, values.join(' ')]));
      const holds = directives.get('require-trusted-types-for') === "'script'" && directives.get('trusted-types') === 'bondgenoot';
      return holds ? [] : [[1, 'the policy does not demand trusted types']];
    });
  });

  test(`every page of ${site.name} has a language, a title, a description, one main heading and one main part`, () => {
    checkPages(site, readablePages(site), (page, all) => {
      const count = (name) => all.filter((tag) => tag.name === name).length;
      const wrong = ['main', 'h1'].filter((name) => count(name) !== 1).map((name) => [1, `${count(name)} <${name}> elements`]);
      if (!all.find((tag) => tag.name === 'html')?.attributes.lang) wrong.push([1, 'no lang on <html>']);
      if (!/<title>[^<]*\S[^<]*<\/title>/.test(page.html)) wrong.push([1, 'no <title>']);
      if (!all.some((tag) => tag.name === 'meta' && tag.attributes.name === 'description' && tag.attributes.content)) {
        wrong.push([1, 'no description']);
      }
      return wrong;
    });
  });

  test(`every page of ${site.name} with an address names a picture for who shares it, as large as it says`, () => {
    const pages = readablePages(site).filter((page) => tagsOf(page).some((tag) => tag.attributes.rel === 'canonical'));
    const kept = new Map();
    checkPages(site, pages, (page, all) => {
      const said = (key) => all.find((tag) => tag.name === 'meta' && (tag.attributes.property ?? tag.attributes.name) === key)?.attributes.content;
      const address = said('og:image');
      if (!address || said('twitter:image') !== address || !said('og:image:alt')) return [[1, 'no picture, or none that is described']];
      const file = targetFile(site, decodeURIComponent(new URL(address).pathname));
      if (!file) return [[1, `nothing is at ${address}`]];
      if (!kept.has(file)) kept.set(file, readFileSync(file));
      const size = [16, 20].map((at) => kept.get(file).readUInt32BE(at)).join(' by ');
      const wrong = size === `${said('og:image:width')} by ${said('og:image:height')}` ? [] : [[1, `${address} is ${size} pixels`]];
      if (kept.get(file).length > 100_000) wrong.push([1, `${address} weighs ${kept.get(file).length} bytes`]);
      return wrong;
    });
    assert.ok(kept.size > pages.length / 10);
  });

  test(`every link within ${site.name} leads to a page or a file, and to a place on it`, () => {
    checkPages(site, site.pages, (page, all) => all.flatMap((tag) => addresses(tag)
      .map(({attribute, url}) => [tag.line, wrongAddress(site, page, tag, attribute, url)]).filter(([, words]) => words)));
  });

  test(`the sitemap of ${site.name} names pages that exist, each once`, () => {
    const sitemap = readFileSync(join(site.folder, 'sitemap.xml'), 'utf8');
    const locations = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => new URL(match[1]).pathname);
    assert.ok(locations.length > 0);
    assert.equal(new Set(locations).size, locations.length);
    assert.deepEqual(locations.filter((path) => !targetFile(site, path)), []);
  });
}

/** What is wrong with an address in a page; null for nothing. */
function wrongAddress(site, page, tag, attribute, url) {
  const host = 'https://site.invalid';
  const target = new URL(url, host + site.basePath + page.path);
  if (target.origin !== host) {
    const mayLeave = tag.name === 'a' || (tag.name === 'link' && /canonical|alternate|license|author/.test(tag.attributes.rel));
    return mayLeave ? null : `<${tag.name} ${attribute}> loads from another host: ${url}`;
  }
  const file = targetFile(site, decodeURIComponent(target.pathname));
  if (!file) return `nothing is at ${url}`;
  const fragment = decodeURIComponent(target.hash.slice(1));
  if (!fragment || !file.endsWith('.html') || fragment.includes('=')) return null;
  const targetPage = site.pages.find((other) => other.file === file);
  return idsOf(targetPage).has(fragment) ? null : `no id \`${fragment}\` at ${url}`;
}

/** The file that a host would send for a path, or null. */
function targetFile(site, path) {
  if (!path.startsWith(site.basePath)) return null;
  const file = join(site.folder, path.slice(site.basePath.length));
  if (path.endsWith('/')) return existsSync(join(file, 'index.html')) ? join(file, 'index.html') : null;
  return existsSync(file) && statSync(file).isFile() ? file : null;
}

const ids = new Map();
function idsOf(page) {
  if (!ids.has(page)) ids.set(page, new Set(tagsOf(page).map((tag) => tag.attributes.id).filter(Boolean)));
  return ids.get(page);
}
