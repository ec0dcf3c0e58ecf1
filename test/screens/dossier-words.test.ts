// What a citizen is told of a dossier: how it looks, which dates, in time or late, when the phone rings.
import { describe, expect, it } from 'vitest';
import { next, plain } from '../../common/text/vi/dossier.json';
import page from '../../common/text/vi/dossier-page.json';
import {
  countStepsDone,
  type DossierStatus,
  isOver,
  listDates,
  moodOf,
  nextStepText,
  punctualityText,
  ringFor,
  stateText,
} from '../../kiosk/dossier/dossier-text.ts';
import { findDossierInScan } from '../../kiosk/touchscreen/visit.ts';

const text = { plain, next, ...page };
const at = (words: string) => Date.parse(`${words}+07:00`);
const zone = 'Asia/Ho_Chi_Minh';
const seen = (more: Partial<DossierStatus> = {}): DossierStatus =>
  ({
    ...{ code: '000.00.01.H99-261123-0001', state: 4, procedure: 'Khai sinh', step: 2, steps: 5, stepLabel: null },
    ...{ receivedAt: at('2026-11-23T08:00'), dueAt: at('2026-11-25T17:30'), late: false, delivery: 'counter' },
    ...{ readyAt: null, returnedAt: null, outsideAt: null },
    ...more,
  }) as DossierStatus;
const facts = (more: Partial<DossierStatus>) =>
  listDates(seen(more), zone, text).map(({ name, value }) => `${name}: ${value}`);

describe('a dossier', () => {
  it('in process says the date promised, with its weekday', () => {
    expect(facts({})).toEqual([
      'Tiếp nhận: Thứ Hai, 23/11/2026 – 08:00',
      'Hẹn trả kết quả: Thứ Tư, 25/11/2026 – 17:30',
    ]);
    expect([moodOf(seen()), punctualityText(seen(), text), stateText(seen(), text)]).toEqual([
      'wait',
      page.isOnTime,
      plain['4'],
    ]);
  });

  it('that is late says so, and the office apologises', () => {
    const late = seen({ late: true });
    expect([moodOf(late), punctualityText(late, text), nextStepText(late, text)]).toEqual([
      'late',
      page.isLate,
      next.late,
    ]);
    expect(listDates(late, zone, text).at(-1)?.look).toBe('late');
  });

  it.each([5, 6] as const)('in state %i waits for its citizen: the old date is not promised any more', state => {
    const waits = seen({ state, clockStopped: true });
    expect([moodOf(waits), punctualityText(waits, text)]).toEqual(['act', null]);
    expect(facts({ state, clockStopped: true }).at(-1)).toBe(`Hẹn trả kết quả: ${page.duePaused}`);
  });

  it('that waits for a fee while the clock runs keeps its date', () => {
    const runs = seen({ state: 6 });
    expect([moodOf(runs), punctualityText(runs, text)]).toEqual(['act', page.isOnTime]);
    expect(facts({ state: 6 }).at(-1)).not.toContain(page.duePaused);
  });

  it('that is ready asks to be fetched here, and by post does not', () => {
    expect(moodOf(seen({ state: 9 }))).toBe('ready');
    expect(moodOf(seen({ state: 9, delivery: 'post' }))).toBe('well');
    expect(punctualityText(seen({ state: 9, late: true, readyAt: 1 }), text)).toBe(page.wasLate);
  });

  it('counts its steps: handing over is the last', () => {
    expect(countStepsDone(seen())).toBe(1);
    expect(countStepsDone(seen({ state: 9, step: 5 }))).toBe(4);
    expect(countStepsDone(seen({ state: 10 }))).toBe(5);
    expect(countStepsDone(seen({ steps: 0, step: null }))).toBeNull();
    expect(countStepsDone(seen({ step: null, state: 1 }))).toBeNull();
  });

  it('is over when nothing more can come', () => {
    const over = ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const).filter(state => isOver({ state }));
    expect(over).toEqual([3, 7, 8, 10]);
  });

  it('rings when it is ready, softly when the citizen must act, and never for whoever just opens the page', () => {
    expect(ringFor(null, seen({ state: 9 }))).toBeNull();
    expect(ringFor(seen(), seen({ state: 9 }))).toBe('called');
    expect(ringFor(seen(), seen({ state: 5 }))).toBe('next');
    expect(ringFor(seen({ state: 9 }), seen({ state: 9 }))).toBeNull();
    expect(ringFor(seen({ step: 1 }), seen({ step: 2 }))).toBeNull();
  });
});

describe('a scan', () => {
  it('of a code or of a receipt opens its dossier; of anything else, none', () => {
    expect(findDossierInScan({ kind: 'dossier', code: 'X' })).toEqual({ code: 'X' });
    expect(findDossierInScan({ kind: 'dossier-token', token: 'T' })).toEqual({ token: 'T' });
    expect(findDossierInScan({ kind: 'ticket', token: 'T' })).toBeNull();
    expect(findDossierInScan({ kind: 'id-card' })).toBeNull();
  });
});
