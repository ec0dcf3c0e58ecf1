// What a service tile says before it is touched: open, closed or out of numbers, who waits, about how long. Pure.
import type { KioskView } from '../../common/contract/views.ts';
import type { SlipState, WaitRange } from '../../common/contract/words.ts';
import { fill } from '../../common/text/fill.ts';

export type Service = KioskView['services'][number];
export type Availability = 'open' | 'full' | 'closed';

/** At most so many tiles at once: more cannot be read at a glance nor hit with an unsure finger. */
export const tilesPerSheet = 8;

/** Fewer numbers left than this are worth telling. */
const fewLeft = 10;

export function availabilityOf(service: Service): Availability {
  if (service.remainingToday === 0) return 'full';
  return service.open ? 'open' : 'closed';
}

/** The number of numbers left, when it is small enough to matter. */
export function fewLeftOf(service: Service): number | null {
  const left = service.remainingToday;
  return left !== null && left > 0 && left <= fewLeft ? left : null;
}

export function splitIntoSheets<T>(services: readonly T[]): T[][] {
  const sheets: T[][] = [];
  for (let start = 0; start < services.length; start += tilesPerSheet) {
    sheets.push(services.slice(start, start + tilesPerSheet));
  }
  return sheets.length === 0 ? [[]] : sheets;
}

/** "khoảng 10–15 phút"; from 0 on it is "dưới 5 phút". */
export function waitText(wait: WaitRange, words: { waitAbout: string; waitSoon: string }): string {
  return wait.fromMin === 0
    ? fill(words.waitSoon, { to: wait.toMin })
    : fill(words.waitAbout, { from: wait.fromMin, to: wait.toMin });
}

/** A slip that is still not out after this is told as slow, so that nobody waits at the slot for nothing. */
export const slowPaperMs = 6_000;

export type PaperText =
  | 'paperPrinting'
  | 'paperTake'
  | 'paperUnsure'
  | 'paperSlow'
  | 'paperOut'
  | 'paperFailed'
  | 'paperNone';

/** What to say about the paper of a number that has been on the screen for `shownMs`. */
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

/** The person has to photograph the number, because no paper will (surely) come. */
export function needsPhoto(text: PaperText): boolean {
  return text !== 'paperTake' && text !== 'paperPrinting';
}
