// In which ways the terms of a query can be met: search/FORMAT.md “Queries”, 2. All files that a step needs are asked for at once.
import { commoner, nearForms } from './near_forms.js';
import { unknownCompound } from './unknown_compound.js';
import { compare, sizeOf } from './words.js';

/**
 * @typedef {import('./query.js').Term} Term
 * @typedef {import('./reader.js').Entry} Entry
 * @typedef {import('./reader.js').KnownForm} KnownForm
 */

/**
 * One way of meeting the terms from `begin` to before `end`; a document needs all its entries.
 * @typedef {{begin: number, end: number, entries: Entry[], weight: number}} Alternative
 */

/**
 * A term with the number of the file that it would be in, and of those that are read for it. Only an
 * open one is looked for in more than its own; it is wide when forms that begin with it are in too many.
 * @typedef {Term & {own: number, files: number[], wide: boolean}} PlacedTerm
 */

export class Matcher {
  /**
   * @param {Term[]} terms
   * @param {import('./files.js').Files} files
   */
  constructor(terms, files) {
    this.files = files;
    this.root = files.root;
    /** @type {Entry[][]} Of the files that are here, by their numbers. */
    this.here = [];
    /** @type {KnownForm[]} */
    this.lexicon = [];
    /** @type {Alternative[]} */
    this.alternatives = [];
    /** @type {string[][]} For terms that are not there: forms that are, the best first. */
    this.corrections = [];
    const { borders, ranking } = files.root;
    /** @type {PlacedTerm[]} */
    this.terms = terms.map((term) => {
      const own = this.fileOf(term.form);
      const all = [...borders.keys()].filter((file) => file === own || (term.open && file > own && term.size > 1 && borders[file].startsWith(term.form)));
      const wide = all.length > ranking.prefixFiles;
      return { ...term, own, wide, files: wide ? [own] : all };
    });
  }

  async run() {
    const { terms, root: { ranking } } = this;
    const others = terms.flatMap((_, i) => [...this.joined(i), ...this.synonyms(i)]);
    await this.load(others.flatMap(([, , forms]) => forms), terms.some(({ wide }) => wide), terms.flatMap(({ files }) => files));
    await this.load(terms.flatMap((term) => this.hot(term)));
    terms.forEach((term, i) => {
      const exact = this.add(i, i + 1, [term.form], ranking.exact);
      if (term.size < (exact && !term.open ? 3 : 2)) return;
      for (const entry of this.begun(term)) {
        const weight = exact ? ranking.prefixBesides : ranking.prefix;
        const count = Math.max(entry.count, exact ? exact.count : 0);  // A rare word that begins so says no more than the term.
        this.alternatives.push({ begin: i, end: i + 1, entries: [{ ...entry, count }], weight: weight * Math.sqrt(term.size / sizeOf(entry.form)) });
      }
    });
    for (const other of others) this.add(...other);
    const unmet = [...terms.keys()].filter((i) => !this.isMet(i) && terms[i].size > 3);  // Shorter ones have no typos and no parts.
    if (unmet.length) await this.meet(unmet);
  }

  /** Looks for what else may be meant by terms that nothing meets: typing errors, else compounds. @param {number[]} unmet */
  async meet(unmet) {
    const { root, root: { ranking } } = this;
    await this.load([], true);
    const found = unmet.map((i) => {
      const term = this.terms[i];
      const known = this.known(term);
      const { near, least, isBeginning } = nearForms(term, known);
      const forms = this.inFewFiles(near.slice(0, ranking.mostTypos), term);
      const weight = isBeginning ? ranking.typoPrefix : least > 1 ? ranking.typo2 : ranking.typo1;
      const isClose = forms[0] && least < 2 && !isBeginning;
      const { parts, certain } = isClose ? { parts: [], certain: false } : unknownCompound(term.form, known, root);
      const isTypo = forms[0] && !certain;
      return { i, term, weight, forms: isTypo ? forms : [], parts: isTypo ? [] : parts };
    });
    await this.load(found.flatMap(({ forms, parts }) => [...forms, ...parts]));
    for (const { i, term, forms, weight, parts } of found) {
      for (const form of forms) this.add(i, i + 1, [form], form.codePointAt(0) === term.form.codePointAt(0) ? weight : weight * ranking.otherLetter);
      if (forms[0]) this.corrections[i] = forms;
      if (this.entriesOf(parts).length < parts.length) continue;
      if (parts[1]) this.add(i, i + 1, parts, ranking.compound);
      for (const part of parts) this.add(i, i + 1, [part], ranking.compoundPart);
    }
  }

  /** @param {number} i */
  isMet(i) {
    return this.alternatives.some(({ begin, end }) => begin <= i && i < end);
  }

  /** The number of the file in which a form is, if it is anywhere. @param {string} form */
  fileOf(form) {
    return this.root.borders.findLastIndex((border) => compare(border, form) <= 0);
  }

  /** @param {string[]} forms Whose files are needed. @param {boolean} [lexicon] @param {number[]} [numbers] Of more files. */
  async load(forms, lexicon, numbers = []) {
    for (const form of forms) numbers.push(this.fileOf(form));
    [this.lexicon] = await Promise.all([lexicon && this.root.lexicon ? this.files.file('l') : this.lexicon, ...numbers.map(async (number) => {
      this.here[number] ??= await this.files.file(`t${number}`);
    })]);
  }

  /** The entries of forms that are in the index. @param {string[]} forms */
  entriesOf(forms) {
    return forms.flatMap((name) => this.here[this.fileOf(name)].find(({ form }) => form === name) ?? []);
  }

  /** Adds a way to meet terms, if all its forms are there. @param {number} begin @param {number} end @param {string[]} forms @param {number} weight */
  add(begin, end, forms, weight) {
    const entries = this.entriesOf(forms);
    if (entries.length < forms.length) return null;
    this.alternatives.push({ begin, end, entries, weight });
    return entries[0];
  }

  /** Forms that begin with a term, of other families than its own, the best of each, commonest first. @param {PlacedTerm} term */
  begun(term) {
    const all = term.files.flatMap((file) => this.here[file]).filter(({ form }) => form.startsWith(term.form));
    const seen = new Set(this.entriesOf([term.form]).map(({ family }) => family));
    return [...all, ...this.entriesOf(this.hot(term))].sort((a, b) => sizeOf(a.form) - sizeOf(b.form) || compare(a.form, b.form))
      .filter(({ family }) => !seen.has(family) && seen.add(family)).sort(commoner).slice(0, this.root.ranking.mostPrefixes);
  }

  /** For a term that is the beginning of forms in many files: the commonest of them. @param {PlacedTerm} term */
  hot(term) {
    const known = term.wide ? this.lexicon.filter(({ form }) => form.startsWith(term.form)) : [];
    return this.inFewFiles(known.sort(commoner).slice(0, this.root.ranking.hotForms), term);
  }

  /** Those of some forms, in order, that are in the file of a term or in few others. @param {KnownForm[]} known @param {PlacedTerm} term */
  inFewFiles(known, { own }) {
    const read = new Set([own]);
    return known.map(({ form }) => form).filter((form) => {
      const file = this.fileOf(form);
      return read.has(file) || (read.size <= this.root.ranking.otherFiles && read.add(file));
    });
  }

  /** A term and the next one written as one word. @param {number} i @returns {Parameters<Matcher['add']>[]} */
  joined(i) {
    const { terms, root: { links, ranking } } = this;
    return links.filter(() => terms[i].joinsNext && terms[i + 1]).map((link) =>
      [i, i + 2, [terms[i].form + link + terms[i + 1].form], ranking.joined]);
  }

  /** What stands for the terms that begin at `i`. @param {number} i @returns {Parameters<Matcher['add']>[]} */
  synonyms(i) {
    const { synonyms, ranking } = this.root;
    /** @type {Parameters<Matcher['add']>[]} */
    const found = [];
    for (const group of synonyms) {
      for (const member of group) {
        if (!member.every((forms, k) => forms.includes(this.terms[i + k]?.form))) continue;
        for (const other of group) if (other !== member) found.push([i, i + member.length, other.map(([form]) => form), ranking.synonym]);
      }
    }
    return found;
  }

  /** The forms of the lexicon and of a term's own file, each once. @param {PlacedTerm} term */
  known({ own }) {
    const here = new Set(this.here[own].map(({ form }) => form));
    return [...this.lexicon.filter(({ form }) => !here.has(form)), ...this.here[own]];
  }
}
