// Finds procedures whatever way they are typed. Asks the database for those that have all words, puts them in order, and when
// there are none tries what may have been meant.
import type { CallValue, CheckedInput } from '../../../common/contract/calls/index.ts';
import { fold } from '../../core/fold.ts';
import type { Store } from '../../store/store.ts';
import { nearWords, splitGlued } from './near-words.ts';
import { type Query, type QueryUnit, readQuery, type SearchWords } from './query.ts';
import { countInName, isGuessPlausible, markName, matchesName, takeBest, toNeedles } from './rank.ts';
import {
  collator,
  createIndexCache,
  type IndexEntry,
  onlineLevels,
  type Place,
  type SearchIndex,
} from './search-index.ts';

const maxNearResults = 6;
/** So many words are tried as slips, the longest. */
const maxCorrectedWords = 3;
const prefilterThreshold = 500;
/** Columns of the folded words. */
const names = '{code name} : ';
const heads = '{code name place} : ';

type Found = CallValue<'procedure.search'>;
export type Search = (input: CheckedInput<'procedure.search'>, store: Pick<Store, 'catalogue'>, day: string) => Found;

/** One unit as FTS5 wants it. The words are folded letters and digits, so nothing in them can mean anything else. */
function expressionOf({ ways, prefix }: QueryUnit): string {
  const terms = ways.map(way => `"${way.join(' ')}"${prefix ? ' *' : ''}`);
  return terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(' OR ')})`;
}

/** The units with every word that the catalogue does not have changed to those it has; null when nothing changes. */
function correctWords(units: readonly QueryUnit[], vocabulary: ReadonlySet<string>): QueryUnit[] | null {
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

export function createSearch(words: SearchWords): Search {
  const shelfOf = createIndexCache();

  return ({ text, agency, field, level, page, size }, { catalogue }, day) => {
    const shelf = shelfOf(catalogue.listings(), day);

    function listItem({ listing }: IndexEntry, units: readonly QueryUnit[]) {
      const { id, code, name, draft, totalText } = listing;
      const province = shelf.mixed ? listing.province : null;
      const place = { agency: listing.agency, field: listing.field, province };
      return { id, code, name, ...place, draft, totalText, marks: markName(name, units) };
    }

    function match(
      units: readonly QueryUnit[],
      joint: 'AND' | 'OR',
      columns = isShort(units) ? heads : '',
    ): IndexEntry[] {
      if (units.length === 0) return [];
      const expression = units.map(expressionOf).join(` ${joint} `);
      const found: IndexEntry[] = [];
      for (const seq of catalogue.matching(`${columns}(${expression})`)) {
        const entry = shelf.bySeq.get(seq);
        if (entry !== undefined) found.push(entry);
      }
      return found;
    }

    /** Names come before texts: of very many only those are put in order that can be on the page. */
    function candidates(chosen: IndexEntry[], { units }: Query): IndexEntry[] {
      if (chosen.length < prefilterThreshold) return chosen;
      const named = match(units, 'AND', names).filter(({ placeNo }) => isWanted[placeNo]);
      const fitting = level === null ? named : named.filter(({ listing }) => listing.level === level);
      return fitting.length < page * size ? chosen : fitting;
    }

    const isWanted = shelf.places.map(place => isSame(agency, place.agency) && isSame(field, place.field));
    const { query, found, sure } = find(readQuery(text, words), shelf, match);
    const fitting = level === null ? found : found.filter(({ listing }) => listing.level === level);
    const chosen = fitting.filter(({ placeNo }) => isWanted[placeNo]);
    const best = query.units.length === 0 ? chosen : takeBest(candidates(chosen, query), query, page * size);
    const first = best[0];
    return {
      total: chosen.length,
      items: best.slice((page - 1) * size, page * size).map(entry => listItem(entry, query.units)),
      weak: first !== undefined && !(sure && matchesName(first, toNeedles(query))),
      agencies: countPlaces(fitting, shelf.places),
      levels: countLevels(found, isWanted),
      near: chosen.length > 0 ? [] : findNear(query, match).map(entry => listItem(entry, query.units)),
      updatedAt: catalogue.updatedAt(),
    };
  };
}

/** One or two letters: every text has words that begin so, and they say nothing. */
function isShort([unit, more]: readonly QueryUnit[]): boolean {
  return more === undefined && unit?.prefix === true && (unit.ways[0]?.[0]?.length ?? 0) <= 2;
}

function isSame(wanted: string | null, name: string | null): boolean {
  return wanted === null || name === wanted || (name !== null && fold(name) === fold(wanted));
}

type Match = (units: readonly QueryUnit[], joint: 'AND' | 'OR', columns?: string) => IndexEntry[];

interface Understood {
  query: Query;
  found: IndexEntry[];
  /** Some name, agency or code has what was asked for. */
  sure: boolean;
}

/**
 * All that fit, and the query as it was understood. Where no name has the words, a slip of the finger is thought of as well:
 * "chuẩn đoán" stands in some text, and "chẩn đoán" in eight names.
 */
function find(query: Query, shelf: SearchIndex, match: Match): Understood {
  if (query.units.length === 0) return { query, found: [...shelf.entries], sure: true };
  const wanted = query.units.some(unit => unit.filler) ? query.units.filter(unit => !unit.filler) : [];
  const meant = wanted.length > 0 ? wanted : query.units;
  let unsure: Understood | null = null;
  const attempt = (units: QueryUnit[], typed = units): Understood | null => {
    // A word alone that stands in some text is that word.
    if (units.length === 0 || (unsure !== null && units.length === 1)) return null;
    const tried = { query: { ...query, units }, sure: true };
    const needles = toNeedles(tried.query);
    const isMeant = (entry: IndexEntry) => matchesName(entry, needles) && isGuessPlausible(entry, units, typed);
    // A guess must stand in a name, and texts are ten times as long: they are asked only once one does.
    if (unsure !== null && !match(units, 'AND', heads).some(isMeant)) return null;
    const found = match(units, 'AND');
    if (found.some(isMeant)) return { ...tried, found };
    if (found.length > 0) unsure ??= { ...tried, found, sure: false };
    return null;
  };
  const mended = correctWords(meant, shelf.vocabulary) ?? [];
  const asTyped = attempt(query.units) ?? attempt(wanted) ?? attempt(mended, meant);
  if (asTyped !== null) return asTyped;
  // Every word is one that exists, yet no procedure has them all: one of them may be a slip, a long one rather than a short.
  const lengthOf = ({ ways }: QueryUnit) => ways[0]?.join(' ').length ?? 0;
  for (const unit of meant.toSorted((a, b) => lengthOf(b) - lengthOf(a)).slice(0, maxCorrectedWords)) {
    const near = unit.ways.flatMap(way => (way.length > 1 ? [] : nearWords(way[0] ?? '', shelf.vocabulary)));
    if (near.length === 0) continue;
    const units = meant.with(meant.indexOf(unit), { ...unit, ways: [...unit.ways, ...near.map(word => [word])] });
    const named = attempt(units, meant);
    if (named !== null) return named;
  }
  return unsure ?? { query: { ...query, units: mended.length > 0 ? mended : meant }, found: [], sure: false };
}

/** What has at least half of the words in its name, each by itself: of "đăng ký khai sinh" two of four are worth showing. */
function findNear(typed: Query, match: Match): IndexEntry[] {
  const apart = ({ ways: [way = [], ...others], ...unit }: QueryUnit): QueryUnit[] =>
    way.length <= 1
      ? [{ ...unit, ways: [way, ...others] }]
      : way.map((word, i) => ({ ...unit, ways: [[word]], exact: null, prefix: unit.prefix && i === way.length - 1 }));
  const query = { ...typed, units: typed.units.flatMap(apart) };
  const needles = toNeedles(query);
  const all = needles.units.reduce((sum, { words }) => sum + words, 0);
  const counted = match(query.units, 'OR', names).map(entry => ({ entry, count: countInName(entry, needles) }));
  return counted
    .filter(({ count }) => count > 0 && count * 2 >= all)
    .sort((a, b) => b.count - a.count || a.entry.name.length - b.entry.name.length)
    .slice(0, maxNearResults)
    .map(({ entry }) => entry);
}

/** How many of each level stand in places that are wanted. One pass and no list: a letter finds nearly all there are. */
function countLevels(entries: readonly IndexEntry[], isWanted: readonly boolean[]): Found['levels'] {
  const counts = new Uint32Array(onlineLevels.length);
  for (const { levelNo, placeNo } of entries)
    if (levelNo >= 0 && isWanted[placeNo]) counts[levelNo] = (counts[levelNo] ?? 0) + 1;
  const [full = 0, partial = 0, none = 0] = counts;
  return { full, partial, none };
}

/** Agencies and their fields in the order of the dictionary. */
function countPlaces(entries: readonly IndexEntry[], places: readonly Place[]): Found['agencies'] {
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
