// The numbers of dossiers are those of a recount by hand, however long one took; and the hall's, kept between changes, are never
// older than what was written: not after a word on days that are over, not after a deed that was undone, not on a new day.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrationsDir } from '../../server/config/paths.ts';
import type { SiteEvent } from '../../server/core/events.ts';
import { migrate } from '../../server/store/migrate.ts';
import { type Connection, openDatabase } from '../../server/store/open.ts';
import { createStore, type Store } from '../../server/store/store.ts';

const dayMs = 86_400_000;
const year = Date.parse('2026-01-01T00:00:00+07:00');
const month = Date.parse('2026-11-01T00:00:00+07:00');
const now = Date.parse('2026-11-23T10:00:00+07:00');
const tomorrow = Date.parse('2026-11-24T00:00:00+07:00');

interface Given {
  receivedAt: number;
  endedAt: number | null;
  late?: boolean;
}
const idOf = (no: number) => `01900000-0000-7000-8000-${String(no).padStart(12, '0')}`;
const imported = (no: number, { receivedAt, endedAt, late = false }: Given): SiteEvent =>
  ({
    type: 'dossier.imported',
    dossierId: idOf(no),
    code: `000.00.01.H99-261101-${1000 + no}`,
    trackToken: `token-of-dossier-${no}`,
    procedureId: null,
    serviceId: null,
    facts: {
      ...{
        state: endedAt === null ? 4 : 9,
        procedureCode: null,
        procedureName: `Thủ tục ${no % 3}`,
        field: null,
        step: null,
      },
      ...{ receivedAt, dueAt: receivedAt + 20 * dayMs, clockStoppedAt: null, supplements: 0 },
      ...{ endedAt, endedLate: endedAt === null ? null : late, readyAt: endedAt, returnedAt: null },
    },
    source: 'tỉnh',
    sourceAt: now,
  }) as unknown as SiteEvent;
const ready = (no: number) =>
  ({ type: 'dossier.ready', dossierId: idOf(no), staffId: 'can-bo-1' }) as unknown as SiteEvent;
const paused = { type: 'counter.closed', counterId: 'quay-1' } as unknown as SiteEvent;

describe('numbers of dossiers', () => {
  let dir: string;
  let db: Connection;
  let store: Store;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'motcua-counts-'));
    db = openDatabase(dir);
    db.pragma('synchronous = OFF');
    migrate(db, migrationsDir);
    store = createStore(db, 'counts');
  });
  afterEach(() => {
    db.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const write = (event: SiteEvent, at = now) => store.transact(() => store.record(event, at, null));
  const board = (at = now, to = tomorrow) => store.dossiers.board({ month, year, to, now: at });

  it('of any period are those counted by hand, of those that took long too', () => {
    const given: Given[] = [];
    for (let no = 0; no < 400; no++) {
      const receivedAt = now - ((no * 37) % 700) * dayMs - (no % 24) * 3_600_000;
      const took = [3, 30, 91.9, 92, 92.1, 300, 650][no % 7] ?? 0;
      const endedAt = receivedAt + took * dayMs;
      given.push({ receivedAt, endedAt: endedAt > now ? null : endedAt, late: took > 20 });
    }
    store.transact(() => given.forEach((dossier, no) => void store.record(imported(no, dossier), now, null)));
    for (const [first, days] of [
      [-22, 23],
      [-100, 31],
      [-400, 30],
      [-400, 400],
      [-650, 7],
    ] as const) {
      const from = tomorrow + first * dayMs;
      const to = from + days * dayMs;
      const isIn = (at: number | null) => at !== null && at >= from && at < to;
      const open = given.filter(
        dossier => dossier.receivedAt < to && (dossier.endedAt === null || dossier.endedAt >= to),
      );
      const counted = {
        received: given.filter(dossier => isIn(dossier.receivedAt)).length,
        onTime: given.filter(dossier => isIn(dossier.endedAt) && !dossier.late).length,
        late: given.filter(dossier => isIn(dossier.endedAt) && dossier.late).length,
        inProgress: open.length,
        overdue: open.filter(dossier => dossier.receivedAt + 20 * dayMs < Math.min(now, to)).length,
      };
      expect(counted.inProgress).toBeGreaterThan(0);
      expect(store.dossiers.numbers({ from, to, now }, 'all')).toEqual([{ name: '', ...counted }]);
      const groups = store.dossiers.numbers({ from, to, now }, 'procedure');
      for (const key of ['received', 'onTime', 'late', 'inProgress', 'overdue'] as const)
        expect(groups.reduce((sum, group) => sum + group[key], 0)).toBe(counted[key]);
    }
  });

  it('in the hall are counted again when a dossier changes, and only then', () => {
    write(imported(1, { receivedAt: month + dayMs, endedAt: null }));
    write(imported(2, { receivedAt: now, endedAt: null }));
    const first = board();
    expect(first).toMatchObject({ received: 2, onTime: 0, inProgress: 2 });
    write(paused);
    db.exec("INSERT INTO meta (key, value) VALUES ('of-nobody', '1')");
    expect(board()).toBe(first);
    expect(store.dossiers.readyHereCount()).toBe(0);
    write(ready(2));
    expect(board()).toMatchObject({ received: 2, onTime: 1, inProgress: 1, year: { onTime: 1 } });
    expect(store.dossiers.readyHereCount()).toBe(1);
  });

  it('in the hall follow what is told of days that are over', () => {
    expect(board()).toMatchObject({ received: 0 });
    write(imported(1, { receivedAt: month, endedAt: month + 2 * dayMs, late: true }));
    expect(board()).toMatchObject({ received: 1, late: 1, inProgress: 0, year: { late: 1 } });
    // A clock put back: what is written now is of a day that was over.
    write(imported(2, { receivedAt: month, endedAt: null }));
    expect(board()).toMatchObject({ onTime: 0 });
    write(ready(2), now - 3 * dayMs);
    expect(board()).toMatchObject({ onTime: 1 });
  });

  it('in the hall forget what was undone, in a whole transaction and in one of several', () => {
    write(imported(1, { receivedAt: now, endedAt: null }));
    const undone = () => {
      store.record(ready(1), now, null);
      expect(board().onTime).toBe(1);
      expect(store.dossiers.readyHereCount()).toBe(1);
      throw new Error('undone');
    };
    expect(() => store.transact(undone)).toThrow('undone');
    expect(board().onTime).toBe(0);
    store.transactEach([undone]);
    expect(board().onTime).toBe(0);
    expect(store.dossiers.readyHereCount()).toBe(0);
  });

  it('in the hall go on over midnight with yesterday in them, and of the year after ten minutes at most', () => {
    write(imported(1, { receivedAt: now, endedAt: null }));
    write(ready(1));
    expect(board()).toMatchObject({ onTime: 1 });
    const next = now + dayMs;
    expect(board(next, tomorrow + dayMs)).toMatchObject({ received: 1, onTime: 1 });
    const tell = (no: number) => write(imported(no, { receivedAt: year, endedAt: year + dayMs }), next);
    const ofYear = (at: number) => board(at, tomorrow + dayMs).year.onTime;
    tell(3);
    expect(ofYear(next)).toBe(2);
    tell(4);
    expect(ofYear(next + 1)).toBe(2);
    expect(ofYear(next + 600_001)).toBe(3);
  });
});
