// Documents that meet a query: their scores, their order, and how many there are of each kind. search/FORMAT.md “Queries”, 3 to 5.

/**
 * The natural logarithm of a number from 1, in the same steps as where the index is made, so that the last bit is the same.
 * @param {number} number
 */
export const naturalLogarithm = (number) => {
  let halvings = 0;
  for (; number > Math.SQRT2; number /= 2) halvings += 1;
  const ratio = (number - 1) / (number + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let power = 21; power > 0; power -= 2) sum = sum * square + 1 / power;
  return halvings * 0.6931471805599453 + 2 * ratio * sum;
};

/** What each impact of a form, in fifteenths, adds. @param {number} documents @param {number} having @param {number} weight */
const scores = (documents, having, weight) => {
  const rarity = naturalLogarithm(1 + (documents - having + 0.5) / (having + 0.5));
  return Float64Array.from({ length: 16 }, (_, impact) => rarity * impact / 15 * weight);
};

/**
 * @param {import('./matcher.js').Alternative[]} alternatives
 * @param {number} asked How many terms; for 0, every document is found.
 * @param {number} documents How many there are.
 * @returns {{found: number[], scores: Float64Array}} The documents that meet the query, or a third of three terms or more, ascending, and the score of each document.
 */
export const scored = (alternatives, asked, documents) => {
  const sums = new Float64Array(documents);
  const met = new Uint8Array(documents);
  const best = new Float64Array(documents);
  const parts = new Float64Array(documents);
  const having = new Uint8Array(documents);
  for (let term = 0; term < asked; term += 1) {
    best.fill(0);
    for (const { begin, end, entries, weight } of alternatives) {
      if (term < begin || term >= end) continue;
      const all = entries.length;
      if (all > 1) {  // Most are of one form, which needs no sums.
        parts.fill(0);
        having.fill(0);
      }
      entries.forEach(({ count, family }, place) => {
        const adds = scores(documents, count, weight);
        for (let i = family.begin; i < family.begin + family.count; i += 1) {
          const document = family.documents[i];
          let sum = adds[family.impacts[i]];
          if (all > 1) {
            if (having[document] < place) continue;  // One of the forms before is missing.
            having[document] += 1;
            sum = parts[document] += sum;
            if (place < all - 1) continue;
          }
          best[document] = Math.max(best[document], sum / all);
        }
      });
    }
    for (let document = 0; document < documents; document += 1) {
      sums[document] += best[document];
      if (best[document]) met[document] += 1;
    }
  }
  const found = [];
  for (let document = 0; document < documents; document += 1) {
    const share = met[document] / (asked || 1);
    sums[document] *= share * Math.sqrt(share);
    if (!asked || (asked > 2 ? met[document] * 3 >= asked : share)) found.push(document);
  }
  return { found, scores: sums };
};

/**
 * The first `count` documents in an order, without sorting all of them.
 * @param {number[]} found
 * @param {number} count
 * @param {(document: number) => number} rank The smaller, the earlier; of equals, the smaller number.
 */
export const firstInOrder = (found, count, rank) => {
  const order = (/** @type {number} */ a, /** @type {number} */ b) => rank(a) - rank(b) || a - b;
  /** @type {number[]} */
  const first = [];
  for (const document of found) {
    if (first.length >= count && !(order(document, first[count - 1]) < 0)) continue;
    let place = 0;
    for (let end = first.length; place < end;) {
      const middle = (place + end) >> 1;
      if (order(document, first[middle]) < 0) end = middle;
      else place = middle + 1;
    }
    first.splice(place, 0, document);
    first.length = Math.min(first.length, count);
  }
  return first;
};

/**
 * Divides documents by what is chosen, and counts. A choice in a facet that the index does not have is none.
 * @param {number[]} found
 * @param {Record<string, string[]>} choices
 * @param {(import('./reader.js').Column & {name: string})[]} columns Of the facets that are chosen from or counted.
 * @returns {{passing: number[], counts: Record<string, Record<string, number>>, all: Record<string, number>}}
 */
export const counted = (found, choices, columns) => {
  const each = columns.map((column) => {
    const { sets, values } = column;
    const wanted = new Map(Object.entries(choices)).get(column.name);
    /** @type {number[]} What fails here alone: it would be found if the choice were another. */
    const alone = [];
    return { ...column, passes: wanted?.length && sets.map((set) => set.some((value) => wanted.includes(values[value]))), counts: values.map(() => 0), alone };
  });
  const chosen = each.filter(({ passes }) => passes);
  /** @type {number[]} */
  const passing = [];
  for (const document of found) {
    let failed = 0;
    let list = passing;
    for (const { passes, of, alone } of chosen) {
      if (/** @type {boolean[]} */ (passes)[of[document]]) continue;
      failed += 1;
      list = alone;
    }
    if (failed < 2) list.push(document);
  }
  for (const { alone, counts, of, sets } of each) {
    const having = new Uint32Array(sets.length);
    for (const list of [passing, alone]) for (const document of list) having[of[document]] += 1;
    sets.forEach((set, i) => set.forEach((value) => { counts[value] += having[i]; }));
  }
  return {
    passing,
    counts: Object.fromEntries(each.map(({ name, values, counts }) => [name, Object.fromEntries(values.map((value, i) => [value, counts[i]]))])),
    all: Object.fromEntries(each.map(({ name, alone }) => [name, passing.length + alone.length])),
  };
};
