// The touchscreen's own reckoning: how long it waits for a person, when it asks once more, what a tile and the paper say.
import { describe, expect, it } from 'vitest';
import type { CallValue } from '../../common/contract/calls/index.ts';
import type { ServiceId, TicketNumber } from '../../common/contract/words.ts';
import { drawQrPath } from '../../common/screen/qr-path.ts';
import { decideIdleStage, decideLeaveAt } from '../../kiosk/touchscreen/idle-timer.ts';
import {
  availabilityOf,
  choosePaperText,
  fewLeftOf,
  type Service,
  splitIntoSheets,
  tilesPerSheet,
  waitText,
} from '../../kiosk/touchscreen/service-status.ts';
import { freshVisit, isFresh, needsConfirmation, secondNumberWithinMs } from '../../kiosk/touchscreen/visit.ts';

const service = (changes: Partial<Service>): Service => ({
  id: 'ho-tich' as ServiceId,
  letter: 'A',
  name: { vi: 'Hộ tịch' },
  hint: null,
  open: true,
  waiting: 0,
  wait: null,
  remainingToday: null,
  ...changes,
});

describe('patience', () => {
  it('asks after 45 s, counts down 15 s, then forgets', () => {
    expect(decideIdleStage(44_999, false)).toEqual({ name: 'present' });
    expect(decideIdleStage(45_000, false)).toEqual({ name: 'asking', leftSec: 15 });
    expect(decideIdleStage(59_001, false)).toEqual({ name: 'asking', leftSec: 1 });
    expect(decideIdleStage(60_000, false)).toEqual({ name: 'expired' });
  });

  it('asks nobody on a fresh screen, which goes on to rest', () => {
    expect(decideIdleStage(45_000, true)).toEqual({ name: 'present' });
    expect(decideIdleStage(60_000, true)).toEqual({ name: 'resting' });
  });

  it('counts a chosen language, height or page of services as a person', () => {
    expect(isFresh(freshVisit)).toBe(true);
    expect(isFresh({ ...freshVisit, language: 'en' })).toBe(false);
    expect(isFresh({ ...freshVisit, low: true })).toBe(false);
    expect(isFresh({ ...freshVisit, sheet: 1 })).toBe(false);
    expect(
      isFresh({
        ...freshVisit,
        page: { name: 'choice', serviceId: 'ho-tich' as ServiceId, from: { name: 'welcome' } },
      }),
    ).toBe(false);
  });
});

describe('the number page', () => {
  const at = { shown: 0, settled: null, touched: null, undoUntil: 10_000 };

  it('goes home 8 s after the paper, but never takes the undo away', () => {
    expect(decideLeaveAt({ ...at, settled: 1_000 }, false)).toBe(10_000);
    expect(decideLeaveAt({ ...at, settled: 4_000 }, false)).toBe(12_000);
  });

  it('stays longer for who touches it or has to take a photo', () => {
    expect(decideLeaveAt({ ...at, settled: 1_000, touched: 9_000 }, false)).toBe(24_000);
    expect(decideLeaveAt({ ...at, settled: 1_000 }, true)).toBe(21_000);
  });

  it.each([
    ['queued', null, 0, 'paperPrinting'],
    ['sending', null, 5_999, 'paperPrinting'],
    ['sending', null, 6_000, 'paperSlow'],
    ['printed', null, 60_000, 'paperTake'],
    ['unknown', null, 0, 'paperUnsure'],
    ['failed', 'paper-out', 0, 'paperOut'],
    ['failed', 'cutter', 0, 'paperFailed'],
    ['none', null, 0, 'paperNone'],
  ] as const)('says of a slip that is %s (%s) after %i ms: %s', (state, reason, shownMs, text) => {
    expect(choosePaperText(state, reason, shownMs)).toBe(text);
  });

  it('draws a QR code whose first finder square is whole', () => {
    const url: CallValue<'ticket.issue'>['trackUrl'] = 'http://192.168.1.20:8080/t/AbCdEfGhIjKlMnOpQrStUv';
    const { size, path } = drawQrPath(url);
    expect((size - 17) % 4).toBe(0);
    expect(path).toMatch(/^M0 0h7v1h-7z/);
    expect(path).toContain('M0 6h7v1h-7z');
  });
});

describe('a second number', () => {
  const last = { serviceId: 'ho-tich' as ServiceId, number: 'A012' as TicketNumber, at: 1_000 };

  it('is asked about once more for the same service within a few seconds', () => {
    expect(needsConfirmation(last, 'ho-tich' as ServiceId, 1_000 + secondNumberWithinMs - 1)).toBe(true);
    expect(needsConfirmation(last, 'ho-tich' as ServiceId, 1_000 + secondNumberWithinMs)).toBe(false);
    expect(needsConfirmation(last, 'dat-dai' as ServiceId, 1_500)).toBe(false);
    expect(needsConfirmation(null, 'ho-tich' as ServiceId, 1_500)).toBe(false);
  });
});

describe('a service tile', () => {
  it('tells "no more numbers" apart from "closed"', () => {
    expect(availabilityOf(service({}))).toBe('open');
    expect(availabilityOf(service({ open: false }))).toBe('closed');
    expect(availabilityOf(service({ open: false, remainingToday: 0 }))).toBe('full');
  });

  it('tells how many are left only when they are few', () => {
    expect(fewLeftOf(service({ remainingToday: 11 }))).toBeNull();
    expect(fewLeftOf(service({ remainingToday: 10 }))).toBe(10);
    expect(fewLeftOf(service({ remainingToday: 0 }))).toBeNull();
    expect(fewLeftOf(service({}))).toBeNull();
  });

  it('says the wait as a range, or as "less than"', () => {
    const words = { waitAbout: '{from} to {to}', waitSoon: 'under {to}' };
    expect(waitText({ fromMin: 10, toMin: 15 }, words)).toBe('10 to 15');
    expect(waitText({ fromMin: 0, toMin: 5 }, words)).toBe('under 5');
  });

  it('stands on a page with at most seven others', () => {
    const ids = Array.from({ length: 17 }, (_, i) => i);
    expect(splitIntoSheets(ids).map(sheet => sheet.length)).toEqual([tilesPerSheet, tilesPerSheet, 1]);
    expect(splitIntoSheets(ids).flat()).toEqual(ids);
    expect(splitIntoSheets([])).toEqual([[]]);
  });
});
