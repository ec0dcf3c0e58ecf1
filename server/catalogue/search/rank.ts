// Which of the found procedures comes first, and where the words stand in its name. Pure.
import { splitWords } from '../../core/fold.ts';
import type { Query, QueryUnit } from './query.ts';
import type { IndexEntry } from './search-index.ts';

/** What to look for in a folded name, made once for a query and not for each of ten thousand names. */
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

/** As it was typed 2, said otherwise 1, not there 0. */
function inText(text: string, { typed, others }: Needles['units'][number]): 0 | 1 | 2 {
  if (text.includes(typed)) return 2;
  for (const other of others) if (text.includes(other)) return 1;
  return 0;
}

/** Most names begin so, and nobody types it. */
const opening = ' thu tuc ';

/** How much of the name is the text in one piece: the whole 3, its beginning 2, somewhere 1, not at all 0. */
function rankPhrase(name: string, phrase: string): number {
  const at = name.indexOf(phrase);
  if (at < 0) return 0;
  const begin = name.startsWith(opening) ? opening.length - 1 : 0;
  if (at !== begin && at !== 0) return 1;
  return at + phrase.length + 1 === name.length && name.endsWith(' ') ? 3 : 2;
}

/**
 * The higher the better: a code before a name, a name before its agency, that before the text; then marks as typed, words as
 * typed, in one piece, and of equal ones the short. Each counts only where those before it are equal.
 */
export function rankEntry(entry: IndexEntry, { units, phrase, fullCode }: Needles): number {
  let ofCode = 0;
  let inName = 0;
  let inPlace = 0;
  let literal = 0;
  let exact = 0;
  for (const unit of units) {
    const { digits } = unit;
    if (digits !== null && (entry.digits.startsWith(digits) || entry.digits.startsWith(digits, 1))) ofCode += 1;
    const how = inText(entry.name, unit);
    if (how === 0) {
      if (inText(entry.place, unit) > 0) inPlace += 1;
      continue;
    }
    inName += 1;
    if (how === 1) continue;
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

/** Whether each word stands in its name, agency, field or code: what has one only in its text is hardly meant. */
export function matchesName(entry: IndexEntry, { units }: Needles): boolean {
  return units.every(unit => {
    const { digits } = unit;
    if (digits !== null && (entry.digits.startsWith(digits) || entry.digits.startsWith(digits, 1))) return true;
    return inText(entry.name, unit) > 0 || inText(entry.place, unit) > 0;
  });
}

/**
 * Whether the words guessed in `units` for those in `typed` are those of the name: at most half of them are guesses, and each
 * stands beside a word that was typed, as "chẩn" before "đoán". Of syllables so short one letter makes a word of any other.
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
  const stand = (first: QueryUnit, second: QueryUnit) =>
    first.ways.some(a =>
      second.ways.some(b => name.includes(` ${a.join(' ')} ${b.join(' ')}${second.prefix ? '' : ' '}`)),
    );
  return units.every((unit, i) => {
    const [before, after] = [units[i - 1], units[i + 1]];
    if (!guessed[i]) return true;
    if (before !== undefined && !guessed[i - 1] && stand(before, unit)) return true;
    return after !== undefined && !guessed[i + 1] && stand(unit, after);
  });
}

/** How many of the words asked for the name has. */
export function countInName(entry: IndexEntry, { units }: Needles): number {
  return units.reduce((sum, unit) => sum + (inText(entry.name, unit) > 0 ? unit.words : 0), 0);
}

/** The first so many of what was found, best first. */
export function takeBest(found: readonly IndexEntry[], query: Query, most: number): IndexEntry[] {
  const needles = toNeedles(query);
  const ranks = Float64Array.from(found, entry => rankEntry(entry, needles));
  const least = found.length <= most ? Number.NEGATIVE_INFINITY : (ranks.toSorted()[found.length - most] ?? 0);
  const best: { entry: IndexEntry; rank: number }[] = [];
  for (const [i, entry] of found.entries()) {
    const rank = ranks[i] ?? 0;
    if (rank >= least) best.push({ entry, rank });
  }
  best.sort((a, b) => b.rank - a.rank || a.entry.at - b.entry.at);
  return best.slice(0, most).map(({ entry }) => entry);
}

/** Pairs of first and behind-last letter of the words that were asked for, in order and apart. */
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
          // Of a word that is still being typed only its typed letters.
          const to = i === open && here.folded !== word ? Math.min(here.to, here.from + word.length) : here.to;
          ends.set(here.from, Math.max(to, ends.get(here.from) ?? 0));
        }
      }
  return [...ends].sort((a, b) => a[0] - b[0]);
}
