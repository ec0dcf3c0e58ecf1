// What another system may say of a dossier: how its times are read, what a line becomes, whose word stands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DossierState, dossierStates } from '../../common/contract/official-numbers.ts';
import { canBecome, judgeExternalRow, type StoredFacts } from '../../server/core/external-dossier.ts';
import {
  createStateLookup,
  type ExternalRow,
  findOlderDuplicates,
  looksPersonal,
  type RawRow,
  readExternalRow,
} from '../../server/core/external-row.ts';
import { readExternalTime } from '../../server/core/external-time.ts';

const zone = 'Asia/Ho_Chi_Minh';
const at = (text: string) => Date.parse(`${text}+07:00`);

describe('a time of another system', () => {
  const afternoon = at('2026-11-25T16:30:00');
  it.each([
    '25/11/2026 16:30',
    '25/11/2026 16:30:00',
    '25-11-2026 16:30',
    '25.11.2026, 16:30',
    '16:30 25/11/2026',
    '16:30 ngày 25/11/2026',
    '16h30 25/11/2026',
    '25/11/2026 4:30 CH',
    '4:30 PM 25/11/2026',
    '2026-11-25T16:30:00+07:00',
    '2026-11-25T09:30:00Z',
    '2026-11-25 16:30',
    46351.6875,
    '46351,6875',
    '46351.6875',
    afternoon,
  ])('%s is half past four on 25 November', told => {
    expect(readExternalTime(told, zone)).toEqual({ at: afternoon, day: null });
  });

  it.each(['25/11/2026', '2026-11-25', 46351, '46351'])('%s is a day without an hour', told => {
    expect(readExternalTime(told, zone)).toEqual({ at: at('2026-11-25T00:00:00'), day: '2026-11-25' });
  });

  it('does not take noon for midnight', () => {
    expect(readExternalTime('25/11/2026 12:05 CH', zone)?.at).toBe(at('2026-11-25T12:05:00'));
    expect(readExternalTime('25/11/2026 12:05 SA', zone)?.at).toBe(at('2026-11-25T00:05:00'));
  });

  it.each([
    '31/02/2026',
    '11/25/2026',
    '2026-02-30',
    '25/11/26',
    '25/11/1026',
    'hôm qua',
    '',
    '0901234567',
    '25/11/2026 24:30',
    '25/11/2026 13:00 PM',
    12,
    99_999,
    1.5e11,
    Number.NaN,
  ])('%s is none', told => {
    expect(readExternalTime(told, zone)).toBeNull();
  });
});

const bare: RawRow = {
  code: '000.00.01.H99-261120-0007',
  state: 4,
  ...{ procedureCode: null, procedureName: null, field: null, step: null },
  ...{ receivedAt: null, dueAt: null, endedAt: null, readyAt: null, returnedAt: null, at: null },
};
const now = at('2026-11-24T08:00:00');
const reading = {
  timeZone: zone,
  opens: 450,
  closes: 1050,
  stateOf: createStateLookup([
    { 'Chờ ký số': 4 },
    Object.fromEntries(dossierStates.map(state => [String(state), state])),
    { 'Đã xử lý xong': 9 },
  ]),
  takenAt: at('2026-11-24T07:00:00'),
  now,
};
const read = (more: Partial<RawRow>) => readExternalRow({ ...bare, ...more }, reading);
function row(more: Partial<RawRow> = {}): ExternalRow {
  const got = read(more);
  if (!got.ok) throw new Error(JSON.stringify(got.mistake));
  return got.value;
}

describe('a line of another system', () => {
  it('says least with a code and a state', () => {
    expect(row({ code: ' 000.00.01.h99-261120-0007 ' })).toMatchObject({
      code: bare.code,
      state: 4,
      receivedAt: at('2026-11-20T07:30:00'),
      hasReceivedAt: false,
      dueAt: null,
      at: reading.takenAt,
      hasOwnTime: false,
    });
  });

  it('has its own words for states, typed in any way', () => {
    for (const word of ['Chờ ký số', 'CHO KY SO', ' chờ  ký số ', '4'])
      expect(row({ state: word }).state, word).toBe(4);
    expect(row({ state: 'đã xử lý xong' }).state).toBe(9);
    expect(read({ state: 'Chờ trời' })).toMatchObject({ mistake: { rule: 'unknown-state', word: 'Chờ trời' } });
    expect(read({ state: 11 })).toMatchObject({ mistake: { rule: 'unknown-state' } });
    expect(read({ state: '' })).toMatchObject({ mistake: { rule: 'no-state' } });
  });

  it('promised for a day is promised until the office closes, ended on a day ended within it', () => {
    const told = row({ dueAt: '25/11/2026', readyAt: '25/11/2026', state: 9 });
    expect(told.dueAt).toBe(at('2026-11-25T17:30:00'));
    expect(told.readyAt).toBe(at('2026-11-25T00:00:00'));
  });

  it('never repeats what may be a name', () => {
    expect(read({ code: 'Nguyễn Văn Mẫu' })).toEqual({
      ok: false,
      mistake: { rule: 'bad-code', field: 'code', word: null },
    });
    expect(read({ dueAt: 'Nguyễn Văn Mẫu' })).toEqual({
      ok: false,
      mistake: { rule: 'bad-time', field: 'dueAt', word: null },
    });
    expect(read({ state: 'gọi 0901 234 567' })).toMatchObject({ mistake: { word: null } });
    expect(row({ step: 'Gọi cho 0901.234.567', procedureName: 'a@b.vn' })).toMatchObject({
      step: null,
      procedureName: null,
    });
    expect(looksPersonal('Nghị định 123/2020/NĐ-CP ngày 19/10/2020, bước 2/7')).toBe(false);
  });

  it('of a clock that runs ahead is of now', () => {
    expect(row({ at: '25/12/2026 10:00' }).at).toBe(now);
  });

  it('stands once: the newest, and of two of one time the later', () => {
    const lines = [
      { code: 'a', at: 5 },
      { code: 'b', at: 1 },
      { code: 'a', at: 4 },
      { code: 'b', at: 1 },
    ];
    expect([...findOlderDuplicates(lines)].sort()).toEqual([1, 2]);
  });
});

/** What is known after a line about a dossier that was never heard of. */
function known(line: ExternalRow, more: Partial<StoredFacts> = {}): StoredFacts {
  const verdict = judgeExternalRow(line, null);
  if (verdict.kind !== 'added') throw new Error(verdict.kind);
  return { ...verdict.facts, source: 'tỉnh', sourceAt: line.at, ...more };
}

describe('whose word stands', () => {
  const due = '23/11/2026 16:00';
  it('the same again is nothing new, nor a line that says less', () => {
    const full = row({
      state: 9,
      dueAt: due,
      readyAt: '23/11/2026 10:00',
      step: 'Trả kết quả',
      procedureName: 'Khai sinh',
    });
    expect(judgeExternalRow(full, known(full))).toEqual({ kind: 'unchanged', newer: false });
    expect(judgeExternalRow(row({ state: 9 }), known(full))).toEqual({ kind: 'unchanged', newer: false });
    expect(judgeExternalRow({ ...row({ state: 9 }), at: now + 5 }, known(full))).toEqual({
      kind: 'unchanged',
      newer: true,
    });
  });

  it('the newer line, never the older', () => {
    const before = known(row({ state: 4, at: '23/11/2026 10:00' }));
    expect(judgeExternalRow(row({ state: 9, at: '23/11/2026 11:00' }), before)).toMatchObject({
      kind: 'changed',
      conflict: null,
      facts: { state: 9 },
    });
    expect(judgeExternalRow(row({ state: 9, at: '23/11/2026 09:00' }), before)).toEqual({
      kind: 'conflict',
      conflict: 'older',
    });
  });

  it("is the office's own for what it received itself", () => {
    const own = known(row({ state: 4 }), { source: null, sourceAt: null });
    expect(judgeExternalRow(row({ state: 9 }), own)).toEqual({ kind: 'conflict', conflict: 'own' });
    expect(judgeExternalRow(row({ state: 4 }), own)).toEqual({ kind: 'unchanged', newer: false });
  });

  it('an impossible way is taken and told', () => {
    const before = known(row({ state: 9 }), { state: 10, returnedAt: at('2026-11-23T15:00:00') });
    expect(judgeExternalRow(row({ state: 4 }), before)).toMatchObject({
      kind: 'changed',
      conflict: 'impossible',
      facts: { state: 4, endedAt: null, endedLate: null, readyAt: null, returnedAt: null },
    });
  });

  it('knows which states lead where', () => {
    for (const state of dossierStates) {
      expect(canBecome(1, state), `1 → ${state}`).toBe(true);
      expect(canBecome(state, state)).toBe(true);
    }
    const never: [DossierState, DossierState][] = [
      ...([3, 7, 8, 10] as const).flatMap(end => dossierStates.filter(to => to !== end).map(to => [end, to] as never)),
      ...([1, 2, 3, 4, 5, 6, 7, 8] as const).map(to => [9, to] as [DossierState, DossierState]),
      ...([2, 4, 5, 6] as const).map(from => [from, 1] as [DossierState, DossierState]),
      [4, 2],
      [4, 3],
    ];
    for (const [from, to] of never) expect(canBecome(from, to), `${from} → ${to}`).toBe(false);
    for (const [from, to] of [
      [2, 10],
      [4, 10],
      [5, 4],
      [5, 2],
      [5, 3],
      [6, 4],
      [2, 3],
      [9, 10],
    ] as const)
      expect(canBecome(from, to), `${from} → ${to}`).toBe(true);
  });

  it('on time is who ends by the date; what nobody saw is not called late', () => {
    const late = (line: Partial<RawRow>, before: StoredFacts | null = null) => {
      const verdict = judgeExternalRow(row(line), before);
      return verdict.kind === 'added' || verdict.kind === 'changed' ? verdict.facts.endedLate : verdict.kind;
    };
    expect(late({ state: 9, dueAt: due, readyAt: '23/11/2026 16:00' })).toBe(false);
    expect(late({ state: 9, dueAt: due, readyAt: '23/11/2026 16:01' })).toBe(true);
    // Ended somewhen: the first we hear of it is after the date.
    expect(late({ state: 9, dueAt: due })).toBe(false);
    // Seen open before the date: it may have ended in time.
    expect(late({ state: 9 }, known(row({ dueAt: due, at: '23/11/2026 15:00' })))).toBe(false);
    // Seen open after the date: it did not.
    expect(late({ state: 9 }, known(row({ dueAt: due, at: '23/11/2026 17:00' })))).toBe(true);
    expect(late({ state: 4, dueAt: due })).toBeNull();
  });

  it('more than one request for papers counts as late', () => {
    let facts = known(row({ state: 5, at: '20/11/2026 08:00' }));
    const say = (state: DossierState, time: string) => {
      const verdict = judgeExternalRow(row({ state, at: time, dueAt: '30/11/2026 08:00' }), facts);
      if (verdict.kind !== 'changed') throw new Error(verdict.kind);
      facts = {
        ...verdict.facts,
        source: 'tỉnh',
        sourceAt: at(time.replace(/(..).(..).(....) (.*)/, '$3-$2-$1T$4:00')),
      };
    };
    expect(facts).toMatchObject({ supplements: 1, clockStoppedAt: at('2026-11-20T08:00:00') });
    say(4, '21/11/2026 08:00');
    expect(facts).toMatchObject({ supplements: 1, clockStoppedAt: null });
    say(5, '22/11/2026 08:00');
    say(9, '23/11/2026 08:00');
    expect(facts).toMatchObject({ supplements: 2, endedLate: true });
  });

  it('of any lines in any order the newest is what stands, and a second time changes nothing', () => {
    const line = fc.record({
      state: fc.constantFrom(...dossierStates),
      minute: fc.nat(2_000),
      dueAt: fc.option(fc.constant('23/11/2026 16:00')),
      step: fc.option(fc.constantFrom('Thẩm định', 'Ký duyệt')),
    });
    fc.assert(
      fc.property(fc.uniqueArray(line, { minLength: 1, maxLength: 12, selector: one => one.minute }), lines => {
        let facts: StoredFacts | null = null;
        const take = ({ state, minute, dueAt, step }: (typeof lines)[number]) => {
          const told = {
            ...row({ dueAt, step }),
            state,
            at: at('2026-11-20T00:00:00') + minute * 60_000,
            hasOwnTime: true,
          };
          const verdict = judgeExternalRow(told, facts);
          if (verdict.kind === 'added' || verdict.kind === 'changed')
            facts = { ...verdict.facts, source: 'tỉnh', sourceAt: told.at };
          else if (verdict.kind === 'unchanged' && verdict.newer && facts !== null)
            facts = { ...facts, sourceAt: told.at };
          return verdict.kind;
        };
        for (const one of lines) take(one);
        const newest = lines.reduce((a, b) => (b.minute > a.minute ? b : a));
        expect((facts as StoredFacts | null)?.state).toBe(newest.state);
        expect(take(newest)).toBe('unchanged');
      }),
    );
  });
});
