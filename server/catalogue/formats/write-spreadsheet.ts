// Writes a decision as a spreadsheet that an office fills in; an empty one is the template. Reading the result with spreadsheet.ts
// returns exactly the same data.
import writeXlsx from 'write-excel-file/node';
import type { AgencyTerm } from '../../core/catalogue.ts';
import type { Duration, Reading } from '../reading/model.ts';
import type { CellValue, SheetName } from './sheet-cells.ts';
import sheets from './sheets.json' with { type: 'json' };

const days = (duration: Duration | null): CellValue => (duration ? duration.quarterDays / 4 : null);
const unit = (duration: Duration | null): CellValue => (duration ? sheets.words[duration.unit] : null);
const yesNo = (value: boolean): CellValue => sheets.words[value ? 'yes' : 'no'];
const kinds: Readonly<Record<string, string>> = sheets.kinds;

type Rows = Record<SheetName, Record<string, CellValue>[]>;

export const template: Pick<Reading, 'decision' | 'processes'> = {
  decision: { number: null, date: null, province: null, title: null, inForceFrom: null, replaces: [] },
  processes: [],
};

export async function writeSpreadsheet(
  reading: Pick<Reading, 'decision' | 'processes' | 'agencies'>,
): Promise<Uint8Array> {
  const rows = toRows(reading);
  // The order of sheets.json is the order in which people should read them.
  const names = Object.keys(sheets).filter((name): name is SheetName => name in rows);
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

function toRows({ decision, processes, agencies = [] }: Pick<Reading, 'decision' | 'processes' | 'agencies'>): Rows {
  const rows: Rows = {
    decision: [{ ...decision, replaces: null }],
    replaces: decision.replaces.map(number => ({ number })),
    agencies: agencies.map(toAgencyRow),
    processes: [],
    procedures: [],
    steps: [],
    notes: [],
    parts: [],
    papers: [],
    fees: [],
  };
  for (const [
    index,
    { procedures, steps, notes, total, number, agency, field, totalText, line },
  ] of processes.entries()) {
    const process = index + 1;
    rows.processes.push({ process, number, agency, field, total: days(total), unit: unit(total), totalText, line });
    for (const { no: _, duration, ...step } of steps)
      rows.steps.push({ ...step, process, duration: days(duration), unit: unit(duration) });
    for (const text of notes) rows.notes.push({ process, text });
    for (const { details = {}, code, name, line } of procedures) {
      const procedure = rows.procedures.length + 1;
      const { level = null, internal = false, parts = [], papers = [], fees = [] } = details;
      const online = level === null ? null : sheets.words[level];
      rows.procedures.push({ procedure, process, code, name, level: online, internal: yesNo(internal), line });
      for (const { kind, text } of parts) rows.parts.push({ procedure, kind: kinds[kind] ?? kind, text });
      for (const paper of papers) rows.papers.push({ ...paper, procedure, required: yesNo(paper.required) });
      for (const fee of fees) rows.fees.push({ ...fee, procedure });
    }
  }
  return rows;
}

function toAgencyRow({ successor, ...term }: AgencyTerm): Record<string, CellValue> {
  return { ...term, successor: successor?.name ?? null, successorProvince: successor?.province ?? null };
}

/** Text stays text, even "01", and an empty text is an empty cell. Text that looks like the format's escape "_x0041_" is escaped. */
function toCell(value: CellValue) {
  if (typeof value === 'number') return { value, type: Number };
  if (value === null || value === '') return null;
  return { value: String(value).replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_'), type: String };
}
