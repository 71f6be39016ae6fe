// The built sites that the tests look at: folders in build/sites/, or in the folder that SITES names.
//
// In:  folders of HTML files. Out: Sites with their Pages, sorted by path.

import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {basename, join, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

export const projectFolder = fileURLToPath(new URL('../../../', import.meta.url));
const sitesFolder = process.env.SITES ?? join(projectFolder, 'build/sites');

/**
 * @typedef {object} Page
 * @property {string} file    the file's path on disk
 * @property {string} path    what follows the base path in its URL: `good-practices/de-hef/`; the home page is ``
 * @property {string} layout  the template it was made with, as `<body data-layout>` says, else the first part of its path
 * @property {string} html
 * @property {boolean} redirect  a page for an old address, which only leads on
 */

/**
 * @typedef {object} Site
 * @property {string} name
 * @property {string} folder
 * @property {string} basePath  `/` or `/kennisbank/`: the path of the home page's canonical address
 * @property {Page[]} pages
 */

/** @returns {Site[]} those of the wanted sites that have been built; at least one */
export function sites(...names) {
  const found = readdirSync(sitesFolder)
    .filter((name) => !name.startsWith('.') && (names.length === 0 || names.includes(name)) && existsSync(join(sitesFolder, name, 'index.html')))
    .map((name) => readSite(join(sitesFolder, name)));
  if (found.length === 0) throw new Error(`no site in ${sitesFolder}; scripts/test site makes them`);
  return found;
}

/** @returns {Site} */
export function readSite(folder) {
  const pages = htmlFiles(folder).map((file) => readPage(folder, file));
  const canonical = pages.find((page) => page.path === '').html.match(/<link[^>]*rel="?canonical"?[^>]*>/)?.[0];
  const address = canonical?.match(/href="?([^"\s>]+)/)?.[1];
  return {name: basename(folder), folder, pages, basePath: address ? new URL(address).pathname : '/'};
}

function htmlFiles(folder) {
  return readdirSync(folder, {recursive: true})
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => join(folder, name));
}

/** @returns {Page} */
function readPage(folder, file) {
  const html = readFileSync(file, 'utf8');
  const path = relative(folder, file).split(sep).join('/').replace(/(^|\/)index\.html$/, '$1');
  const layout = html.match(/<body[^>]*\sdata-layout="?([\w.-]+)/)?.[1] ?? (path.split('/')[0] || 'home');
  return {file, path, layout, html, redirect: /<meta[^>]*http-equiv="?refresh/i.test(html)};
}

/** @returns {Page[]} the pages that a visitor reads */
export function readablePages(site) {
  return site.pages.filter((page) => !page.redirect);
}

/** @returns {Page[][]} the pages of each layout */
function byLayout(site) {
  const layouts = new Map();
  for (const page of readablePages(site)) layouts.set(page.layout, [...(layouts.get(page.layout) ?? []), page]);
  return [...layouts.values()];
}

/** The first page of each layout. @returns {Page[]} */
export function firstPages(site) {
  return byLayout(site).map(([page]) => page);
}

/**
 * The first and the largest page of each layout: what is usual, and what is most. Of a site that has the same pages in
 * another theme or at another address, the largest alone.
 * @returns {Page[]}
 */
export function samplePages(site) {
  return byLayout(site).flatMap((pages) => {
    const largest = pages.reduce((best, page) => (page.html.length > best.html.length ? page : best));
    return site.name === 'default' ? [...new Set([pages[0], largest])] : [largest];
  });
}

/**
 * With ALL_PAGES set, every page a visitor reads; else those of samplePages, and some 60 more from all over the site.
 * @returns {Page[]}
 */
export function spreadPages(site) {
  const pages = readablePages(site);
  if (process.env.ALL_PAGES) return pages;
  const step = Math.max(1, Math.floor(pages.length / 60));
  return [...new Set([...samplePages(site), ...pages.filter((_, index) => index % step === 0)])];
}
