// From a table to rows: finds the line with the heads, takes the columns that are wanted and no other, and says which were left
// out. What the cells mean is judged later (core/outside-row.ts).

import type { EgovSetting } from '../../config/egov.ts';
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

/** Exports begin with the name of the office, a title, a period. */
const linesBeforeHead = 30;
const longestHead = 60;
const personalHeads = personal.map(fold);

export type Heads = Readonly<Record<ExternalField, readonly string[]>>;

/** The heads of each column: the office's own, or the usual ones. */
export function headsOf(setting: Pick<EgovSetting, 'columns'>): Heads {
  const own = (field: ExternalField) => {
    const said = setting.columns[field];
    return typeof said === 'string' ? [said] : said;
  };
  return Object.fromEntries(externalFields.map(field => [field, own(field) ?? columns[field]])) as unknown as Heads;
}

const said = (cell: Cell | undefined) => (cell === null || cell === undefined ? '' : String(cell));

function findHead(table: Table, heads: Heads) {
  const wanted = externalFields.map(field => [field, heads[field].map(fold)] as const);
  for (const [line, cells] of table.slice(0, linesBeforeHead).entries()) {
    const folded = cells.map(cell => fold(said(cell)));
    const places = new Map<ExternalField, number>();
    for (const [field, names] of wanted) {
      // Its first name counts before its second, wherever they stand.
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
    .flatMap((cell, place) => (taken.has(place) ? [] : [said(cell).replace(/\s+/g, ' ').trim()]))
    .filter(head => head !== '')
    .map(head => head.slice(0, longestHead));
  return { personal: others.filter(isPersonal), unused: others.filter(head => !isPersonal(head)) };
}

function toRow(cells: readonly Cell[], places: ReadonlyMap<ExternalField, number>, row: number) {
  const cell = (field: ExternalField): Cell => cells[places.get(field) ?? -1] ?? null;
  const text = (field: ExternalField) => said(cell(field)).slice(0, 1_000);
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
        // A spreadsheet's serial, or text.
        return [name, typeof value === 'number' && value > 0 ? value : text(name).slice(0, 60) || null];
      }),
    ) as Record<(typeof externalTimes)[number], string | number | null>),
  };
}

/** @throws UnreadableStatusFile */
export async function readStatusFile(
  bytes: Uint8Array,
  fileName: string,
  heads: Heads,
  timeZone: string,
): Promise<StatusFile> {
  const tables = await readTables(bytes, fileName);
  for (const table of tables) {
    const head = findHead(table, heads);
    if (head === null) continue;
    const { line, places } = head;
    const dropped = listDropped(table[line] ?? [], new Set(places.values()));
    const rows = table.flatMap((cells, at) => {
      if (at <= line || [...places.values()].every(place => said(cells[place]).trim() === '')) return [];
      return [toRow(cells, places, at + 1)];
    });
    const timeOf = (at: string | number | null) => (at === null ? 0 : (readExternalTime(at, timeZone)?.at ?? 0));
    const keyed = rows.map(({ code, at }) => ({ code: code.replace(/\s/g, '').toUpperCase(), at: timeOf(at) }));
    // Two lines without a code are no twins; each is told of later.
    const twins = findOlderDuplicates(
      keyed.map((one, place) => (one.code === '' ? { ...one, code: ` ${place}` } : one)),
    );
    const mistakes = rows.flatMap(({ row }, place): FileMistake[] =>
      twins.has(place) ? [{ row, code: null, rule: 'twice', values: {} }] : [],
    );
    return { rows: rows.filter((_, place) => !twins.has(place)), mistakes, dropped };
  }
  throw new UnreadableStatusFile('no-head', { code: heads.code.join(' / '), state: heads.state.join(' / ') });
}
