// Turns what a person typed into the terms that a procedure must contain. A term may have several spellings: without diacritics,
// with the keystrokes of Telex or VNI left in, abbreviated or in full.
import { exactWord, fold, foldWord, hasMarks, splitWords } from '../../core/fold.ts';

/** One term of the query: usually a word, or a known phrase. */
export interface QueryUnit {
  /** The spellings of the term, each a sequence of folded words; the first is what was typed. */
  ways: string[][];
  /** The term with its diacritics; null when it was typed without any. */
  exact: string | null;
  /** True when longer words match too: for the last word while it is being typed, and for numbers. */
  prefix: boolean;
  /** True for words that do not tell what is wanted, such as "tôi muốn". */
  filler: boolean;
}

export interface Query {
  units: QueryUnit[];
  /** The folded words as typed, separated by spaces. */
  folded: string;
  /** The letters and digits of a code that was typed with its province part, "2002383000000H37"; otherwise null. */
  fullCode: string | null;
}

/** The content of common/text/<language>/abbreviations.json: groups of equivalent phrases, and words without meaning. */
export interface AbbreviationsFile {
  groups: string[][];
  idle: string[];
}

/** Equivalent phrases and meaningless words, each indexed by its first word, the longest first. */
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

/** Resolves Telex keystrokes: "ddang" becomes "dang", "kys" becomes "ki". Null when the result is no Vietnamese syllable. */
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

/** Resolves VNI keystrokes: "d9ang" and "dang1" become "dang". Null when the result is no Vietnamese syllable. */
function fromVni(word: string): string | null {
  if (!/^[a-z][a-z]*[0-9]/.test(word)) return null;
  const made = word.replace(/[0-9]/g, '');
  return syllable.test(made) ? foldWord(made) : null;
}

/** A procedure code, complete or not, is searched as one number: without its dots and without the part after the national code. */
const code = /(?<![\p{L}\p{N}.])([1-9])\.(?:(\d{1,6})((?:\.\d{1,3}){0,3}(?:\.[A-Z]\d{0,2})?)\.?(?![\p{L}\p{N}])|$)/giu;

/** A code without punctuation. */
export const bareCode = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** A word with Telex or VNI keystrokes has no diacritics, and therefore no exact form. */
function unitOf(typed: string, prefix: boolean): QueryUnit {
  const folded = foldWord(typed);
  const resolved = [fromTelex(folded), fromVni(folded)].filter(word => word !== null);
  return {
    ways: [folded, ...resolved].map(way => [way]),
    exact: hasMarks(typed) ? exactWord(typed) : null,
    prefix: prefix || /^\d{3,}$/.test(folded),
    filler: false,
  };
}

function startsWith(list: readonly string[], at: number, way: readonly string[]): boolean {
  return way.every((word, i) => list[at + i] === word);
}

/** Longer queries name nothing more, and every term slows the search down. */
const maxUnits = 12;

/** Keeps the first terms, meaningful ones before fillers. */
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
  // A text that ends in a letter or digit ends in a word that is still being typed.
  const isTyping = /[\p{L}\p{N}\p{M}]$/u.test(joined);
  const folded = typed.map(word => word.folded);
  const units: QueryUnit[] = [];
  for (let at = 0; at < typed.length; ) {
    const group = known.groups.get(folded[at] ?? '')?.find(phrase => startsWith(folded, at, phrase.words));
    const idle = known.idle.get(folded[at] ?? '')?.find(way => startsWith(folded, at, way));
    const length = group?.words.length ?? idle?.length ?? 1;
    const parts = typed.slice(at, at + length);
    const last = isTyping && at + length === typed.length;
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
