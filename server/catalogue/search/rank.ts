// Orders the found procedures, and finds the positions of the searched words in a name.
import { splitWords } from '../../core/fold.ts';
import type { Query, QueryUnit } from './query.ts';
import type { IndexEntry } from './search-index.ts';

/** The texts to look for in folded names, prepared once for a query and not for each of ten thousand names. */
export interface Needles {
  units: { typed: string; others: string[]; exact: string | null; digits: string | null; words: number }[];
  phrase: string;
  fullCode: string | null;
}

export function toNeedles({ units, folded, fullCode }: Query): Needles {
  return {
    fullCode,
    units: units.map(({ ways, exact, prefix }) => {
      const end = prefix ? '' : ' ';
      const [typed = '', ...others] = ways.map(way => ` ${way.join(' ')}${end}`);
      const first = ways[0]?.[0] ?? '';
      return {
        typed,
        others,
        exact: exact === null ? null : ` ${exact}${end}`,
        digits: /^\d{3,}$/.test(first) ? first : null,
        words: ways[0]?.length ?? 0,
      };
    }),
    phrase: ` ${folded}`,
  };
}

/** 2: contains the term as typed; 1: contains another spelling of it; 0: does not contain it. */
function matchTerm(text: string, { typed, others }: Needles['units'][number]): 0 | 1 | 2 {
  if (text.includes(typed)) return 2;
  for (const other of others) if (text.includes(other)) return 1;
  return 0;
}

/** Most names begin with this phrase, and nobody types it. */
const usualOpening = ' thu tuc ';

/** How the name contains the whole typed phrase: 3 it is the phrase, 2 it begins with it, 1 it contains it, 0 it does not. */
function rankPhrase(name: string, phrase: string): number {
  const at = name.indexOf(phrase);
  if (at < 0) return 0;
  const begin = name.startsWith(usualOpening) ? usualOpening.length - 1 : 0;
  if (at !== begin && at !== 0) return 1;
  return at + phrase.length + 1 === name.length && name.endsWith(' ') ? 3 : 2;
}

/**
 * The higher the better. Criteria in order of weight, each deciding only between entries that are equal by those before it:
 * a matching code, then a matching name, agency and text; the number of terms in the name; terms with the typed diacritics;
 * terms as typed; the phrase in one piece; the shorter name.
 */
function rankEntry(entry: IndexEntry, { units, phrase, fullCode }: Needles): number {
  let ofCode = 0;
  let inName = 0;
  let inPlace = 0;
  let literal = 0;
  let exact = 0;
  for (const unit of units) {
    const { digits } = unit;
    if (digits !== null && (entry.digits.startsWith(digits) || entry.digits.startsWith(digits, 1))) ofCode += 1;
    const match = matchTerm(entry.name, unit);
    if (match === 0) {
      if (matchTerm(entry.place, unit) > 0) inPlace += 1;
      continue;
    }
    inName += 1;
    if (match === 1) continue;
    literal += 1;
    if (unit.exact !== null && entry.exact.includes(unit.exact)) exact += 1;
  }
  const all = units.length;
  if (fullCode !== null && entry.fullCode.startsWith(fullCode)) ofCode += 1;
  const tier =
    ofCode > 1 && fullCode !== null ? 4 : ofCode > 0 ? 3 : inName === all ? 2 : inName + inPlace === all ? 1 : 0;
  const counts = ((tier * 200 + inName) * 200 + exact) * 200 + literal;
  return counts * 4 + rankPhrase(entry.name, phrase) - Math.min(entry.name.length, 999) / 1000;
}

/** True when name, agency, field or code contain every term. An entry that has a term only in its text is hardly meant. */
export function matchesName(entry: IndexEntry, { units }: Needles): boolean {
  return units.every(unit => {
    const { digits } = unit;
    if (digits !== null && (entry.digits.startsWith(digits) || entry.digits.startsWith(digits, 1))) return true;
    return matchTerm(entry.name, unit) > 0 || matchTerm(entry.place, unit) > 0;
  });
}

/**
 * Tells whether the corrections in `units` of the terms in `typed` are plausible for this name: at most half of the terms are
 * corrected, and each corrected one stands beside a term as typed, as "chẩn" before "đoán". Vietnamese syllables are so short
 * that changing one letter turns almost any syllable into another.
 */
export function isGuessPlausible(
  { name }: IndexEntry,
  units: readonly QueryUnit[],
  typed: readonly QueryUnit[],
): boolean {
  const guessed = units.map((unit, i) => unit !== typed[i]);
  const guesses = guessed.filter(Boolean).length;
  if (guesses === 0 || units.length === 1) return true;
  if (guesses * 2 > units.length) return false;
  const areAdjacent = (first: QueryUnit, second: QueryUnit) =>
    first.ways.some(a =>
      second.ways.some(b => name.includes(` ${a.join(' ')} ${b.join(' ')}${second.prefix ? '' : ' '}`)),
    );
  return units.every((unit, i) => {
    const [before, after] = [units[i - 1], units[i + 1]];
    if (!guessed[i]) return true;
    if (before !== undefined && !guessed[i - 1] && areAdjacent(before, unit)) return true;
    return after !== undefined && !guessed[i + 1] && areAdjacent(unit, after);
  });
}

/** The number of searched words that the name contains. */
export function countInName(entry: IndexEntry, { units }: Needles): number {
  return units.reduce((sum, unit) => sum + (matchTerm(entry.name, unit) > 0 ? unit.words : 0), 0);
}

/** Returns at most `limit` entries, the best first. */
export function takeBest(found: readonly IndexEntry[], query: Query, limit: number): IndexEntry[] {
  const needles = toNeedles(query);
  const ranks = Float64Array.from(found, entry => rankEntry(entry, needles));
  const least = found.length <= limit ? Number.NEGATIVE_INFINITY : (ranks.toSorted()[found.length - limit] ?? 0);
  const best: { entry: IndexEntry; rank: number }[] = [];
  for (const [i, entry] of found.entries()) {
    const rank = ranks[i] ?? 0;
    if (rank >= least) best.push({ entry, rank });
  }
  best.sort((a, b) => b.rank - a.rank || a.entry.at - b.entry.at);
  return best.slice(0, limit).map(({ entry }) => entry);
}

/** Returns the positions of the searched words in the name as [start, end) pairs, in order and not overlapping. */
export function markName(name: string, units: readonly QueryUnit[]): [number, number][] {
  const words = splitWords(name);
  const ends = new Map<number, number>();
  for (const { ways, prefix } of units)
    for (const way of ways)
      for (let at = 0; at + way.length <= words.length; at++) {
        const open = prefix ? way.length - 1 : -1;
        const fits = way.every((word, i) => {
          const here = words[at + i]?.folded ?? '';
          return i === open ? here.startsWith(word) : here === word;
        });
        if (!fits) continue;
        for (const [i, word] of way.entries()) {
          const here = words[at + i];
          if (here === undefined) continue;
          // Of a word that is still being typed only the typed letters are marked.
          const to = i === open && here.folded !== word ? Math.min(here.to, here.from + word.length) : here.to;
          ends.set(here.from, Math.max(to, ends.get(here.from) ?? 0));
        }
      }
  return [...ends].sort((a, b) => a[0] - b[0]);
}
