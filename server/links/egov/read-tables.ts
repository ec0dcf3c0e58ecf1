// A file as a table of cells: CSV in any of the usual encodings and separators, or a spreadsheet. The only file that knows the
// CSV package. Nothing is understood here.
import { parse } from 'csv-parse/sync';
import { UnreadableStatusFile } from '../../core/external-file.ts';
import { decodeText } from '../../documents/decode.ts';
import { openSheets } from '../../documents/open-sheets.ts';

/** Text, a number, or a time as the cell's clock shows it ("2026-11-25T16:30:00"). */
export type Cell = string | number | null;
export type Table = Cell[][];

/** A commune has some ten thousand dossiers a year. */
const mostRows = 100_000;
const mostBytes = 40_000_000;
/** Lines before the head that are looked at to tell what separates the cells. */
const sampleLines = 20;

/** What stands most often, outside quotation marks, in a line that has it most. */
function findSeparator(text: string): string {
  // Excel writes it down itself: "sep=;".
  const told = /^sep=(.)\r?\n/.exec(text)?.[1];
  if (told !== undefined) return told;
  const lines = text.split('\n', sampleLines).map(line => line.replace(/"[^"]*"/g, ''));
  const count = (separator: string) => Math.max(...lines.map(line => line.split(separator).length));
  return ['\t', ';', ',', '|'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

function readText(bytes: Uint8Array, encodings: readonly (string | null)[]): string[] {
  return encodings.flatMap(encoding => {
    const text = encoding === null ? decodeText(bytes)?.text : new TextDecoder(encoding).decode(bytes);
    return text === undefined ? [] : [text.replace(/^\ufeff/, '').normalize('NFC')];
  });
}

function parseCsv(text: string): Table {
  const body = text.replace(/^sep=.\r?\n/, '');
  try {
    return parse(body, {
      delimiter: findSeparator(text),
      relax_column_count: true,
      relax_quotes: true,
      to: mostRows + 1,
    }) as Table;
  } catch {
    throw new UnreadableStatusFile('bad-csv');
  }
}

const two = (number: number) => String(number).padStart(2, '0');

/** The package gives times of cells as if they were times of UTC. */
function toCell(value: unknown): Cell {
  if (value instanceof Date) {
    const whole = new Date(Math.round(value.getTime() / 1000) * 1000);
    const day = `${whole.getUTCFullYear()}-${two(whole.getUTCMonth() + 1)}-${two(whole.getUTCDate())}`;
    if (whole.getTime() % 86_400_000 === 0) return day;
    return `${day}T${two(whole.getUTCHours())}:${two(whole.getUTCMinutes())}:${two(whole.getUTCSeconds())}`;
  }
  if (typeof value === 'number' || typeof value === 'string') return value;
  return value === null || value === undefined ? null : String(value);
}

/**
 * What the bytes may be as tables, the likeliest first: the sheets of a spreadsheet, or one text in its likely encodings.
 * @throws UnreadableStatusFile
 */
export async function readTables(bytes: Uint8Array, fileName: string): Promise<Table[]> {
  if (bytes.length > mostBytes) throw new UnreadableStatusFile('too-large');
  if (bytes.length === 0) throw new UnreadableStatusFile('empty');
  if (/\.xlsx$/i.test(fileName)) {
    const sheets = await openSheets(bytes);
    if (sheets === null) throw new UnreadableStatusFile('bad-spreadsheet');
    const tables = sheets.map(({ data }) => data.map(row => row.map(toCell)));
    if (tables.some(table => table.length > mostRows)) throw new UnreadableStatusFile('too-many', { most: mostRows });
    return tables;
  }
  if (!/\.(csv|tsv)$/i.test(fileName)) throw new UnreadableStatusFile('bad-kind');
  const texts = readText(bytes, [null, 'windows-1258']);
  if (texts.length === 0 || texts.every(text => text.includes('\0'))) throw new UnreadableStatusFile('bad-csv');
  const tables = texts.map(parseCsv);
  if (tables.some(table => table.length > mostRows)) throw new UnreadableStatusFile('too-many', { most: mostRows });
  return tables;
}
