// Reads a decision from a spreadsheet that an office has filled in. All mistakes are returned at once, each with its sheet and cell.
import type { AgencyTerm, ProcedureDetails } from '../../core/catalogue.ts';
import { openSheets } from '../../documents/open-sheets.ts';
import type { Decision, Duration, NamedProcedure, Process } from '../reading/model.ts';
import { readRows, type SheetError, type SheetName, type SheetRow } from './sheet-cells.ts';
import sheets from './sheets.json' with { type: 'json' };

/** The content of a spreadsheet: one decision with everything that is published of its procedures. */
export interface SpreadsheetContent {
  decision: Decision;
  processes: Process[];
  agencies: AgencyTerm[];
}

export type SpreadsheetAnswer = { ok: true; value: SpreadsheetContent } | { ok: false; errors: SheetError[] };

const dayUnits = ['working_day', 'day'] as const;
const yesNo = ['yes', 'no'] as const;
const levels = ['full', 'partial', 'none'] as const;
const kinds = new Map(Object.entries(sheets.kinds).map(([kind, word]) => [word, kind]));

/** Bytes that are no spreadsheet return the mistake `sheet-missing` for every sheet. */
export async function readSpreadsheet(bytes: Uint8Array): Promise<SpreadsheetAnswer> {
  const errors: SheetError[] = [];
  const found = await openSheets(bytes);
  const rows = (name: SheetName) =>
    readRows(name, found?.find(({ sheet }) => sheet.normalize('NFC').trim() === sheets[name].name)?.data, errors);
  const decision = readDecision(rows('decision')[0], rows('replaces'));
  const agencies = rows('agencies').map(readAgency);
  const processes = readProcesses(rows('processes'));
  const procedures = readProcedures(rows('procedures'), processes);
  for (const row of rows('steps')) {
    const process = findReferred(processes, 'process', row);
    process?.steps.push({
      no: process.steps.length + 1,
      label: row.text('label') ?? '',
      content: row.text('content') ?? '',
      responsible: row.text('responsible') ?? '',
      duration: readDuration(row, 'duration'),
      durationText: row.text('durationText') ?? '',
      result: row.text('result'),
    });
  }
  for (const row of rows('notes')) findReferred(processes, 'process', row)?.notes.push(row.needText('text'));
  const detailsOf = (row: SheetRow): ProcedureDetails => {
    const procedure = findReferred(procedures, 'procedure', row);
    // The other cells of a row without a procedure are read all the same, to find their mistakes.
    if (procedure === null) return noDetails();
    const details: ProcedureDetails = { ...noDetails(), ...procedure.details };
    procedure.details = details;
    return details;
  };
  for (const row of rows('parts')) detailsOf(row).parts.push({ kind: readKind(row), text: row.text('text') ?? '' });
  for (const row of rows('papers'))
    detailsOf(row).papers.push({
      name: row.needText('name'),
      originals: row.integer('originals'),
      copies: row.integer('copies'),
      form: row.text('form'),
      required: row.word('required', yesNo) !== 'no',
    });
  for (const row of rows('fees'))
    detailsOf(row).fees.push({
      // A row that only says "Không thu phí" (no fee) needs no name.
      name: row.text('text') === null ? row.needText('name') : (row.text('name') ?? ''),
      amount: row.integer('amount'),
      text: row.text('text') ?? '',
    });
  return errors.length > 0
    ? { ok: false, errors }
    : { ok: true, value: { decision, processes: [...processes.values()], agencies } };
}

const noDetails = (): ProcedureDetails => ({ level: null, internal: false, parts: [], papers: [], fees: [] });

/** Finds the entry of another sheet to which a row refers by its number. */
function findReferred<T>(all: ReadonlyMap<number, T>, column: string, row: SheetRow): T | null {
  const id = row.integer(column);
  const found = id === null ? undefined : all.get(id);
  if (found === undefined) row.fail(column, 'cell-reference', { text: id ?? '' });
  return found ?? null;
}

function readDuration(row: SheetRow, column: string): Duration | null {
  const value = row.days(column);
  const unit = row.word('unit', dayUnits);
  if (value === null) return null;
  if (unit === null) row.fail('unit', 'cell-empty');
  return unit === null ? null : { quarterDays: value * 4, unit };
}

/** The parts that the law names are stored as keys; any other name is kept as it was written. */
function readKind(row: SheetRow): string {
  const word = row.needText('kind').trim();
  return kinds.get(word.toLowerCase()) ?? word;
}

function readDecision(head: SheetRow | undefined, replaced: readonly SheetRow[]): Decision {
  return {
    number: head?.text('number') ?? null,
    date: head?.date('date') ?? null,
    province: head?.text('province') ?? null,
    title: head?.text('title') ?? null,
    inForceFrom: head?.date('inForceFrom') ?? null,
    replaces: replaced.map(row => row.needText('number')),
  };
}

function readAgency(row: SheetRow): AgencyTerm {
  const successor = row.text('successor');
  return {
    name: row.needText('name'),
    validFrom: row.date('validFrom'),
    validUntil: row.date('validUntil'),
    successor: successor === null ? null : { name: successor, province: row.text('successorProvince') },
  };
}

function readProcesses(rows: readonly SheetRow[]): Map<number, Process> {
  const processes = new Map<number, Process>();
  for (const row of rows) {
    const id = row.integer('process');
    if (id === null || processes.has(id)) row.fail('process', 'cell-reference', { text: id ?? '' });
    const process: Process = {
      agency: row.text('agency'),
      field: row.text('field'),
      number: row.needText('number'),
      procedures: [],
      steps: [],
      total: readDuration(row, 'total'),
      totalText: row.text('totalText') ?? '',
      notes: [],
      line: row.integer('line') ?? row.row,
    };
    if (id !== null) processes.set(id, process);
  }
  return processes;
}

/** Rows refer to each other by their own numbers, so that every sheet may be sorted in any way. */
function readProcedures(rows: readonly SheetRow[], processes: ReadonlyMap<number, Process>) {
  const procedures = new Map<number, NamedProcedure>();
  for (const row of rows) {
    const id = row.integer('procedure');
    if (id !== null && procedures.has(id)) row.fail('procedure', 'cell-reference', { text: id });
    const procedure: NamedProcedure = {
      code: row.text('code'),
      name: row.needText('name'),
      line: row.integer('line') ?? row.row,
    };
    const level = row.word('level', levels);
    const internal = row.word('internal', yesNo) === 'yes';
    if (level !== null || internal) procedure.details = { ...noDetails(), level, internal };
    if (id !== null) procedures.set(id, procedure);
    findReferred(processes, 'process', row)?.procedures.push(procedure);
  }
  return procedures;
}
