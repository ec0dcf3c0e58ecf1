// Finds procedures whatever way they are typed. Asks the database for those that have all words, puts them in order, and when
// there are none tries what may have been meant.
import type { CallValue, CheckedInput } from '../../common/contract/calls/index.ts';
import { fold } from '../core/fold.ts';
import type { Listing } from '../store/catalogue.ts';
import type { Store } from '../store/store.ts';
import { nearWords, splitGlued } from './near-words.ts';
import { type KnownWords, type Query, readQuery, type Unit } from './query.ts';
import { countInName, countWords, markName, rankEntry } from './rank.ts';
import { createShelves, type Entry, type Shelf } from './shelf.ts';

export const pageSize = 20;
const mostNear = 6;

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

    function match(units: readonly Unit[], joint: 'AND' | 'OR'): Entry[] {
      if (units.length === 0) return [];
      const expression = units.map(expressionOf).join(` ${joint} `);
      const found: Entry[] = [];
      for (const seq of catalogue.matching(expression)) {
        const entry = shelf.bySeq.get(seq);
        if (entry !== undefined) found.push(entry);
      }
      return found;
    }

    const { query, found } = find(readQuery(text, words), shelf, match);
    const fitting = level === null ? found : found.filter(({ listing }) => listing.level === level);
    const isSame = (wanted: string | null) => {
      const folded = wanted === null ? '' : fold(wanted);
      return (name: string | null) => wanted === null || name === wanted || (name !== null && fold(name) === folded);
    };
    const [ofAgency, ofField] = [isSame(agency), isSame(field)];
    const chosen = fitting.filter(({ listing }) => ofAgency(listing.agency) && ofField(listing.field));
    const shown = chosen.slice((page - 1) * pageSize, page * pageSize);
    return {
      total: chosen.length,
      items: shown.map(({ listing }) => listItem(listing, query.units)),
      agencies: countPlaces(fitting),
      near: chosen.length > 0 ? [] : findNear(query.units, match).map(({ listing }) => listItem(listing, query.units)),
      updatedAt: catalogue.updatedAt(),
    };
  };
}

type Match = (units: readonly Unit[], joint: 'AND' | 'OR') => Entry[];

/** All that fit, best first, and the query as it was understood. */
function find(query: Query, shelf: Shelf, match: Match): { query: Query; found: Entry[] } {
  if (query.units.length === 0) return { query, found: [...shelf.entries] };
  const wanted = query.units.some(unit => unit.idle) ? query.units.filter(unit => !unit.idle) : [];
  const meant = wanted.length > 0 ? wanted : query.units;
  for (const units of [query.units, wanted, mend(meant, shelf.vocabulary)]) {
    const found = units === null ? [] : match(units, 'AND');
    if (units !== null && found.length > 0) return sortFound({ ...query, units }, found);
  }
  // Every word is one that exists, yet no procedure has them all: one of them may be a slip, a long one rather than a short.
  const lengthOf = ({ ways }: Unit) => ways[0]?.join(' ').length ?? 0;
  for (const unit of meant.toSorted((a, b) => lengthOf(b) - lengthOf(a))) {
    const near = unit.ways.flatMap(way => (way.length > 1 ? [] : nearWords(way[0] ?? '', shelf.vocabulary)));
    if (near.length === 0) continue;
    const units = meant.with(meant.indexOf(unit), { ...unit, ways: [...unit.ways, ...near.map(word => [word])] });
    const found = match(units, 'AND');
    if (found.length > 0) return sortFound({ ...query, units }, found);
  }
  return { query: { ...query, units: mend(meant, shelf.vocabulary) ?? meant }, found: [] };
}

function sortFound(query: Query, found: Entry[]): { query: Query; found: Entry[] } {
  const ranks = new Map(found.map(entry => [entry, rankEntry(entry, query)]));
  return { query, found: found.sort((a, b) => (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0)) };
}

/** What has at least half of the words in its name. */
function findNear(units: readonly Unit[], match: Match): Entry[] {
  const all = countWords(units);
  const counted = match(units, 'OR').map(entry => ({ entry, count: countInName(entry, units) }));
  return counted
    .filter(({ count }) => count > 0 && count * 2 >= all)
    .sort((a, b) => b.count - a.count || a.entry.name.length - b.entry.name.length)
    .slice(0, mostNear)
    .map(({ entry }) => entry);
}

/** Agencies and their fields in the order of the dictionary. */
function countPlaces(entries: readonly Entry[]): Found['agencies'] {
  const agencies = new Map<string, { count: number; fields: Map<string, number> }>();
  for (const { listing } of entries) {
    if (listing.agency === null) continue;
    const agency = agencies.get(listing.agency) ?? { count: 0, fields: new Map<string, number>() };
    agencies.set(listing.agency, agency);
    agency.count += 1;
    if (listing.field !== null) agency.fields.set(listing.field, (agency.fields.get(listing.field) ?? 0) + 1);
  }
  const byName = (a: { name: string }, b: { name: string }) => collator.compare(a.name, b.name);
  return [...agencies]
    .map(([name, { count, fields }]) => ({
      name,
      count,
      fields: [...fields].map(([field, n]) => ({ name: field, count: n })).sort(byName),
    }))
    .sort(byName);
}

const collator = new Intl.Collator('vi', { numeric: true });
