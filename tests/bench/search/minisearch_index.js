// Makes a MiniSearch index: node minisearch_index.js DOCUMENTS.json INDEX.json [facets]

import {readFileSync, writeFileSync} from 'node:fs';
import MiniSearch from 'minisearch';
import {options} from './minisearch_options.js';

const [from, to, facets] = process.argv.slice(2);
const index = new MiniSearch(options(Boolean(facets)));
index.addAll(JSON.parse(readFileSync(from, 'utf8')));
writeFileSync(to, JSON.stringify(index));
