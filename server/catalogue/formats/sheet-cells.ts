// Reads the cells of a spreadsheet by their type and records every cell that contains something else.
import { findDate } from '../reading/dates.ts';
import { maxDurationDays } from '../reading/model.ts';
import sheets from './sheets.json' with { type: 'json' };

export type CellValue = string | number | boolean | null;

/** A mistake in a spreadsheet. `rule` is a key of `sheets` in common/text/<language>/catalogue.json. */
export interface SheetError {
  sheet: string;
  /** The address of the cell, "B7". */
  cell: string;
  rule:
    | 'sheet-missing'
    | 'column-missing'
    | 'cell-empty'
    | 'cell-number'
    | 'cell-integer'
    | 'cell-too-long'
    | 'cell-date'
    | 'cell-word'
    | 'cell-reference';
  values: Readonly<Record<string, string | number>>;
}

export type SheetName = Exclude<keyof typeof sheets, 'words' | 'kinds'>;

/**
 * A row whose cells are read by the keys of their columns in sheets.json. Each method returns null for an empty cell, and also
 * for a wrong one, which it records as a mistake.
 */
export interface SheetRow {
  /** The row number that the spreadsheet program shows: the first row under the head is 2. */
  row: number;
  text(column: string): string | null;
  needText(column: string): string;
  /** Zero or more. Text may have a decimal comma or point, "0,25", but "1.500" is a mistake because it may mean thousands. */
  number(column: string): number | null;
  /** A whole number of zero or more. Text may separate thousands, "150.000". */
  integer(column: string): number | null;
  /** A number of days of at most `maxDurationDays`. */
  days(column: string): number | null;
  date(column: string): string | null;
  /** One of the `words` of sheets.json, as its key. */
  word<K extends keyof typeof sheets.words>(column: string, keys: readonly K[]): K | null;
  fail(column: string, rule: SheetError['rule'], values?: SheetError['values']): void;
}

const columnLetters = (column: number): string =>
  (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

const cellText = (value: unknown): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? '');

function readNumber(cell: unknown): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  const text = cellText(cell).trim();
  return /^(?:\d+(?:[.,]\d{1,2})?|0[.,]\d+)$/.test(text) ? Number(text.replace(',', '.')) : null;
}

function readInteger(cell: unknown): number | null {
  const text = cellText(cell).trim();
  const whole = typeof cell === 'number' ? cell : /^\d+$/.test(text) ? Number(text) : readThousands(text);
  return whole !== null && Number.isSafeInteger(whole) ? whole : null;
}

function readThousands(text: string): number | null {
  return /^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?:[ \u00a0]\d{3})+$/.test(text) ? Number(text.replace(/\D/g, '')) : null;
}

/**
 * Returns the rows of one sheet without empty ones, and adds its mistakes to `errors`. Columns are found by their heads in any
 * order; columns that the office added are ignored.
 * @param data the cells; undefined when the sheet is missing
 */
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
    const at = heads.findIndex(cell => cellText(cell).normalize('NFC').trim() === head);
    if (at >= 0) places.set(key, at);
    else if (data)
      errors.push({ sheet, cell: `${columnLetters(heads.length)}1`, rule: 'column-missing', values: { column: head } });
  }
  return rows.flatMap((cells, index) => {
    if ([...places.values()].every(at => cellText(cells[at]) === '')) return [];
    const row = index + 2;
    const at = (column: string): unknown => cells[places.get(column) ?? -1] ?? null;
    const fail: SheetRow['fail'] = (column, rule, values = {}) =>
      void errors.push({ sheet, cell: `${columnLetters(places.get(column) ?? 0)}${row}`, rule, values });
    const text = (column: string) => (at(column) === null ? null : cellText(at(column)).normalize('NFC'));
    function number(column: string, rule: SheetError['rule'], read: (cell: unknown) => number | null) {
      const value = at(column);
      if (value === null || cellText(value).trim() === '') return null;
      const found = read(value);
      if (found === null || found < 0) fail(column, rule, { text: cellText(value) });
      return found === null || found < 0 ? null : found;
    }
    return {
      row,
      text,
      needText(column) {
        const value = text(column);
        if (value === null || value.trim() === '') fail(column, 'cell-empty');
        return value ?? '';
      },
      number: column => number(column, 'cell-number', readNumber),
      integer: column => number(column, 'cell-integer', readInteger),
      days(column) {
        const value = number(column, 'cell-number', readNumber);
        if (value === null || value <= maxDurationDays) return value;
        fail(column, 'cell-too-long', { text: value, most: maxDurationDays });
        return null;
      },
      date(column) {
        const value = text(column);
        if (value === null || value === '') return null;
        // Date.parse accepts the 30th of February and returns a day of March, so the result is compared with the text.
        const at = Date.parse(value);
        if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(value))
          return value;
        // People may type it as "31/01/2026".
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
