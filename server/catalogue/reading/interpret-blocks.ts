// One mind for all layouts: goes through texts and rows from top to bottom and puts a reading together.

import { checkProcesses } from './checks.ts';
import { createDecisionHead, type GivenOrigin } from './decision-head.ts';
import { anyPhrase, foldLetters, startsWithPhrase } from './fold-letters.ts';
import type { Block, Row, Text } from './layout-reader.ts';
import { textOf } from './layout-reader.ts';
import type { LineCoverage } from './line-coverage.ts';
import type { Decision, Process } from './model.ts';
import { isProcessTableHead, isTotalLabel } from './phrases.ts';
import { createProcedureList, readListHead } from './procedure-list.ts';
import { isUsualCode, readProcedureName } from './procedure-name.ts';
import type { ProcessInProgress, TableColumns } from './process-in-progress.ts';
import { readTableHead, readTableRow } from './process-table.ts';
import { collectMentions, settleName } from './proper-name.ts';
import { words } from './reader-words.ts';
import { createSections, findAgency, type Heading } from './section-headings.ts';
import { readTotal } from './total.ts';
import type { WarningCollector } from './warnings.ts';

const processHeading = new RegExp(
  `^${anyPhrase(words.processHeadings)} ?:? ?(\\d{1,4}(?:\\.\\d{1,2}){0,2}[a-z]?(?:/[\\p{L}\\d]+(?:-[\\p{L}\\d]+){0,4})?)(?![\\p{L}\\p{N}]|[.,]\\d)[ :.–-]*`,
  'u',
);
const isNote = startsWithPhrase(words.notes);

export interface Interpretation {
  decision: Decision;
  processes: Process[];
}

export function interpretBlocks(
  blocks: readonly Block[],
  given: GivenOrigin,
  coverage: LineCoverage,
  warnings: WarningCollector,
): Interpretation {
  const head = createDecisionHead(coverage, warnings);
  const sections = createSections(warnings);
  const list = createProcedureList(coverage, warnings);
  const courses: ProcessInProgress[] = [];
  let current = null as ProcessInProgress | null;
  let columns: TableColumns | null = null;
  let listColumns: ReturnType<typeof readListHead> = null;
  let field: string | null = null;
  let agency: string | null = null;
  let inSection = 0;

  function begin(line: number, number: string): ProcessInProgress {
    current = {
      process: { agency, field, number, procedures: [], steps: [], total: null, totalText: '', notes: [], line },
      totalLine: null,
      last: null,
      stepLines: [],
    };
    courses.push(current);
    inSection += 1;
    [columns, listColumns] = [null, null];
    head.leave();
    return current;
  }

  /** A table without a number over it: the next one of its section. */
  function beginUnnumbered(line: number): ProcessInProgress {
    warnings.add(line, 'process-number-missing', {});
    return begin(line, twoDigits(String(inSection + 1)));
  }

  function enter({ level, field: itsField, agency: itsAgency }: Heading): void {
    if (level < 2) field = null;
    if (itsField !== null) field = itsField;
    if (itsAgency !== null) agency = itsAgency;
    [current, columns, listColumns] = [null, null, null];
    inSection = 0;
    head.leave();
  }

  function addName(line: number, text: string, course: ProcessInProgress): void {
    const { procedures } = course.process;
    const { code, name, begins, second } = readProcedureName(text);
    const last = procedures.at(-1);
    // "Áp dụng: mọi xã" has a label of its own, and goes on with nobody's name.
    if (!begins && last && code === null && isLabelled(name)) {
      course.process.notes.push(text);
      coverage.markUsed(line, 'note');
      return;
    }
    coverage.markUsed(line, 'procedure');
    if (second !== null) warnings.add(line, 'code-second', { code: second });
    if (code !== null && !isUsualCode(code)) warnings.add(line, 'code-form', { code });
    if (name === '') {
      if (code !== null && last?.code === null) last.code = code;
      else if (code !== null) {
        warnings.add(line, 'process-unnamed', {});
        coverage.markUnread(line, text);
      }
    } else if (!begins && last) {
      // A long name broken into lines.
      last.name = `${last.name} ${name}`;
      last.code ??= code;
      warnings.add(line, 'name-continued', { line: last.line });
    } else procedures.push({ code, name, line });
  }

  /** One kind of line after the other; the first that understands a line has it. */
  const kinds: ((line: number, plain: string) => boolean)[] = [
    function readProcessHeading(line, plain) {
      const found = processHeading.exec(foldLetters(plain));
      if (!found) return false;
      const number = found[1] ?? '';
      // The fold is as long as the text: its marks are those of the text.
      const at = found[0].indexOf(number);
      const course = begin(line, twoDigits(plain.slice(at, at + number.length)));
      coverage.markUsed(line, 'process');
      const rest = plain.slice(found[0].length);
      if (rest !== '') addName(line, rest, course);
      return true;
    },
    function readSum(line, plain) {
      if (!sections.readSum(line, plain)) return false;
      coverage.markUsed(line, 'sum');
      return true;
    },
    function readName(line, plain) {
      if (!current || current.process.steps.length > 0 || columns !== null || isTotalLabel(plain)) return false;
      if (looksLikeSection(plain) && !startsLikeProcedure(plain)) return false;
      addName(line, plain, current);
      return true;
    },
    function readHeading(line, plain) {
      const heading = sections.read(line, plain);
      if (!heading) return false;
      if (heading.level > 0) {
        coverage.markUsed(line, 'section');
        enter(heading);
      }
      // A title is in capitals too: what is none only opens a part, and says nothing of what follows.
      else if (!head.read(line, plain)) {
        coverage.markUsed(line, 'section');
        head.leave();
      }
      return true;
    },
    function readNameOfNext(line, plain) {
      const begins = startsLikeProcedure(plain) && readProcedureName(plain).name !== '';
      if (!begins || (current === null && courses.length === 0 && field === null)) return false;
      addName(line, plain, beginUnnumbered(line));
      return true;
    },
    function readTotalLine(line, plain) {
      if (!current || !isTotalLabel(plain)) return false;
      readTotal([{ no: line, text: plain }], columns?.unit ?? null, current, coverage, warnings);
      coverage.markUsed(line, 'total');
      return true;
    },
    head.read,
    function readNote(line, plain) {
      if (!current || !isNote(foldLetters(plain))) return false;
      current.process.notes.push(plain);
      coverage.markUsed(line, 'note');
      return true;
    },
  ];

  function readText({ line, text }: Text): void {
    const plain = text.replaceAll('**', '').trim();
    // Nobody has it: the coverage will tell that it is unread.
    kinds.some(read => read(line, plain));
  }

  function readTable(row: Row): void {
    const texts = row.cells.map(textOf);
    if (isProcessTableHead(texts)) {
      const course: ProcessInProgress = current ?? beginUnnumbered(row.line);
      columns = readTableHead(row, coverage, warnings);
      listColumns = null;
      if (course.process.procedures.length === 0 && course.process.steps.length === 0)
        warnings.add(row.line, 'process-unnamed', {});
      return;
    }
    const itsList = readListHead(row);
    if (itsList) {
      [listColumns, columns, current] = [itsList, null, null];
      for (const cell of row.cells) for (const part of cell.parts) coverage.markUsed(part.no, 'list');
      head.leave();
    } else if (listColumns && list.read(row, listColumns, sections.read)) return;
    else if (current && columns && !isLoose(row)) readTableRow(row, columns, current, coverage, warnings);
    else
      for (const cell of row.cells)
        for (const part of cell.parts)
          if (part.text.trim() !== '') readText({ kind: 'text', line: part.no, text: part.text });
  }

  for (const block of blocks)
    if (block.kind === 'row') readTable(block);
    else if (block.text.trim() !== '') readText(block);

  const processes = courses.map(({ process }) => process);
  list.completeProcesses(processes);
  const decision = head.decision(given);
  settleNames(processes, decision, blocks);
  sections.check(processes, list.listed);
  checkProcesses(courses, warnings);
  return { decision, processes };
}

/** Says of each process whose it is, in the letters that people use. */
function settleNames(processes: readonly Process[], decision: Decision, blocks: readonly Block[]): void {
  const texts = blocks.flatMap(block => (block.kind === 'row' ? block.cells.map(textOf) : [block.text]));
  const mentions = collectMentions(texts);
  const titled = decision.title === null ? null : findAgency(decision.title);
  const usual = titled === null ? null : withoutPlace(titled, decision.province);
  for (const process of processes) {
    const agency = process.agency ?? usual;
    process.agency = agency === null ? null : settleName(agency, mentions);
    process.field = process.field === null ? null : settleName(process.field, mentions);
  }
}

/** A short label with a colon, a capital before it and something behind it. */
function isLabelled(text: string): boolean {
  return /^\p{Lu}[^:.;,()]{1,40} ?: ?\S/u.test(text);
}

/** "I. …", "A. …" or "PHẦN II": no name of a procedure. */
function looksLikeSection(text: string): boolean {
  return /^(?:[A-H]|[IVXL]{1,6})[.)] /.test(text) || /^\p{Lu}+ [IVXL]+$/u.test(text);
}

/** A lone cell that is a heading: the table is over. */
function isLoose({ cells }: Row): boolean {
  const only = cells.length === 1 ? textOf(cells[0]) : '';
  return only !== '' && (processHeading.test(foldLetters(only)) || looksLikeSection(only));
}

/** "1" and "01" are one number, and a decision may print both. */
function twoDigits(number: string): string {
  if (number.includes('.')) return number;
  return number.replace(/^0+(?=\d)/, '').replace(/^\d(?!\d)/, '0$&');
}

const procedureLike = new RegExp(
  `^(?:[-+*•] ?|\\d{1,2}[.)] )?(?:${anyPhrase(words.courseWords)} ?)*(?:nhom )?${anyPhrase(words.procedureLabels)} ?:`,
);

/** Has a label of a procedure, "Thủ tục: …". */
function startsLikeProcedure(text: string): boolean {
  return procedureLike.test(foldLetters(text));
}

/** "Sở Khoa học và Công nghệ tỉnh Cao Bằng" without its province. */
function withoutPlace(agency: string, province: string | null): string {
  if (province === null) return agency;
  const tail = new RegExp(` ${anyPhrase(words.head.province)} ${anyPhrase([province])}$`).exec(foldLetters(agency));
  return tail ? agency.slice(0, tail.index) : agency;
}
