// Reads a table that lists procedures with their codes. The processes behind it name procedures without codes; names bring
// the two together.

import { foldLetters, foldToWords, startsWithPhrase } from './fold-letters.ts';
import { lineOf, type Row, textOf } from './layout-reader.ts';
import type { LineCoverage } from './line-coverage.ts';
import type { ListedProcedure } from './listed-procedure.ts';
import type { Process } from './model.ts';
import { isUsualCode, nameKey } from './procedure-name.ts';
import { isCapitals } from './proper-name.ts';
import { words } from './reader-words.ts';
import type { Heading } from './section-headings.ts';
import type { WarningCollector } from './warnings.ts';

type Column = keyof typeof words.listColumns | null;

const kinds = Object.entries(words.listColumns).map(([kind, heads]) => ({
  kind: kind as Exclude<Column, null>,
  is: startsWithPhrase(heads),
}));

/** The columns of a list of procedures; null when a row is no head of one. */
export function readListHead(row: Row): Column[] | null {
  const texts = row.cells.map(textOf);
  if (texts.length < 2 || texts.some(text => text.length > 90)) return null;
  const heads = texts.map(foldLetters);
  const columns = heads.map(head => kinds.find(({ is }) => is(head))?.kind ?? null);
  return columns.includes('code') && columns.includes('name') ? columns : null;
}

export interface ProcedureList {
  listed: readonly ListedProcedure[];
  /** False: the row is none of the list's. */
  read(row: Row, columns: readonly Column[], heading: (line: number, text: string) => Heading | null): boolean;
  /** Gives codes and agencies of the list to procedures that have none. */
  completeProcesses(processes: readonly Process[]): void;
}

export function createProcedureList(coverage: LineCoverage, warnings: WarningCollector): ProcedureList {
  const listed: ListedProcedure[] = [];
  let field: string | null = null;

  function read(
    row: Row,
    columns: readonly Column[],
    heading: (line: number, text: string) => Heading | null,
  ): boolean {
    const lines = row.cells.flatMap(cell => cell.parts.map(part => part.no));
    const cellOf = (column: Column) => row.cells[columns.indexOf(column)];
    const filled = row.cells.filter(cell => textOf(cell) !== '');
    const [mark, ...rest] = filled.map(textOf);
    // "I", "Lĩnh vực: …", and nothing else: a heading in the list.
    const wide = filled.length <= 2 ? (rest[0] ?? mark ?? '') : '';
    const its =
      wide === '' ? null : heading(row.line, `${rest.length > 0 ? `${mark?.replace(/\.$/, '')}. ` : ''}${wide}`);
    if (its) {
      field = its.field ?? field;
      for (const line of lines) coverage.markUsed(line, 'list');
      return true;
    }
    const name = textOf(cellOf('name')).replaceAll('\n', ' ').replace(/[.;]$/, '');
    const code = textOf(cellOf('code')).replaceAll('**', '').trim();
    if (filled.length < 2 || name === '' || !/\d/.test(`${textOf(cellOf('order'))}${code}`)) return false;
    const line = lineOf(cellOf('code') ?? cellOf('name'), row);
    if (row.cells.length !== columns.length)
      warnings.add(row.line, 'row-incomplete', { cells: row.cells.length, columns: columns.length });
    if (code !== '' && !isUsualCode(code)) warnings.add(line, 'code-form', { code });
    row.cells.forEach((cell, at) => {
      for (const part of cell.parts) {
        if (columns[at]) coverage.markUsed(part.no, 'list');
        else coverage.markUnread(part.no, part.text);
      }
    });
    const agency = textOf(cellOf('agency')).replaceAll('\n', ' ');
    listed.push({ line, lines, code: code === '' ? null : code, name, agency: agency === '' ? null : agency, field });
    return true;
  }

  function completeProcesses(processes: readonly Process[]): void {
    if (listed.length === 0) return;
    const byName = new Map<string, ListedProcedure[]>();
    const byCode = new Map<string | null, ListedProcedure[]>();
    const keep = <K>(map: Map<K, ListedProcedure[]>, key: K, entry: ListedProcedure) => {
      const same = map.get(key);
      if (same) same.push(entry);
      else map.set(key, [entry]);
    };
    for (const entry of listed) {
      keep(byName, nameKey(entry.name), entry);
      keep(byCode, entry.code, entry);
    }
    const used = new Set<ListedProcedure>();
    for (const process of processes)
      for (const procedure of process.procedures) {
        const named =
          (procedure.code === null ? byName.get(nameKey(procedure.name)) : byCode.get(procedure.code)) ?? [];
        const here = named.filter(one => foldToWords(one.field ?? '') === foldToWords(process.field ?? ''));
        const [entry, other] = here.length > 0 ? here : named;
        for (const one of named) used.add(one);
        if (!entry) warnings.add(procedure.line, 'not-in-list', { name: procedure.name });
        else if (other) warnings.add(procedure.line, 'list-ambiguous', { name: procedure.name });
        else {
          procedure.code ??= entry.code;
          if (isCapitals(procedure.name)) procedure.name = entry.name;
          process.agency ??= entry.agency;
          process.field ??= entry.field;
        }
      }
    for (const entry of listed)
      if (!used.has(entry)) {
        warnings.add(entry.line, 'listed-without-process', { name: entry.name });
        coverage.markUnread(entry.line, [entry.code, entry.name].filter(part => part !== null).join(' '));
      }
  }

  return { listed, read, completeProcesses };
}
