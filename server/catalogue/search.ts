// Finds procedures whatever way they are typed. Asks the database for those that have all words, puts them in order, and when
// there are none tries what may have been meant.
import type { CallValue, CheckedInput } from '../../common/contract/calls/index.ts';
import { fold } from '../core/fold.ts';
import type { Listing } from '../store/catalogue.ts';
import type { Store } from '../store/store.ts';
import { nearWords, splitGlued } from './near-words.ts';
import { type KnownWords, type Query, readQuery, type Unit } from './query.ts';
import { countInName, markName, needlesOf, takeBest } from './rank.ts';
import { createShelves, type Entry, type Place, type Shelf } from './shelf.ts';

export const pageSize = 20;
const mostNear = 6;
const manyFound = 500;
/** Columns of the folded words. */
const names = '{code name} : ';
const heads = '{code name place} : ';

type Found = CallValue<'procedure.search'>;
export type Search = (input: CheckedInput<'procedure.search'>, store: Pick<Store, 'catalogue'>, day: string) => Found;

/** One unit as FTS5 wants it. The words are folded letters and digits, so nothing in them can mean anything else. */
function expressionOf({ ways, prefix }: Unit): string {
  const terms = ways.map(way => `"${way.join(' ')}"${prefix ? ' *' : ''}`);
  return terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(' OR ')})`;
}

/** The units with every word that the catalogue does not have changed to those it has; null when nothing changes. */
function mend(units: readonly Unit[], vocabulary: ReadonlySet<string>): Unit[] | null {
  const known = (word: string, prefix: boolean) =>
    vocabulary.has(word) || (prefix && [...vocabulary].some(one => one.startsWith(word)));
  let mended = false;
  const result = units.map(unit => {
    const word = unit.ways[0]?.[0] ?? '';
    if (unit.ways.some(way => way.length > 1 || known(way[0] ?? '', unit.prefix))) return unit;
    const split = splitGlued(word, vocabulary);
    const meant = [...nearWords(word, vocabulary).map(one => [one]), ...(split === null ? [] : [split])];
    if (meant.length === 0) return unit;
    mended = true;
    return { ...unit, ways: [...unit.ways, ...meant] };
  });
  return mended ? result : null;
}

export function createSearch(words: KnownWords): Search {
  const shelfOf = createShelves();

  function listItem({ id, code, name, agency, field, totalText }: Listing, units: readonly Unit[]) {
    return { id, code, name, agency, field, totalText, marks: markName(name, units) };
  }

  return ({ text, agency, field, level, page }, { catalogue }, day) => {
    const shelf = shelfOf(catalogue.listings(), day);

    function match(units: readonly Unit[], joint: 'AND' | 'OR', columns = isShort(units) ? heads : ''): Entry[] {
      if (units.length === 0) return [];
      const expression = units.map(expressionOf).join(` ${joint} `);
      const found: Entry[] = [];
      for (const seq of catalogue.matching(`${columns}(${expression})`)) {
        const entry = shelf.bySeq.get(seq);
        if (entry !== undefined) found.push(entry);
      }
      return found;
    }

    /** Names come before texts: of very many only those are put in order that can be on the page. */
    function candidates(chosen: Entry[], { units }: Query): Entry[] {
      if (chosen.length < manyFound) return chosen;
      const named = match(units, 'AND', names).filter(({ placeNo }) => isWanted[placeNo]);
      const fitting = level === null ? named : named.filter(({ listing }) => listing.level === level);
      return fitting.length < page * pageSize ? chosen : fitting;
    }

    const isWanted = shelf.places.map(place => isSame(agency, place.agency) && isSame(field, place.field));
    const { query, found } = find(readQuery(text, words), shelf, match);
    const fitting = level === null ? found : found.filter(({ listing }) => listing.level === level);
    const chosen = fitting.filter(({ placeNo }) => isWanted[placeNo]);
    const best = query.units.length === 0 ? chosen : takeBest(candidates(chosen, query), query, page * pageSize);
    return {
      total: chosen.length,
      items: best.slice((page - 1) * pageSize, page * pageSize).map(({ listing }) => listItem(listing, query.units)),
      agencies: countPlaces(fitting, shelf.places),
      near: chosen.length > 0 ? [] : findNear(query, match).map(({ listing }) => listItem(listing, query.units)),
      updatedAt: catalogue.updatedAt(),
    };
  };
}

/** One or two letters: every text has words that begin so, and they say nothing. */
function isShort([unit, more]: readonly Unit[]): boolean {
  return more === undefined && unit?.prefix === true && (unit.ways[0]?.[0]?.length ?? 0) <= 2;
}

function isSame(wanted: string | null, name: string | null): boolean {
  return wanted === null || name === wanted || (name !== null && fold(name) === fold(wanted));
}

type Match = (units: readonly Unit[], joint: 'AND' | 'OR') => Entry[];

/** All that fit, best first, and the query as it was understood. */
function find(query: Query, shelf: Shelf, match: Match): { query: Query; found: Entry[] } {
  if (query.units.length === 0) return { query, found: [...shelf.entries] };
  const wanted = query.units.some(unit => unit.idle) ? query.units.filter(unit => !unit.idle) : [];
  const meant = wanted.length > 0 ? wanted : query.units;
  for (const units of [query.units, wanted, mend(meant, shelf.vocabulary)]) {
    const found = units === null ? [] : match(units, 'AND');
    if (units !== null && found.length > 0) return { query: { ...query, units }, found };
  }
  // Every word is one that exists, yet no procedure has them all: one of them may be a slip, a long one rather than a short.
  const lengthOf = ({ ways }: Unit) => ways[0]?.join(' ').length ?? 0;
  for (const unit of meant.toSorted((a, b) => lengthOf(b) - lengthOf(a))) {
    const near = unit.ways.flatMap(way => (way.length > 1 ? [] : nearWords(way[0] ?? '', shelf.vocabulary)));
    if (near.length === 0) continue;
    const units = meant.with(meant.indexOf(unit), { ...unit, ways: [...unit.ways, ...near.map(word => [word])] });
    const found = match(units, 'AND');
    if (found.length > 0) return { query: { ...query, units }, found };
  }
  return { query: { ...query, units: mend(meant, shelf.vocabulary) ?? meant }, found: [] };
}

/** What has at least half of the words in its name. */
function findNear(query: Query, match: Match): Entry[] {
  const needles = needlesOf(query);
  const all = needles.units.reduce((sum, { words }) => sum + words, 0);
  const counted = match(query.units, 'OR').map(entry => ({ entry, count: countInName(entry, needles) }));
  return counted
    .filter(({ count }) => count > 0 && count * 2 >= all)
    .sort((a, b) => b.count - a.count || a.entry.name.length - b.entry.name.length)
    .slice(0, mostNear)
    .map(({ entry }) => entry);
}

/** Agencies and their fields in the order of the dictionary. */
function countPlaces(entries: readonly Entry[], places: readonly Place[]): Found['agencies'] {
  const counts = new Uint32Array(places.length);
  for (const { placeNo } of entries) counts[placeNo] = (counts[placeNo] ?? 0) + 1;
  const agencies = new Map<string, Found['agencies'][number]>();
  for (const [no, { agency: name, field }] of places.entries()) {
    const count = counts[no] ?? 0;
    if (name === null || count === 0) continue;
    const agency = agencies.get(name) ?? { name, count: 0, fields: [] };
    agencies.set(name, agency);
    agency.count += count;
    if (field !== null) agency.fields.push({ name: field, count });
  }
  const byName = (a: { name: string }, b: { name: string }) => collator.compare(a.name, b.name);
  for (const { fields } of agencies.values()) fields.sort(byName);
  return [...agencies.values()].sort(byName);
}

const collator = new Intl.Collator('vi', { numeric: true });
