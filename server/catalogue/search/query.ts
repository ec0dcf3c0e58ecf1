// What somebody typed, as things that a procedure must have. Each may be said in several ways: without marks, with the keys of
// Telex or VNI left in, short or in full. Pure.
import { exactWord, fold, foldWord, hasMarks, splitWords } from '../../core/fold.ts';

/** One thing that was asked for. */
export interface QueryUnit {
  /** Ways to say it, each a row of folded words; the first is as typed. */
  ways: string[][];
  /** The word with its marks when it was typed with marks. */
  exact: string | null;
  /** It may go on: the last word while typing, or a number. */
  prefix: boolean;
  /** Says nothing of what is wanted: "tôi muốn". */
  filler: boolean;
}

export interface Query {
  units: QueryUnit[];
  /** The folded words as typed, with a space between. */
  folded: string;
  /** Letters and digits of a code typed with its province, "2002383000000H37"; null where none was. */
  fullCode: string | null;
}

/** Content of common/text/<language>/abbreviations.json. */
export interface AbbreviationsFile {
  groups: string[][];
  idle: string[];
}

/** Ways that mean the same, by their first word, the longest first. */
export interface SearchWords {
  groups: ReadonlyMap<string, { words: string[]; ways: string[][] }[]>;
  idle: ReadonlyMap<string, string[][]>;
}

const words = (text: string) => splitWords(text).map(word => word.folded);

export function readSearchWords(files: Iterable<AbbreviationsFile>): SearchWords {
  const groups = new Map<string, { words: string[]; ways: string[][] }[]>();
  const idle = new Map<string, string[][]>();
  for (const file of files) {
    for (const group of file.groups) {
      const ways = group.map(words);
      for (const way of ways) {
        const first = way[0] ?? '';
        groups.set(first, [...(groups.get(first) ?? []), { words: way, ways }]);
      }
    }
    for (const text of file.idle) {
      const way = words(text);
      idle.set(way[0] ?? '', [...(idle.get(way[0] ?? '') ?? []), way]);
    }
  }
  for (const list of groups.values()) list.sort((a, b) => b.words.length - a.words.length);
  for (const list of idle.values()) list.sort((a, b) => b.length - a.length);
  return { groups, idle };
}

const syllable = /^(?:[bcdghklmnpqrstvx]{0,3})[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;

/** Telex keys taken for what they would have made: "ddang" → "dang", "kys" → "ki". Null when that makes no syllable. */
function fromTelex(word: string): string | null {
  const [, head = '', rest = ''] = /^([^aeiouyw]*)(.*)$/.exec(word) ?? [];
  const made = (head.replace('dd', 'd') + rest)
    .replace(/([aou])w/g, '$1')
    .replaceAll('w', 'u')
    .replace(/([aeiouy][a-z]*)$/, tail => tail.replace(/[sfrxjz]/g, ''))
    .replace(/aa|ee|oo/g, pair => pair.charAt(0))
    .replace(/^(d[a-z]*)d$/, '$1');
  return made !== word && syllable.test(made) ? foldWord(made) : null;
}

/** VNI keys: "d9ang", "dang1" → "dang". */
function fromVni(word: string): string | null {
  if (!/^[a-z][a-z]*[0-9]/.test(word)) return null;
  const made = word.replace(/[0-9]/g, '');
  return syllable.test(made) ? foldWord(made) : null;
}

/** A code of a procedure as one number, finished or not: its dots say nothing, and what stands behind the national part is another's. */
const code = /(?<![\p{L}\p{N}.])([1-9])\.(?:(\d{1,6})((?:\.\d{1,3}){0,3}(?:\.[A-Z]\d{0,2})?)\.?(?![\p{L}\p{N}])|$)/giu;

/** A code without its signs. */
export const bareCode = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** The letters of a word typed with keys are not those that stand in a text, so "kys" has no exact form. */
function unitOf(typed: string, prefix: boolean): QueryUnit {
  const folded = foldWord(typed);
  const other = [fromTelex(folded), fromVni(folded)].filter(one => one !== null);
  return {
    ways: [folded, ...other].map(way => [way]),
    exact: hasMarks(typed) ? exactWord(typed) : null,
    prefix: prefix || /^\d{3,}$/.test(folded),
    filler: false,
  };
}

function startsWith(list: readonly string[], at: number, way: readonly string[]): boolean {
  return way.every((word, i) => list[at + i] === word);
}

/** Nobody says more than this of what is wanted, and every word costs. */
const maxUnits = 12;

/** The first of them, words that say nothing last. */
function shorten(units: readonly QueryUnit[]): QueryUnit[] {
  if (units.length <= maxUnits) return [...units];
  const meant = units.filter(unit => !unit.filler);
  return (meant.length > 0 ? meant : units).slice(0, maxUnits);
}

export function readQuery(text: string, known: SearchWords): Query {
  const composed = text.normalize('NFC');
  const codes = new Set<string>();
  const joined = composed.replace(code, (_, first: string, digits = '') => {
    codes.add(`${first}${digits}`);
    return `${first}${digits} `;
  });
  const fullCode = [...composed.matchAll(code)].find(([, , , rest = '']) => /[A-Z]/i.test(rest))?.[0] ?? null;
  const typed = splitWords(joined);
  // While a word is being typed it is not finished by what stands behind it.
  const open = /[\p{L}\p{N}\p{M}]$/u.test(joined);
  const folded = typed.map(word => word.folded);
  const units: QueryUnit[] = [];
  for (let at = 0; at < typed.length; ) {
    const group = known.groups.get(folded[at] ?? '')?.find(one => startsWith(folded, at, one.words));
    const idle = known.idle.get(folded[at] ?? '')?.find(way => startsWith(folded, at, way));
    const length = group?.words.length ?? idle?.length ?? 1;
    const parts = typed.slice(at, at + length);
    const last = open && at + length === typed.length;
    if (group !== undefined) {
      const exact = parts.map(word => joined.slice(word.from, word.to)).join(' ');
      units.push({
        ways: [group.words, ...group.ways.filter(way => way !== group.words)],
        exact: hasMarks(exact) ? parts.map(word => word.exact).join(' ') : null,
        prefix: last,
        filler: idle !== undefined,
      });
    } else
      for (const [i, word] of parts.entries())
        units.push({
          ...unitOf(joined.slice(word.from, word.to), (last && i === length - 1) || codes.has(word.folded)),
          filler: idle !== undefined,
        });
    at += length;
  }
  return { units: shorten(units), folded: fold(joined), fullCode: fullCode === null ? null : bareCode(fullCode) };
}
