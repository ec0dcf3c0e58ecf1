// Which of the found procedures comes first, and where the words stand in its name. Pure.
import { splitWords } from '../core/fold.ts';
import type { Query, Unit } from './query.ts';
import type { Entry } from './shelf.ts';

function hasWay(text: string, way: readonly string[], prefix: boolean): boolean {
  return text.includes(` ${way.join(' ')}${prefix ? '' : ' '}`);
}

/** As it was typed 2, said otherwise 1, not there 0. */
function inText(text: string, unit: Unit): 0 | 1 | 2 {
  const [typed = [], ...others] = unit.ways;
  if (hasWay(text, typed, unit.prefix)) return 2;
  return others.some(way => hasWay(text, way, unit.prefix)) ? 1 : 0;
}

function isOfCode(unit: Unit, digits: string): boolean {
  const typed = unit.ways[0]?.[0] ?? '';
  return typed.length >= 3 && /^\d+$/.test(typed) && (digits.startsWith(typed) || digits.slice(1).startsWith(typed));
}

/** How much of the name is the text in one piece: the whole, its beginning, somewhere, not at all. */
function rankPhrase(name: string, { folded }: Query): number {
  const plain = name.startsWith(' thu tuc ') ? name.slice(8) : name;
  if (plain === ` ${folded} ` || name === ` ${folded} `) return 3;
  if (plain.startsWith(` ${folded}`)) return 2;
  return name.includes(` ${folded}`) ? 1 : 0;
}

/** The higher the better: a code before a name, a name before its agency, that before the text; then marks as typed. */
export function rankEntry(entry: Entry, query: Query): number {
  let ofCode = 0;
  let inName = 0;
  let inPlace = 0;
  let literal = 0;
  let exact = 0;
  for (const unit of query.units) {
    if (isOfCode(unit, entry.digits)) ofCode += 1;
    const how = inText(entry.name, unit);
    if (how > 0) inName += 1;
    else if (inText(entry.place, unit) > 0) inPlace += 1;
    if (how === 2) literal += 1;
    if (how === 2 && unit.exact !== null && entry.exact.includes(` ${unit.exact}${unit.prefix ? '' : ' '}`)) exact += 1;
  }
  const all = query.units.length;
  const tier = ofCode > 0 ? 3 : inName === all ? 2 : inName + inPlace === all ? 1 : 0;
  const parts = [tier, inName / all, exact / all, literal / all, rankPhrase(entry.name, query) / 3];
  return parts.reduce((sum, part) => sum * 100 + Math.round(part * 30), 0) - Math.min(entry.name.length, 999) / 1000;
}

/** How many of the words asked for the name has. */
export function countInName(entry: Entry, units: readonly Unit[]): number {
  return countWords(units.filter(unit => inText(entry.name, unit) > 0));
}

export function countWords(units: readonly Unit[]): number {
  return units.reduce((sum, { ways }) => sum + (ways[0]?.length ?? 0), 0);
}

/** Pairs of first and behind-last letter of the words that were asked for, in order and apart. */
export function markName(name: string, units: readonly Unit[]): [number, number][] {
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
