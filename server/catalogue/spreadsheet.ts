// The catalogue as a spreadsheet that an office fills in, and back: nothing is lost on the way there and back again.
import { Buffer } from 'node:buffer';
import readXlsx from 'read-excel-file/node';
import writeXlsx from 'write-excel-file/node';
import type { Fee, Paper } from '../core/catalogue.ts';
import type { Decision, Duration, Process, Reading } from './model.ts';
import { readRows, type SheetError, type SheetName, type SheetRow, type Value } from './sheet-cells.ts';
import sheets from './sheets.json' with { type: 'json' };
import { isModest } from './zip.ts';

/** What a spreadsheet holds. Papers and fees belong to the nth procedure, counted from 0 through all processes. */
export interface Filled {
  decision: Decision;
  processes: Process[];
  papers: (Paper & { procedure: number })[];
  fees: (Fee & { procedure: number })[];
}

export type SpreadsheetAnswer = { ok: true; value: Filled } | { ok: false; errors: SheetError[] };

const dayUnits = ['working_day', 'day'] as const;
const yesNo = ['yes', 'no'] as const;
const days = (duration: Duration | null): Value => (duration ? duration.quarterDays / 4 : null);
const unit = (duration: Duration | null): Value => (duration ? sheets.words[duration.unit] : null);

/** An empty one is the template. */
export async function writeSpreadsheet({ decision, processes, papers, fees }: Filled): Promise<Uint8Array> {
  /** The row of a procedure in its sheet. */
  const rowOf = (procedure: number) => procedure + 2;
  const rows: Record<SheetName, Record<string, Value>[]> = {
    decision: [{ ...decision, replaces: null }],
    replaces: decision.replaces.map(number => ({ number })),
    processes: processes.map((one, at) => ({
      process: at + 1,
      number: one.number,
      agency: one.agency,
      field: one.field,
      total: days(one.total),
      unit: unit(one.total),
      totalText: one.totalText,
      line: one.line,
    })),
    procedures: processes.flatMap((one, at) =>
      one.procedures.map(({ code, name, line }) => ({ process: at + 1, code, name, line })),
    ),
    steps: processes.flatMap((one, at) =>
      one.steps.map(step => ({ ...step, process: at + 1, duration: days(step.duration), unit: unit(step.duration) })),
    ),
    notes: processes.flatMap((one, at) => one.notes.map(text => ({ process: at + 1, text }))),
    papers: papers.map(paper => ({
      ...paper,
      procedure: rowOf(paper.procedure),
      required: sheets.words[paper.required ? 'yes' : 'no'],
    })),
    fees: fees.map(fee => ({ ...fee, procedure: rowOf(fee.procedure) })),
  };
  const names = Object.keys(rows) as SheetName[];
  const file = writeXlsx(
    names.map(name => {
      const { name: sheet, columns } = sheets[name];
      const keys = Object.keys(columns);
      const head = Object.values(columns).map(value => ({ value, fontWeight: 'bold' as const }));
      const body = rows[name].map(row => keys.map(key => toCell(row[key] ?? null)));
      return { sheet, data: [head, ...body], columns: keys.map(() => ({ width: 24 })), stickyRowsCount: 1 };
    }),
  );
  return new Uint8Array(await file.toBuffer());
}

/** Text stays text, "01" too; an empty text is an empty cell. What looks like the format's own escape is escaped. */
function toCell(value: Value) {
  if (typeof value === 'number') return { value, type: Number };
  if (value === null || value === '') return null;
  return { value: String(value).replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_'), type: String };
}

/** @returns every mistake at once, each with its sheet and cell */
export async function readSpreadsheet(bytes: Uint8Array): Promise<SpreadsheetAnswer> {
  const errors: SheetError[] = [];
  const found = await openSheets(bytes);
  const rows = (name: SheetName) =>
    readRows(name, found?.find(({ sheet }) => sheet.normalize('NFC').trim() === sheets[name].name)?.data, errors);

  const duration = (row: SheetRow, column: string): Duration | null => {
    const value = row.number(column);
    const its = row.word('unit', dayUnits);
    if (value === null) return null;
    if (its === null) row.fail('unit', 'cell-empty');
    return its === null ? null : { quarterDays: value * 4, unit: its };
  };
  const [head] = rows('decision');
  const decision: Decision = {
    number: head?.text('number') ?? null,
    date: head?.date('date') ?? null,
    province: head?.text('province') ?? null,
    title: head?.text('title') ?? null,
    inForceFrom: head?.date('inForceFrom') ?? null,
    replaces: rows('replaces').map(row => row.needText('number')),
  };
  const processes = new Map<number, Process>();
  for (const row of rows('processes')) {
    const id = row.number('process');
    if (id === null || processes.has(id)) row.fail('process', 'cell-reference', { text: id ?? '' });
    const process: Process = {
      agency: row.text('agency'),
      field: row.text('field'),
      number: row.needText('number'),
      procedures: [],
      steps: [],
      total: duration(row, 'total'),
      totalText: row.text('totalText') ?? '',
      notes: [],
      line: row.number('line') ?? row.row,
    };
    if (id !== null) processes.set(id, process);
  }
  /** The process that a row names. */
  function processOf(row: SheetRow): Process | null {
    const id = row.number('process');
    const process = id === null ? undefined : processes.get(id);
    if (!process) row.fail('process', 'cell-reference', { text: id ?? '' });
    return process ?? null;
  }
  const procedureRows: { row: number; process: Process | null; at: number }[] = [];
  for (const row of rows('procedures')) {
    const process = processOf(row);
    procedureRows.push({ row: row.row, process, at: process?.procedures.length ?? 0 });
    const line = row.number('line') ?? row.row;
    process?.procedures.push({ code: row.text('code'), name: row.needText('name'), line });
  }
  for (const row of rows('steps')) {
    const process = processOf(row);
    const step = {
      no: (process?.steps.length ?? 0) + 1,
      label: row.text('label') ?? '',
      content: row.text('content') ?? '',
      responsible: row.text('responsible') ?? '',
      duration: duration(row, 'duration'),
      durationText: row.text('durationText') ?? '',
      result: row.text('result'),
    };
    process?.steps.push(step);
  }
  for (const row of rows('notes')) processOf(row)?.notes.push(row.needText('text'));
  const all = [...processes.values()];
  /** Rows may stand in any order; procedures are counted process by process. */
  function procedureOf(row: SheetRow): number {
    const wanted = row.number('procedure');
    const its = procedureRows.find(one => one.row === wanted);
    if (!its?.process) row.fail('procedure', 'cell-reference', { text: wanted ?? '' });
    if (!its?.process) return 0;
    const before = all.slice(0, all.indexOf(its.process)).reduce((sum, one) => sum + one.procedures.length, 0);
    return before + its.at;
  }
  const papers = rows('papers').map(row => ({
    procedure: procedureOf(row),
    name: row.needText('name'),
    originals: row.number('originals'),
    copies: row.number('copies'),
    form: row.text('form'),
    required: row.word('required', yesNo) !== 'no',
  }));
  const fees = rows('fees').map(row => ({
    procedure: procedureOf(row),
    name: row.needText('name'),
    amount: row.number('amount'),
    text: row.text('text') ?? '',
  }));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: { decision, processes: all, papers, fees } };
}

/** Null: no spreadsheet, or a broken one. */
async function openSheets(bytes: Uint8Array) {
  if (!isModest(bytes)) return null;
  try {
    return await readXlsx(Buffer.from(bytes), { trim: false });
  } catch {
    return null;
  }
}

/** As a reader would give it: papers and fees stand with their procedures. */
export function toReading({ decision, processes, papers, fees }: Filled): Reading {
  let nth = -1;
  const withDetails = processes.map(process => ({
    ...process,
    procedures: process.procedures.map(procedure => {
      nth += 1;
      const own = <T extends { procedure: number }>(list: readonly T[]) =>
        list.filter(one => one.procedure === nth).map(({ procedure: _, ...rest }) => rest);
      const details = { papers: own(papers), fees: own(fees) };
      return details.papers.length + details.fees.length === 0 ? procedure : { ...procedure, details };
    }),
  }));
  return { layout: 'spreadsheet', decision, processes: withDetails, warnings: [], unread: [] };
}

/** One decision's processes as a spreadsheet holds them. */
export function toFilled({ decision, processes }: Pick<Reading, 'decision' | 'processes'>): Filled {
  const details = processes.flatMap(process => process.procedures.map(procedure => procedure.details ?? {}));
  const withPlace = <T>(list: (at: number) => readonly T[]) =>
    details.flatMap((_, procedure) => list(procedure).map(one => ({ ...one, procedure })));
  return {
    decision,
    processes,
    papers: withPlace(at => details[at]?.papers ?? []),
    fees: withPlace(at => details[at]?.fees ?? []),
  };
}
