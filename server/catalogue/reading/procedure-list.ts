// Reads the table in which a decision lists its procedures with their codes. The processes after it often name procedures without
// codes, so names are used to match the two.

import { foldLetters, foldToWords, startsWithPhrase } from './fold-letters.ts';
import { lineOf, type Row, textOf } from './layout-reader.ts';
import type { ListedProcedure } from './listed-procedure.ts';
import type { Process } from './model.ts';
import { isUsualCode, nameKey } from './procedure-name.ts';
import { isCapitals } from './proper-name.ts';
import type { ReadContext } from './read-context.ts';
import { words } from './reader-words.ts';
import type { Heading } from './section-headings.ts';

/** Null for a column that is ignored. */
export type ListColumn = keyof typeof words.listColumns | null;

const kinds = Object.entries(words.listColumns).map(([kind, heads]) => ({
  kind: kind as Exclude<ListColumn, null>,
  is: startsWithPhrase(heads),
}));

/** Returns the columns when the row is the head of a list of procedures, otherwise null. */
export function readListHead(row: Row): ListColumn[] | null {
  const texts = row.cells.map(textOf);
  if (texts.length < 2 || texts.some(text => text.length > 90)) return null;
  const heads = texts.map(foldLetters);
  const columns = heads.map(head => kinds.find(({ is }) => is(head))?.kind ?? null);
  return columns.includes('code') && columns.includes('name') ? columns : null;
}

export interface ProcedureList {
  listed: readonly ListedProcedure[];
  /** Returns false when the row does not belong to the list. */
  read(row: Row, columns: readonly ListColumn[], heading: (line: number, text: string) => Heading | null): boolean;
  /** Adds codes, agencies and fields of the list to the processes that lack them. */
  completeProcesses(processes: readonly Process[]): void;
}

export function createProcedureList({ coverage, warnings }: ReadContext): ProcedureList {
  const listed: ListedProcedure[] = [];
  let field: string | null = null;

  function read(
    row: Row,
    columns: readonly ListColumn[],
    heading: (line: number, text: string) => Heading | null,
  ): boolean {
    const lines = row.cells.flatMap(cell => cell.parts.map(part => part.no));
    const cellOf = (column: ListColumn) => row.cells[columns.indexOf(column)];
    const filled = row.cells.filter(cell => textOf(cell) !== '');
    const [mark, ...rest] = filled.map(textOf);
    // A row with nothing but "I" and "Lĩnh vực: …" is a heading in the list.
    const wide = filled.length <= 2 ? (rest[0] ?? mark ?? '') : '';
    const sectionHeading =
      wide === '' ? null : heading(row.line, `${rest.length > 0 ? `${mark?.replace(/\.$/, '')}. ` : ''}${wide}`);
    if (sectionHeading) {
      field = sectionHeading.field ?? field;
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
    const addTo = <K>(map: Map<K, ListedProcedure[]>, key: K, entry: ListedProcedure) => {
      const same = map.get(key);
      if (same) same.push(entry);
      else map.set(key, [entry]);
    };
    for (const entry of listed) {
      addTo(byName, nameKey(entry.name), entry);
      addTo(byCode, entry.code, entry);
    }
    const used = new Set<ListedProcedure>();
    for (const process of processes)
      for (const procedure of process.procedures) {
        const named =
          (procedure.code === null ? byName.get(nameKey(procedure.name)) : byCode.get(procedure.code)) ?? [];
        const here = named.filter(candidate => foldToWords(candidate.field ?? '') === foldToWords(process.field ?? ''));
        const [entry, second] = here.length > 0 ? here : named;
        for (const candidate of named) used.add(candidate);
        if (!entry) warnings.add(procedure.line, 'not-in-list', { name: procedure.name });
        else if (second) warnings.add(procedure.line, 'list-ambiguous', { name: procedure.name });
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
