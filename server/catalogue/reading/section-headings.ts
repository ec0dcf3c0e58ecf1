// Reads headings that name the field or agency of the processes under them, "II. Lĩnh vực: An toàn bức xạ (07 quy trình)". The number
// that a heading announces is compared with what was found when the document is complete.

import { anyPhrase, foldLetters, startsWithPhrase } from './fold-letters.ts';
import type { ListedProcedure } from './listed-procedure.ts';
import type { Process } from './model.ts';
import { words } from './reader-words.ts';
import type { WarningCollector } from './warnings.ts';

/** 0 for a part of the document, 1 for "A.", 2 for "I.". */
type Level = 0 | 1 | 2;

export interface Heading {
  level: Level;
  field: string | null;
  agency: string | null;
}

interface Announced {
  line: number;
  level: Level;
  announcedCount: number;
  of: 'processes' | 'procedures';
}

export interface Sections {
  /** Returns the heading when the line is one, otherwise null. */
  read(line: number, text: string): Heading | null;
  /** Returns true for a line with a sum, "Tổng cộng: 08 quy trình". */
  readSum(line: number, text: string): boolean;
  /** Warns about announced numbers that differ from what was found. */
  check(processes: readonly Process[], entries: readonly ListedProcedure[]): void;
}

const numeral = /^(?:([a-h])[.)]|([ivxl]{1,6})[.)/]) ?/;
const isField = new RegExp(`^${anyPhrase(words.fields)} ?:? ?`);
const isPart = new RegExp(`^${anyPhrase(words.parts)} (?:[ivxl]{1,6}|[a-h]|\\d{1,2})(?![\\p{L}\\d])`, 'u');
const isHeading = startsWithPhrase(words.headings);
const lead = new RegExp(`${anyPhrase(words.agencyLeads)} `);
const units = `(?:(${anyPhrase(words.counts.procedures)})|(${anyPhrase(words.counts.processes)}))(?![\\p{L}])`;
const count = new RegExp(`[(:] ?(\\d{1,4}) ${units}`, 'u');
const isSum = new RegExp(`^${anyPhrase(words.sums)} ?:? ?(\\d{1,4}) ${units}`, 'u');
const agencyEnd = new RegExp(`[:(;]| ${anyPhrase(words.agencyEnds)}`);

/** Returns the agency in "thuộc thẩm quyền giải quyết của …"; null when the text names none. */
export function findAgency(text: string): string | null {
  const folded = foldLetters(text);
  const found = lead.exec(folded);
  if (!found) return null;
  const at = found.index + found[0].length;
  const end = agencyEnd.exec(folded.slice(at));
  const name = text.slice(at, end ? at + end.index : undefined).trim();
  return name === '' ? null : name;
}

const end = Number.POSITIVE_INFINITY;

/** Returns a function that counts the entries between two lines by binary search, because there may be many headings. */
function createLineCounter(list: readonly { line: number; count: number }[]) {
  const sums = [0];
  for (const { count } of list) sums.push((sums.at(-1) ?? 0) + count);
  function firstAfter(line: number): number {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle]?.line ?? 0) > line) high = middle;
      else low = middle + 1;
    }
    return low;
  }
  return (from: number, to: number) => {
    const [first, last] = [firstAfter(from), Math.max(firstAfter(from), firstAfter(to - 1))];
    return { all: last - first, counted: (sums[last] ?? 0) - (sums[first] ?? 0) };
  };
}

export function createSections(warnings: WarningCollector): Sections {
  const announced: Announced[] = [];
  const starts: { line: number; level: Level }[] = [];
  const sums: (Announced & { from: number })[] = [];
  let lastSum = 0;

  function announce(line: number, level: Level, folded: string): void {
    const found = count.exec(folded);
    if (found)
      announced.push({ line, level, announcedCount: Number(found[1]), of: found[2] ? 'procedures' : 'processes' });
  }

  function read(line: number, text: string): Heading | null {
    const plain = text.trim();
    const folded = foldLetters(plain);
    const mark = numeral.exec(folded);
    const body = mark ? plain.slice(mark[0].length) : plain;
    const bare = mark ? folded.slice(mark[0].length) : folded;
    const level: Level = mark?.[1] ? 1 : 2;
    const field = isField.exec(bare);
    if (field && plain.length < 200) {
      const end = /[(;]|: ?\d/.exec(body);
      const name = body.slice(field[0].length, end?.index).replace(/[ :.]{1,9}$/, '');
      if (name === '') return null;
      starts.push({ line, level });
      announce(line, level, folded);
      return { level, field: name, agency: null };
    }
    const agency = mark ? findAgency(plain) : null;
    if (agency !== null && plain.length < 300) {
      starts.push({ line, level });
      announce(line, level, folded);
      return { level, field: null, agency };
    }
    if (isPart.test(folded) || (isHeading(bare) && plain === plain.toUpperCase()))
      return { level: 0, field: null, agency: null };
    return null;
  }

  function check(processes: readonly Process[], entries: readonly ListedProcedure[]): void {
    const inLine = createLineCounter(processes.map(({ line, procedures }) => ({ line, count: procedures.length })));
    const inList = createLineCounter(entries.map(({ line }) => ({ line, count: 1 })));
    const within = (from: number, to: number) => {
      const found = inLine(from, to);
      const listed = inList(from, to);
      // A heading above a list announces the entries of the list, one above tables the processes.
      const [all, counted] = found.all > 0 || listed.all === 0 ? [found.all, found.counted] : [listed.all, listed.all];
      return { processes: all, procedures: counted };
    };
    function compare({ line, announcedCount, of }: Announced, have: { processes: number; procedures: number }): void {
      if (have[of] === announcedCount) return;
      if (of === 'processes' && have.procedures === announcedCount)
        warnings.add(line, 'section-counts-procedures', { said: announcedCount, processes: have.processes });
      else warnings.add(line, 'section-count', { said: announcedCount, ...have });
    }
    // Going from the end, `next` is the line of the next heading of each level or of a higher one.
    const next: [number, number, number] = [end, end, end];
    let under = starts.length - 1;
    for (const heading of announced.toReversed()) {
      for (let start = starts[under]; start && start.line > heading.line; start = starts[--under])
        for (let level = start.level; level <= 2; level++) next[level] = start.line;
      compare(heading, within(heading.line, next[heading.level]));
    }
    for (const sum of sums) compare(sum, within(sum.from, sum.line));
  }

  return {
    read,
    readSum(line, text) {
      const found = isSum.exec(foldLetters(text.trim()));
      if (!found) return false;
      sums.push({
        line,
        level: 0,
        announcedCount: Number(found[1]),
        of: found[2] ? 'procedures' : 'processes',
        from: lastSum,
      });
      lastSum = line;
      return true;
    },
    check,
  };
}
