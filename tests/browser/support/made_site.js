// Sites made for a test: this repository's content model and pages, with other entries. For what the real content has not:
// no stop at all, forty in a year, a title of 200 letters.
//
// In:  entries by path below content/. Out: a server of the site, built by the program that made the others, in a folder that goes.

import {spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

import {serve} from './server.js';
import {projectFolder} from './sites.js';

/** It shows the parts of the design with what the real content has. */
const samplePage = 'onderdelen.md';
const program = process.env.BONDGENOOT ?? join(projectFolder, 'build/release/bondgenoot');

/**
 * @param {Record<string, string>} entries
 * @returns {{folder: string, basePath: string, remove: () => void}}
 */
function makeSite(entries) {
  const project = mkdtempSync(join(tmpdir(), 'bondgenoot-'));
  const content = join(project, 'content');
  cpSync(join(projectFolder, 'content'), content, {recursive: true, filter: (path) => !path.endsWith('.md')});
  const write = (path, text) => {
    mkdirSync(dirname(join(content, path)), {recursive: true});
    writeFileSync(join(content, path), text);
  };
  write('site.yaml', `${readFileSync(join(content, 'site.yaml'), 'utf8')}\nshare_pictures: false\n`);
  for (const path of readdirSync(content, {recursive: true}).filter((name) => name.endsWith('_collection.yaml'))) {
    write(path, readFileSync(join(content, path), 'utf8').replace(/max: \d+/g, 'max: 1000'));
  }
  for (const name of readdirSync(join(projectFolder, 'content/pages')).filter((each) => each.endsWith('.md') && each !== samplePage)) {
    const [, settings] = readFileSync(join(projectFolder, 'content/pages', name), 'utf8').split('---\n');
    write(`pages/${name}`, `---\n${settings}---\n`);
  }
  for (const [path, text] of Object.entries(entries)) write(path, text);
  const folder = join(project, 'public');
  const {status, stderr, error} = spawnSync(program, ['build', '-C', project, '-o', folder, '--today', '2026-06-01'], {encoding: 'utf8'});
  if (status !== 0) throw error ?? new Error(stderr);
  return {folder, basePath: '/kennisbank/', remove: () => rmSync(project, {recursive: true, force: true})};
}

/**
 * Serves a site of these entries until `close()`.
 * @param {Record<string, string>} entries
 * @param {Parameters<typeof serve>[1]} [options]
 * @returns {ReturnType<typeof serve>}
 */
export async function serveMade(entries, options = {}) {
  const site = makeSite(entries);
  const server = await serve(site, options);
  return {
    ...server,
    close: async () => {
      await server.close();
      site.remove();
    },
  };
}

const source = 'sources:\n  - {title: "Bron"}\n---\nTekst.\n';

/** An alliance and an aspect that entries may name. */
export const known = {
  'alliances/wij.md': `---\ntitle: "Wij"\nshort: "Wij"\nsummary: "Samen."\nnumber: 1\n${source}`,
  'aspects/breed.md': `---\ntitle: "Breed"\nletter: "B"\nsummary: "Voor iedereen."\nnumber: 1\nalliance: wij\n${source}`,
};

/** A stop of the timeline; `more` are further lines of its front matter. */
export const stop = (name, title, more = '') => ({
  [`timeline/${name}.md`]: `---\ntitle: "${title}"\nsummary: "Wat er gebeurde."\nkind: bezoek\nalliance: wij\n${more}${source}`,
});

/** An action of the menu. */
export const action = (name, title, number, more = '') => ({
  [`menu/${name}.md`]: `---\ntitle: "${title}"\nsummary: "Wat je doet."\nnumber: ${number}\nnature: [instroom]\naspects: [breed]\nalliance: wij\n${more}${source}`,
});
