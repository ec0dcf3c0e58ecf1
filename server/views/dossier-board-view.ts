// The dossier part of the display view: results to fetch, and the numbers of the month. Its size is limited, however many results
// wait: long names are cut, only the rows that fit are listed, and the total is given beside them.
import { maskDossierCode } from '../../common/contract/dossier-code.ts';
import type { DisplayView, DossierBoard } from '../../common/contract/views/display-views.ts';
import type { Day, Names } from '../../common/contract/words.ts';
import { addDays, instantOf } from '../core/day.ts';
import type { Reading } from './reading.ts';

const maxRows = 36;
const maxNameLetters = 90;
/** Limits in bytes of JSON. With them the whole view stays below 8 kB. */
const maxRowBytes = 4_800;
const maxNoticeBytes = 1_500;

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value)) + 1;

/** The first items that together have at most this many bytes of JSON. */
function takeFitting<T>(items: readonly T[], maxBytes: number): T[] {
  let bytes = 0;
  return items.filter(item => {
    bytes += bytesOf(item);
    return bytes <= maxBytes;
  });
}

/** Shortens a name, which may have more than three hundred letters, so that it can be read on a TV. */
export function cutName(name: string): string {
  const letters = [...name];
  return letters.length <= maxNameLetters
    ? name
    : `${letters
        .slice(0, maxNameLetters - 1)
        .join('')
        .trimEnd()}…`;
}

/** Null when the office receives no dossiers. */
export function readDossierBoard({ store, site, now, day }: Reading): DossierBoard | null {
  if (site.dossiers === null) return null;
  const startOfDay = (date: string) => instantOf(date as Day, 0, site.timeZone);
  const from = `${day.slice(0, 8)}01` as Day;
  const tomorrow = startOfDay(addDays(day, 1));
  const month = store.dossiers.board({
    month: startOfDay(from),
    year: startOfDay(`${day.slice(0, 5)}01-01`),
    to: tomorrow,
    now,
  });
  return {
    ready: takeFitting(
      store.dossiers.readyHere(maxRows).map(({ code, procedureName, readyAt }) => ({
        code: maskDossierCode(code),
        procedure: cutName(procedureName),
        readyAt,
      })),
      maxRowBytes,
    ),
    readyTotal: store.dossiers.readyHereCount(),
    month: {
      from,
      received: month.received,
      onTime: month.onTime,
      late: month.late,
      inProgress: month.inProgress,
    },
    year: month.year,
  };
}

/** The notices that still fit beside a full list of results. */
export function limitNotices(notices: readonly Names[]): DisplayView['notices'] {
  return takeFitting(notices, maxNoticeBytes);
}
