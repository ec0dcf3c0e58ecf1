// What the TV of dossiers shows: results to fetch, and the month in numbers. Small whatever lies in the shelves: names are cut,
// rows end where the picture is full, and the total is told.
import { maskDossierCode } from '../../common/contract/dossier-code.ts';
import type { DisplayView, DossierBoard } from '../../common/contract/views/display-views.ts';
import type { Day, Names } from '../../common/contract/words.ts';
import { addDays, instantOf } from '../core/day.ts';
import type { Reading } from './reading.ts';

const mostRows = 36;
const longestName = 90;
/** Of the rows and of the notices: with office and numbers the picture stays below 8 kB. */
const rowBytes = 4_800;
const noticeBytes = 1_500;

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value)) + 1;

/** The first of these that fit. */
function whatFits<T>(all: readonly T[], most: number): T[] {
  let bytes = 0;
  return all.filter(one => {
    bytes += bytesOf(one);
    return bytes <= most;
  });
}

/** A name that runs over three hundred letters, as a hall can read it. */
export function cutName(name: string): string {
  const letters = [...name];
  return letters.length <= longestName
    ? name
    : `${letters
        .slice(0, longestName - 1)
        .join('')
        .trimEnd()}…`;
}

export function readDossierBoard({ store, site, now, day }: Reading): DossierBoard | null {
  if (site.dossiers === null) return null;
  const at = (of: string) => instantOf(of as Day, 0, site.timeZone);
  const from = `${day.slice(0, 8)}01` as Day;
  const tomorrow = at(addDays(day, 1));
  const month = store.dossiers.board({
    month: at(from),
    year: at(`${day.slice(0, 5)}01-01`),
    to: tomorrow,
    now,
  });
  return {
    ready: whatFits(
      store.dossiers.readyHere(mostRows).map(({ code, procedureName, readyAt }) => ({
        code: maskDossierCode(code),
        procedure: cutName(procedureName),
        readyAt,
      })),
      rowBytes,
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

/** The notices that a picture full of rows still has room for. */
export function fewNotices(notices: readonly Names[]): DisplayView['notices'] {
  return whatFits(notices, noticeBytes);
}
