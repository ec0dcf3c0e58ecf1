// Searches procedures. It asks the database for those that contain all terms, orders them, and when there are none tries what the
// person may have meant.
import type { CallValue, CheckedInput } from '../../../common/contract/calls/index.ts';
import { fold } from '../../core/fold.ts';
import type { Store } from '../../store/store.ts';
import { findNearWords, splitJoinedWords } from './near-words.ts';
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
/** Of the words that exist in the catalogue, only the longest are tried as typing errors. */
const maxCorrectedWords = 3;
/** From this number of results on, only names are ranked where they fill the page. */
const prefilterThreshold = 500;
/** Column filters of the full-text index (FTS5). */
const nameColumns = '{code name} : ';
const headColumns = '{code name place} : ';

type Found = CallValue<'procedure.search'>;
export type Search = (input: CheckedInput<'procedure.search'>, store: Pick<Store, 'catalogue'>, day: string) => Found;

/** A term as an FTS5 expression. The words consist of folded letters and digits, so nothing in them needs escaping. */
function expressionOf({ ways, prefix }: QueryUnit): string {
  const terms = ways.map(way => `"${way.join(' ')}"${prefix ? ' *' : ''}`);
  return terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(' OR ')})`;
}

/** Adds near words of the catalogue to every term that the catalogue does not contain; null when no term changes. */
function correctWords(units: readonly QueryUnit[], vocabulary: ReadonlySet<string>): QueryUnit[] | null {
  const known = (word: string, prefix: boolean) =>
    vocabulary.has(word) || (prefix && [...vocabulary].some(candidate => candidate.startsWith(word)));
  let corrected = false;
  const result = units.map(unit => {
    const word = unit.ways[0]?.[0] ?? '';
    if (unit.ways.some(way => way.length > 1 || known(way[0] ?? '', unit.prefix))) return unit;
    const split = splitJoinedWords(word, vocabulary);
    const meant = [...findNearWords(word, vocabulary).map(near => [near]), ...(split === null ? [] : [split])];
    if (meant.length === 0) return unit;
    corrected = true;
    return { ...unit, ways: [...unit.ways, ...meant] };
  });
  return corrected ? result : null;
}

export function createSearch(words: SearchWords): Search {
  const indexFor = createIndexCache();

  return ({ text, agency, field, level, page, size }, { catalogue }, day) => {
    const index = indexFor(catalogue.listings(), day);

    function listItem({ listing }: IndexEntry, units: readonly QueryUnit[]) {
      const { id, code, name, draft, totalText } = listing;
      const province = index.mixed ? listing.province : null;
      const place = { agency: listing.agency, field: listing.field, province };
      return { id, code, name, ...place, draft, totalText, marks: markName(name, units) };
    }

    function match(
      units: readonly QueryUnit[],
      joint: 'AND' | 'OR',
      columns = isShort(units) ? headColumns : '',
    ): IndexEntry[] {
      if (units.length === 0) return [];
      const expression = units.map(expressionOf).join(` ${joint} `);
      const found: IndexEntry[] = [];
      for (const seq of catalogue.matching(`${columns}(${expression})`)) {
        const entry = index.bySeq.get(seq);
        if (entry !== undefined) found.push(entry);
      }
      return found;
    }

    /** A match in the name ranks before one in the text, so of many results only those with a match in the name can be on the page. */
    function candidates(chosen: IndexEntry[], { units }: Query): IndexEntry[] {
      if (chosen.length < prefilterThreshold) return chosen;
      const named = match(units, 'AND', nameColumns).filter(({ placeNo }) => isWanted[placeNo]);
      const fitting = level === null ? named : named.filter(({ listing }) => listing.level === level);
      return fitting.length < page * size ? chosen : fitting;
    }

    const isWanted = index.places.map(place => isSame(agency, place.agency) && isSame(field, place.field));
    const { query, found, sure } = find(readQuery(text, words), index, match);
    const fitting = level === null ? found : found.filter(({ listing }) => listing.level === level);
    const chosen = fitting.filter(({ placeNo }) => isWanted[placeNo]);
    const best = query.units.length === 0 ? chosen : takeBest(candidates(chosen, query), query, page * size);
    const first = best[0];
    return {
      total: chosen.length,
      items: best.slice((page - 1) * size, page * size).map(entry => listItem(entry, query.units)),
      weak: first !== undefined && !(sure && matchesName(first, toNeedles(query))),
      agencies: countPlaces(fitting, index.places),
      levels: countLevels(found, isWanted),
      near: chosen.length > 0 ? [] : findNear(query, match).map(entry => listItem(entry, query.units)),
      updatedAt: catalogue.updatedAt(),
    };
  };
}

/** One or two letters begin words of every text, so only names and agencies are searched for them. */
function isShort([unit, more]: readonly QueryUnit[]): boolean {
  return more === undefined && unit?.prefix === true && (unit.ways[0]?.[0]?.length ?? 0) <= 2;
}

function isSame(wanted: string | null, name: string | null): boolean {
  return wanted === null || name === wanted || (name !== null && fold(name) === fold(wanted));
}

type Match = (units: readonly QueryUnit[], joint: 'AND' | 'OR', columns?: string) => IndexEntry[];

interface SearchResult {
  query: Query;
  found: IndexEntry[];
  /** True when a name, agency or code contains what was asked for. */
  sure: boolean;
}

/**
 * Returns all results, and the query as it was interpreted. Where no name contains the terms, typing errors are considered too:
 * "chuẩn đoán" occurs in some text, but "chẩn đoán" in eight names.
 */
function find(query: Query, index: SearchIndex, match: Match): SearchResult {
  if (query.units.length === 0) return { query, found: [...index.entries], sure: true };
  const wanted = query.units.some(unit => unit.filler) ? query.units.filter(unit => !unit.filler) : [];
  const meant = wanted.length > 0 ? wanted : query.units;
  let unsure: SearchResult | null = null;
  const attempt = (units: QueryUnit[], typed = units): SearchResult | null => {
    // A single word that occurs in some text is not a typing error.
    if (units.length === 0 || (unsure !== null && units.length === 1)) return null;
    const tried = { query: { ...query, units }, sure: true };
    const needles = toNeedles(tried.query);
    const isMeant = (entry: IndexEntry) => matchesName(entry, needles) && isGuessPlausible(entry, units, typed);
    // A correction must occur in a name. Texts are ten times as long, so they are searched only once a name contains it.
    if (unsure !== null && !match(units, 'AND', headColumns).some(isMeant)) return null;
    const found = match(units, 'AND');
    if (found.some(isMeant)) return { ...tried, found };
    if (found.length > 0) unsure ??= { ...tried, found, sure: false };
    return null;
  };
  const corrected = correctWords(meant, index.vocabulary) ?? [];
  const asTyped = attempt(query.units) ?? attempt(wanted) ?? attempt(corrected, meant);
  if (asTyped !== null) return asTyped;
  // Every word exists, but no procedure has them all, so one may be a typing error, and a long one rather than a short one.
  const lengthOf = ({ ways }: QueryUnit) => ways[0]?.join(' ').length ?? 0;
  for (const unit of meant.toSorted((a, b) => lengthOf(b) - lengthOf(a)).slice(0, maxCorrectedWords)) {
    const near = unit.ways.flatMap(way => (way.length > 1 ? [] : findNearWords(way[0] ?? '', index.vocabulary)));
    if (near.length === 0) continue;
    const units = meant.with(meant.indexOf(unit), { ...unit, ways: [...unit.ways, ...near.map(word => [word])] });
    const named = attempt(units, meant);
    if (named !== null) return named;
  }
  return unsure ?? { query: { ...query, units: corrected.length > 0 ? corrected : meant }, found: [], sure: false };
}

/** Returns procedures whose names contain at least half of the words separately: two of the four of "đăng ký khai sinh" are enough. */
function findNear(typed: Query, match: Match): IndexEntry[] {
  const apart = ({ ways: [way = [], ...others], ...unit }: QueryUnit): QueryUnit[] =>
    way.length <= 1
      ? [{ ...unit, ways: [way, ...others] }]
      : way.map((word, i) => ({ ...unit, ways: [[word]], exact: null, prefix: unit.prefix && i === way.length - 1 }));
  const query = { ...typed, units: typed.units.flatMap(apart) };
  const needles = toNeedles(query);
  const all = needles.units.reduce((sum, { words }) => sum + words, 0);
  const counted = match(query.units, 'OR', nameColumns).map(entry => ({ entry, count: countInName(entry, needles) }));
  return counted
    .filter(({ count }) => count > 0 && count * 2 >= all)
    .sort((a, b) => b.count - a.count || a.entry.name.length - b.entry.name.length)
    .slice(0, maxNearResults)
    .map(({ entry }) => entry);
}

/** Counts the results of each level in the wanted places. It runs in one pass because a single letter finds nearly everything. */
function countLevels(entries: readonly IndexEntry[], isWanted: readonly boolean[]): Found['levels'] {
  const counts = new Uint32Array(onlineLevels.length);
  for (const { levelNo, placeNo } of entries)
    if (levelNo >= 0 && isWanted[placeNo]) counts[levelNo] = (counts[levelNo] ?? 0) + 1;
  const [full = 0, partial = 0, none = 0] = counts;
  return { full, partial, none };
}

/** Counts the results of each agency and field, in the order of a dictionary. */
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
