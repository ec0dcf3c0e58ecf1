// Reads a file as a table of cells, without interpreting them: CSV in any common encoding and separator, or a spreadsheet. This is
// the only file that imports the CSV package.
import { parse } from 'csv-parse/sync';
import { UnreadableStatusFile } from '../../core/external-file.ts';
import { decodeText } from '../../documents/decode.ts';
import { openSheets } from '../../documents/open-sheets.ts';

/** Text, a number, or a local time as the cell shows it ("2026-11-25T16:30:00"). */
export type Cell = string | number | null;
export type Table = Cell[][];

/** A commune has about ten thousand dossiers a year. */
const maxRows = 100_000;
const maxBytes = 40_000_000;
/** The first lines, by which the separator is recognised. */
const sampleLines = 20;

/** Returns the separator that occurs most often in any one line, outside quotation marks. */
function findSeparator(text: string): string {
  // Excel may declare it in the first line: "sep=;".
  const declared = /^sep=(.)\r?\n/.exec(text)?.[1];
  if (declared !== undefined) return declared;
  const lines = text.split('\n', sampleLines).map(line => line.replace(/"[^"]*"/g, ''));
  const count = (separator: string) => Math.max(...lines.map(line => line.split(separator).length));
  return ['\t', ';', ',', '|'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

function decodeTexts(bytes: Uint8Array, encodings: readonly (string | null)[]): string[] {
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
      to: maxRows + 1,
    }) as Table;
  } catch {
    throw new UnreadableStatusFile('bad-csv');
  }
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** The package returns the local time of a cell as if it were UTC. */
function toCell(value: unknown): Cell {
  if (value instanceof Date) {
    const whole = new Date(Math.round(value.getTime() / 1000) * 1000);
    const day = `${whole.getUTCFullYear()}-${twoDigits(whole.getUTCMonth() + 1)}-${twoDigits(whole.getUTCDate())}`;
    if (whole.getTime() % 86_400_000 === 0) return day;
    return `${day}T${twoDigits(whole.getUTCHours())}:${twoDigits(whole.getUTCMinutes())}:${twoDigits(whole.getUTCSeconds())}`;
  }
  if (typeof value === 'number' || typeof value === 'string') return value;
  return value === null || value === undefined ? null : String(value);
}

/**
 * Returns the possible tables, the likeliest first: the sheets of a spreadsheet, or the text in each likely encoding.
 * @throws UnreadableStatusFile
 */
export async function readTables(bytes: Uint8Array, fileName: string): Promise<Table[]> {
  if (bytes.length > maxBytes) throw new UnreadableStatusFile('too-large');
  if (bytes.length === 0) throw new UnreadableStatusFile('empty');
  if (/\.xlsx$/i.test(fileName)) {
    const sheets = await openSheets(bytes);
    if (sheets === null) throw new UnreadableStatusFile('bad-spreadsheet');
    const tables = sheets.map(({ data }) => data.map(row => row.map(toCell)));
    if (tables.some(table => table.length > maxRows)) throw new UnreadableStatusFile('too-many', { most: maxRows });
    return tables;
  }
  if (!/\.(csv|tsv)$/i.test(fileName)) throw new UnreadableStatusFile('bad-kind');
  const texts = decodeTexts(bytes, [null, 'windows-1258']);
  if (texts.length === 0 || texts.every(text => text.includes('\0'))) throw new UnreadableStatusFile('bad-csv');
  const tables = texts.map(parseCsv);
  if (tables.some(table => table.length > maxRows)) throw new UnreadableStatusFile('too-many', { most: maxRows });
  return tables;
}
