// Cells of a spreadsheet: what may stand in them, and what is said when something else does.
import { findDate } from './dates.ts';
import sheets from './sheets.json' with { type: 'json' };

export type Value = string | number | boolean | null;

/** Where a spreadsheet is wrong. `rule` is a key of `sheets` in common/text/<language>/catalogue.json. */
export interface SheetError {
  sheet: string;
  /** "B7". */
  cell: string;
  rule:
    | 'sheet-missing'
    | 'column-missing'
    | 'cell-empty'
    | 'cell-number'
    | 'cell-date'
    | 'cell-word'
    | 'cell-reference';
  values: Readonly<Record<string, string | number>>;
}

export type SheetName = Exclude<keyof typeof sheets, 'words'>;

/** A row by the keys of its columns, with where it stands. */
export interface SheetRow {
  /** As the spreadsheet program counts: the first row under the head is 2. */
  row: number;
  text(column: string): string | null;
  needText(column: string): string;
  /** Not below zero. */
  number(column: string): number | null;
  date(column: string): string | null;
  /** One of the words of sheets.json, by its key. */
  word<K extends keyof typeof sheets.words>(column: string, keys: readonly K[]): K | null;
  fail(column: string, rule: SheetError['rule'], values?: SheetError['values']): void;
}

const letter = (column: number): string =>
  (column >= 26 ? letter(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

const said = (value: unknown): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? '');

/** Rows of one sheet. Columns are found by their heads, in any order; columns of the office's own are left alone. */
export function readRows(
  name: SheetName,
  data: readonly (readonly unknown[])[] | undefined,
  errors: SheetError[],
): SheetRow[] {
  const { name: sheet, columns } = sheets[name];
  const [heads = [], ...rows] = data ?? [];
  if (!data) errors.push({ sheet, cell: 'A1', rule: 'sheet-missing', values: {} });
  const places = new Map<string, number>();
  for (const [key, head] of Object.entries(columns)) {
    const at = heads.findIndex(cell => said(cell).normalize('NFC').trim() === head);
    if (at >= 0) places.set(key, at);
    else if (data)
      errors.push({ sheet, cell: `${letter(heads.length)}1`, rule: 'column-missing', values: { column: head } });
  }
  return rows.flatMap((cells, index) => {
    if ([...places.values()].every(at => said(cells[at]) === '')) return [];
    const row = index + 2;
    const at = (column: string): unknown => cells[places.get(column) ?? -1] ?? null;
    const fail: SheetRow['fail'] = (column, rule, values = {}) =>
      void errors.push({ sheet, cell: `${letter(places.get(column) ?? 0)}${row}`, rule, values });
    const text = (column: string) => (at(column) === null ? null : said(at(column)).normalize('NFC'));
    return {
      row,
      text,
      needText(column) {
        const value = text(column);
        if (value === null || value.trim() === '') fail(column, 'cell-empty');
        return value ?? '';
      },
      number(column) {
        const value = at(column);
        if (value === null || value === '') return null;
        const number = typeof value === 'number' ? value : Number(said(value).trim().replace(',', '.'));
        if (Number.isFinite(number) && number >= 0) return number;
        fail(column, 'cell-number', { text: said(value) });
        return null;
      },
      date(column) {
        const value = text(column);
        if (value === null || value === '') return null;
        if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
        // As people write it, "31/01/2026".
        const date = findDate(value)?.date ?? null;
        if (date !== null) return date;
        fail(column, 'cell-date', { text: value });
        return null;
      },
      word(column, keys) {
        const value = text(column)?.trim().toLowerCase() ?? '';
        const found = keys.find(key => sheets.words[key] === value);
        if (!found && value !== '')
          fail(column, 'cell-word', { text: value, words: keys.map(key => sheets.words[key]).join(', ') });
        return found ?? null;
      },
      fail,
    } satisfies SheetRow;
  });
}
