// What a service tile and the paper line say: availability, the numbers left, the wait, and what happens to the paper. Pure.

import type { KioskView } from '../../common/contract/views/kiosk-views.ts';
import type { SlipState, WaitRange } from '../../common/contract/words.ts';
import { fill } from '../../common/text/fill.ts';

export type Service = KioskView['services'][number];
type Availability = 'open' | 'full' | 'closed';

/** More tiles than this cannot be read at a glance or hit with an unsteady finger. */
export const tilesPerSheet = 8;

/** The numbers left are shown only when there are at most this many. */
const maxShownLeft = 10;

export function availabilityOf(service: Service): Availability {
  if (service.remainingToday === 0) return 'full';
  return service.open ? 'open' : 'closed';
}

/** Returns the numbers left when there are few, else null. */
export function fewLeftOf(service: Service): number | null {
  const left = service.remainingToday;
  return left !== null && left > 0 && left <= maxShownLeft ? left : null;
}

/** Splits the services into sheets. There is always at least one sheet, which may be empty. */
export function splitIntoSheets<T>(services: readonly T[]): T[][] {
  const sheets: T[][] = [];
  for (let start = 0; start < services.length; start += tilesPerSheet) {
    sheets.push(services.slice(start, start + tilesPerSheet));
  }
  return sheets.length === 0 ? [[]] : sheets;
}

/** Formats a wait: "khoảng 10–15 phút", or "dưới 5 phút" when it begins at 0. */
export function waitText(wait: WaitRange, words: { waitAbout: string; waitSoon: string }): string {
  return wait.fromMin === 0
    ? fill(words.waitSoon, { to: wait.toMin })
    : fill(words.waitAbout, { from: wait.fromMin, to: wait.toMin });
}

/** After this time a slip that is not printed yet is reported as slow, so that nobody waits at the slot in vain. */
const slowPaperMs = 6_000;

/** The key of the sentence about the paper. */
export type PaperText =
  | 'paperPrinting'
  | 'paperTake'
  | 'paperUnsure'
  | 'paperSlow'
  | 'paperOut'
  | 'paperFailed'
  | 'paperNone';

/** Chooses the sentence about the paper of a number that has been on the screen for `shownMs`. */
export function choosePaperText(state: SlipState, reason: string | null, shownMs: number): PaperText {
  switch (state) {
    case 'printed':
      return 'paperTake';
    case 'unknown':
      return 'paperUnsure';
    case 'failed':
      return reason === 'paper-out' ? 'paperOut' : 'paperFailed';
    case 'none':
      return 'paperNone';
    default:
      return shownMs < slowPaperMs ? 'paperPrinting' : 'paperSlow';
  }
}

/** Tells whether the citizen has to photograph the number, because it is not certain that a paper comes. */
export function needsPhoto(text: PaperText): boolean {
  return text !== 'paperTake' && text !== 'paperPrinting';
}
