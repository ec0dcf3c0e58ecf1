// The life of a dossier as the law has it: what is legal when, what is late, what its code looks like.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskDossierCode } from '../../common/contract/dossier-code.ts';
import { nextActOf } from '../../common/contract/dossier-next.ts';
import { type DossierState, dossierStates } from '../../common/contract/official-numbers.ts';
import { dossierCodePattern } from '../../common/contract/rules.ts';
import vietnamese from '../../common/text/vi/dossier.json' with { type: 'json' };
import {
  countsAsLate,
  type DossierAction,
  dossierStateAfter,
  formatDossierCode,
  isLate,
  isOpen,
  legalActions,
} from '../../server/core/dossier.ts';

const deeds: DossierAction[] = [
  ...(['accept', 'request-supplement', 'supplement-received', 'refuse', 'advance', 'request-payment'] as const),
  ...(['pay', 'reappoint', 'stop', 'ready', 'return', 'withdraw'] as const),
];

describe('the states', () => {
  it.each<[DossierState, DossierAction, DossierState | null, DossierState | null]>([
    [1, 'accept', null, 2],
    [1, 'refuse', null, 3],
    [1, 'ready', null, null],
    [2, 'advance', null, 4],
    [2, 'accept', null, null],
    [2, 'refuse', null, 3],
    [4, 'refuse', null, null],
    [4, 'stop', null, 8],
    [4, 'ready', null, 9],
    [4, 'return', null, null],
    // Asked while only registered, the papers make it received; asked in process, it goes on in process.
    [5, 'supplement-received', 1, 2],
    [5, 'supplement-received', 2, 2],
    [5, 'supplement-received', 4, 4],
    [5, 'refuse', 1, 3],
    [5, 'refuse', 4, null],
    [5, 'advance', 4, null],
    [6, 'pay', 4, 4],
    [6, 'ready', 4, null],
    [9, 'return', null, 10],
    [9, 'withdraw', null, null],
    [10, 'return', null, null],
  ])('%i, %s, having come from %s: %s', (state, deed, back, after) => {
    expect(dossierStateAfter(state, deed, back)).toBe(after);
  });

  it('of a dossier that is over stay for ever', () => {
    for (const state of [3, 7, 8, 10] as const) expect(legalActions(state, null)).toEqual([]);
  });

  it('can all be reached, and from each that is not over an end can be reached', () => {
    const reach = (from: DossierState) => {
      const seen = new Set<string>([`${from} null`]);
      for (const key of seen) {
        const [state, back] = key.split(' ').map(text => (text === 'null' ? null : Number(text))) as [
          DossierState,
          DossierState | null,
        ];
        for (const deed of deeds) {
          const next = dossierStateAfter(state, deed, back);
          if (next !== null)
            seen.add(`${next} ${[5, 6].includes(next) && next !== state ? state : next === state ? back : null}`);
        }
      }
      return new Set([...seen].map(key => Number(key.split(' ')[0])));
    };
    expect(reach(1)).toEqual(new Set(dossierStates));
    for (const state of dossierStates.filter(isOpen))
      expect([...reach(state)].some(end => [7, 10].includes(end))).toBe(true);
  });

  it('each have words, and a sentence on what to do next', () => {
    for (const state of dossierStates) {
      expect(vietnamese.states[String(state) as '1']).toBeTruthy();
      expect(vietnamese.plain[String(state) as '1']).toBeTruthy();
      for (const delivery of ['counter', 'post', 'electronic'] as const)
        for (const late of [true, false]) expect(vietnamese.next[nextActOf({ state, delivery, late })]).toBeTruthy();
    }
  });
});

describe('lateness', () => {
  const at = { state: 4 as const, dueAt: 1_000, endedAt: null, clockStoppedAt: null, countsLate: false };
  it.each([
    ['on the very instant is not late', at, 1_000, false],
    ['a moment after it is', at, 1_001, true],
    ['what ended in time stays in time', { ...at, endedAt: 900 }, 5_000, false],
    ['what ended late stays late', { ...at, endedAt: 1_100 }, 5_000, true],
    ['while papers are awaited nothing becomes late', { ...at, clockStoppedAt: 900 }, 5_000, false],
    ['what was late before they were asked for stays late', { ...at, clockStoppedAt: 1_100 }, 5_000, true],
    ['without a date nothing is late', { ...at, dueAt: null }, 5_000, false],
  ])('%s', (_, dossier, now, late) => expect(isLate(dossier, now)).toBe(late));

  it('in the national index is also a second request for papers', () => {
    expect(countsAsLate({ ...at, endedAt: 500, countsLate: true }, 600)).toBe(true);
    expect(countsAsLate({ ...at, endedAt: 500 }, 600)).toBe(false);
  });
});

describe('a code', () => {
  it('is unit, day and serial', () => {
    expect(formatDossierCode('000.00.04.H37', '2023-12-07', 3)).toBe('000.00.04.H37-231207-0003');
    expect(formatDossierCode('G09.20', '2026-01-05', 12_345)).toBe('G09.20-260105-12345');
  });

  it('is one of both forms, whatever the day and serial', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2069-12-31'), noInvalidDate: true });
    const unit = fc.constantFrom('000.00.04.H37', 'G09.20', 'H37', 'G09.20.15');
    fc.assert(
      fc.property(unit, day, fc.integer({ min: 1, max: 999_999 }), (unit, date, serial) => {
        expect(formatDossierCode(unit, date.toISOString().slice(0, 10), serial)).toMatch(dossierCodePattern);
      }),
    );
  });

  it('in the hall keeps what its owner knows and hides the day', () => {
    expect(maskDossierCode('000.00.04.H37-231207-0003')).toBe('H37-2312••-0003');
    expect(maskDossierCode('G09.20-251120-0012')).toBe('20-2511••-0012');
  });
});
