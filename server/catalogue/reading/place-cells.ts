// Assigns cells to columns in a row that has too many or too few cells.

import { type ReadDuration, readDuration } from './duration.ts';
import type { Row } from './layout-reader.ts';
import { stepNumber } from './phrases.ts';
import type { TableColumn, TableColumns } from './process-in-progress.ts';

const isTime = (read: ReadDuration | null) => Boolean(read?.duration || read?.uncounted || read?.otherUnit);

/** Label and duration are recognised by their content; the other cells keep their order. Returns the column of each cell index. */
export function placeCells(
  row: Row,
  texts: readonly string[],
  { kinds, unit }: TableColumns,
): Map<number, TableColumn> {
  const placed = new Map<number, TableColumn>();
  if (stepNumber(texts[0] ?? '') !== null || texts[0] === '') placed.set(0, 'label');
  const time = texts.findIndex((text, at) => at > 0 && isTime(readDuration(text, unit)));
  if (time > 0) placed.set(time, 'duration');
  const left = kinds.filter((kind): kind is TableColumn => kind !== null && kind !== 'label' && kind !== 'duration');
  row.cells.forEach((_, at) => {
    if (placed.has(at)) return;
    const before = time < 0 || at < time;
    const next = left.findIndex(kind => (before ? true : kinds.indexOf(kind) > kinds.indexOf('duration')));
    const kind = next < 0 ? undefined : left.splice(next, 1)[0];
    if (kind) placed.set(at, kind);
  });
  return placed;
}
