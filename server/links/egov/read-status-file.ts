// Turns the table of a status file into rows: finds the line of column heads, reads only the columns that the office uses, and
// lists the ignored ones. The cells are interpreted later, in core/external-row.ts.

import type { EgovSetting } from '../../config/egov-settings.ts';
import { type FileMistake, type StatusFile, UnreadableStatusFile } from '../../core/external-file.ts';
import {
  type ExternalField,
  externalFields,
  externalTimes,
  externalWords,
  findOlderDuplicates,
} from '../../core/external-row.ts';
import { readExternalTime } from '../../core/external-time.ts';
import { fold } from '../../core/fold.ts';
import columns from './columns.json' with { type: 'json' };
import personal from './personal.json' with { type: 'json' };
import { type Cell, readTables, type Table } from './read-tables.ts';

/** The head is searched in so many lines: exports begin with the name of the office, a title and a period. */
const maxHeadLine = 30;
const maxHeadLength = 60;
const personalHeads = personal.map(fold);

type Heads = Readonly<Record<ExternalField, readonly string[]>>;

/** Returns the accepted heads of each column: those of the site file, otherwise the usual ones. */
export function headsOf(setting: Pick<EgovSetting, 'columns'>): Heads {
  const configured = (field: ExternalField) => {
    const heads = setting.columns[field];
    return typeof heads === 'string' ? [heads] : heads;
  };
  return Object.fromEntries(
    externalFields.map(field => [field, configured(field) ?? columns[field]]),
  ) as unknown as Heads;
}

const cellText = (cell: Cell | undefined) => (cell === null || cell === undefined ? '' : String(cell));

function findHead(table: Table, heads: Heads) {
  const wanted = externalFields.map(field => [field, heads[field].map(fold)] as const);
  for (const [line, cells] of table.slice(0, maxHeadLine).entries()) {
    const folded = cells.map(cell => fold(cellText(cell)));
    const places = new Map<ExternalField, number>();
    for (const [field, names] of wanted) {
      // The first accepted head has precedence over the second, whatever their order in the file.
      const place = names.map(name => folded.indexOf(name)).find(at => at >= 0);
      if (place !== undefined && ![...places.values()].includes(place)) places.set(field, place);
    }
    if (places.has('code') && places.has('state')) return { line, places };
  }
  return null;
}

const isPersonal = (head: string) => {
  const folded = ` ${fold(head)} `;
  return personalHeads.some(word => folded.includes(` ${word} `));
};

function listDropped(cells: readonly Cell[], taken: ReadonlySet<number>): StatusFile['dropped'] {
  const others = cells
    .flatMap((cell, place) => (taken.has(place) ? [] : [cellText(cell).replace(/\s+/g, ' ').trim()]))
    .filter(head => head !== '')
    .map(head => head.slice(0, maxHeadLength));
  return { personal: others.filter(isPersonal), unused: others.filter(head => !isPersonal(head)) };
}

function toRow(cells: readonly Cell[], places: ReadonlyMap<ExternalField, number>, row: number) {
  const cell = (field: ExternalField): Cell => cells[places.get(field) ?? -1] ?? null;
  const text = (field: ExternalField) => cellText(cell(field)).slice(0, 1_000);
  return {
    row,
    code: text('code').slice(0, 200),
    state: text('state'),
    ...(Object.fromEntries(externalWords.map(name => [name, text(name) || null])) as Record<
      (typeof externalWords)[number],
      string | null
    >),
    ...(Object.fromEntries(
      externalTimes.map(name => {
        const value = cell(name);
        // A number is the serial date of a spreadsheet.
        return [name, typeof value === 'number' && value > 0 ? value : text(name).slice(0, 60) || null];
      }),
    ) as Record<(typeof externalTimes)[number], string | number | null>),
  };
}

/**
 * Reads a status file of the other system.
 * @param fileName its ending decides between CSV and spreadsheet
 * @throws UnreadableStatusFile
 */
export async function readStatusFile(
  bytes: Uint8Array,
  fileName: string,
  { heads, timeZone }: { heads: Heads; timeZone: string },
): Promise<StatusFile> {
  const tables = await readTables(bytes, fileName);
  for (const table of tables) {
    const head = findHead(table, heads);
    if (head === null) continue;
    const { line, places } = head;
    const dropped = listDropped(table[line] ?? [], new Set(places.values()));
    const rows = table.flatMap((cells, at) => {
      if (at <= line || [...places.values()].every(place => cellText(cells[place]).trim() === '')) return [];
      return [toRow(cells, places, at + 1)];
    });
    const timeOf = (at: string | number | null) => (at === null ? 0 : (readExternalTime(at, timeZone)?.at ?? 0));
    const keyed = rows.map(({ code, at }) => ({ code: code.replace(/\s/g, '').toUpperCase(), at: timeOf(at) }));
    // Rows without a code are not duplicates of each other; each is rejected later.
    const duplicates = findOlderDuplicates(
      keyed.map((key, place) => (key.code === '' ? { ...key, code: ` ${place}` } : key)),
    );
    const mistakes = rows.flatMap(({ row }, place): FileMistake[] =>
      duplicates.has(place) ? [{ row, code: null, rule: 'twice', values: {} }] : [],
    );
    return { rows: rows.filter((_, place) => !duplicates.has(place)), mistakes, dropped };
  }
  throw new UnreadableStatusFile('no-head', { code: heads.code.join(' / '), state: heads.state.join(' / ') });
}
