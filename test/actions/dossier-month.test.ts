// A month of an office: two thousand dossiers of all procedures of the example catalogue, received, asked for papers, moved
// on, promised anew, paid for, handed over, refused, stopped and withdrawn by chance. What the office says of it is counted
// again from the journal alone, by rules written down a second time here; and the journal makes the same tables again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallName, CheckedInput } from '../../common/contract/calls/index.ts';
import { calls } from '../../common/contract/calls/index.ts';
import type { Day, StaffId } from '../../common/contract/words.ts';
import { createAct } from '../../server/actions/act.ts';
import { importExampleCatalogue } from '../../server/actions/example-catalogue.ts';
import { actions } from '../../server/actions/index.ts';
import { reportLateDossiers } from '../../server/actions/watch-dossiers.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { migrationsDir } from '../../server/config/paths.ts';
import { readTexts } from '../../server/config/texts.ts';
import { loadEgov } from '../../server/links/egov/load-egov.ts';
import { loadPapers } from '../../server/papers/load.ts';
import { createFeed } from '../../server/runtime/feed.ts';
import { createLog } from '../../server/runtime/log.ts';
import { createApply } from '../../server/store/apply.ts';
import { migrate } from '../../server/store/migrate.ts';
import { type Connection, openDatabase } from '../../server/store/open.ts';
import { createStore, type Store } from '../../server/store/store.ts';
import { type Dice, makeDice } from '../core/dice.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { exampleSite } from '../fakes/office.ts';

const dossierCount = 2_000;
const folders: string[] = [];
const log = createLog('silent');
const site = exampleSite();
const clock = createFakeClock('2026-10-01T07:30:00+07:00');

function openEmpty(): Connection {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-month-'));
  folders.push(folder);
  const db = openDatabase(folder);
  // A made-up month in seconds; durability is proven elsewhere.
  db.pragma('synchronous = OFF');
  migrate(db, migrationsDir);
  return db;
}

let db: Connection;
let store: Store;
let act: ReturnType<typeof createAct>;
const officers = site.staff.filter(member => member.roles.includes('officer'));
const refusals = new Map<string, number>();

async function call<N extends CallName>(name: N, input: object, staff: number) {
  const one = officers[staff % officers.length];
  if (one === undefined) throw new Error('the example office has officers');
  const caller = { kind: 'staff' as const, id: one.id, name: one.name, roles: one.roles, tokenHash: '' };
  const checked = calls[name].input.parse(input) as CheckedInput<N>;
  const got = await act.perform(name, checked, { caller, requestId: null, local: false });
  if (!got.ok) refusals.set(`${name} ${got.refusal}`, (refusals.get(`${name} ${got.refusal}`) ?? 0) + 1);
  return got;
}

/** The receipt written last, whatever day it is of. */
async function cancelSome(code: string, staff: number): Promise<void> {
  const id = store.dossiers.findByCode(code)?.id;
  const receiptNumber = store.dossiers.payments(id as never).at(-1)?.receiptNumber ?? 'BL-2026-999999';
  await call('receipt.cancel', { receiptNumber, reason: 'Ghi sai' }, staff);
}

/** One thing that somebody does with a dossier; what is not legal just now is refused, as in life. */
async function touch(code: string, dice: Dice): Promise<void> {
  const staff = dice.whole(officers.length);
  const later = clock.now() + dice.whole(20) * 86_400_000;
  const deed = dice.whole(100);
  if (deed < 41) await call('dossier.advance', { code, to: dice.chance(0.5) ? officers[staff]?.id : null }, staff);
  else if (deed < 53)
    await call(
      'dossier.request-supplement',
      { code, missing: ['Bản sao'], reason: 'Thiếu', apology: 'Xin lỗi' },
      staff,
    );
  else if (deed < 66) await call('dossier.supplement-received', { code }, staff);
  else if (deed < 68) await call('dossier.request-payment', { code, fees: [{ name: 'Phí', amount: 30_000 }] }, staff);
  else if (deed < 69) await cancelSome(code, staff);
  else if (deed < 74) {
    await call('dossier.pay', { code, moment: 2, fees: [{ name: 'Phí', amount: 30_000 }] }, staff);
    if (dice.chance(0.3)) await cancelSome(code, staff);
  } else if (deed < 78)
    await call('dossier.reappoint', { code, dueAt: later, reason: 'Bão', force: dice.chance(0.5) }, staff);
  else if (deed < 79) await call('dossier.refuse', { code, reason: 'Sai thẩm quyền' }, staff);
  else if (deed < 80) await call('dossier.stop', { code, reason: 'Không bổ sung' }, staff);
  else if (deed < 81) await call('dossier.withdraw', { code }, staff);
  else if (deed < 90) await call('dossier.ready', { code }, staff);
  else await call('dossier.return', { code, identityChecked: true }, staff);
}

const codes: string[] = [];
const courses = new Map<string, number>();

beforeAll(async () => {
  db = openEmpty();
  store = createStore(db, site.id);
  const catalogue = loadCatalogue(site);
  const dossierTexts = readTexts('dossier.json') as never;
  const publicUrl = () => 'http://office';
  act = createAct({
    actions,
    store,
    feed: createFeed(log),
    clock,
    site,
    hasPrinter: false,
    publicUrl,
    catalogue,
    dossierTexts,
    papers: loadPapers(site, null),
    egov: loadEgov(site),
  });
  importExampleCatalogue(act, log);
  const procedures = store.catalogue.listings();
  const dice = makeDice(20261123);
  const alive = new Set<string>();
  for (let day = 0; codes.length < dossierCount || day < 45; day++) {
    const midnight = Date.parse('2026-11-01T00:00:00+07:00') + day * 86_400_000;
    const receptions =
      codes.length < dossierCount && ![6, 0].includes(new Date(midnight + 43_200_000).getUTCDay()) ? 95 : 0;
    const times = Array.from({ length: receptions + 300 }, () => midnight + dice.between(7, 18) * 3_600_000).sort(
      (a, b) => a - b,
    );
    for (const [i, at] of times.entries()) {
      clock.set(Math.round(at));
      if (i % 40 === 0) act.performByClock(reportLateDossiers);
      const mayReceive = codes.length < dossierCount && i < receptions * 2 && i % 2 === 0;
      if (mayReceive) {
        const procedureId = procedures[codes.length % procedures.length]?.id ?? '';
        const fees = dice.chance(0.3) ? [{ name: 'Lệ phí', amount: 10_000 * (1 + dice.whole(9)) }] : [];
        const got = await call(
          'dossier.receive',
          { procedureId, applicant: { name: 'Nguyễn Văn Mẫu' }, fees, accept: dice.chance(0.95) },
          dice.whole(officers.length),
        );
        if (got.ok) {
          codes.push((got.value as { code: string }).code);
          alive.add(codes.at(-1) ?? '');
          courses.set(procedureId, (courses.get(procedureId) ?? 0) + 1);
        }
      } else {
        // Now and then somebody tries what is over.
        const among = alive.size > 0 && dice.chance(0.95) ? [...alive] : codes;
        const code = among[dice.whole(among.length)];
        if (code === undefined) continue;
        await touch(code, dice);
        if ([3, 7, 8, 10].includes(store.dossiers.findByCode(code)?.state ?? 0)) alive.delete(code);
      }
    }
  }
  // One of each procedure goes its whole way.
  for (const [i, { id: procedureId }] of procedures.entries()) {
    const got = await call('dossier.receive', { procedureId, applicant: { name: 'Trần Thị Thử' } }, i);
    if (!got.ok) throw new Error(`${procedureId} is not received: ${got.refusal}`);
    const { code } = got.value as { code: string };
    codes.push(code);
    for (;;) if (!(await call('dossier.advance', { code }, i)).ok) break;
    expect((await call('dossier.ready', { code }, i)).ok).toBe(true);
    expect((await call('dossier.return', { code, identityChecked: true }, i)).ok).toBe(true);
  }
});
afterAll(() => {
  store.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A dossier as the journal tells it, followed by rules of this test's own. */
interface Followed {
  code: string;
  field: string;
  procedure: string;
  staff: string;
  receivedAt: number;
  state: number;
  before: number;
  steps: number;
  done: Set<number>;
  dueAt: number | null;
  stoppedAt: number | null;
  requests: number;
  owes: number;
  endedAt: number | null;
  late: boolean;
  paid: number;
  /** Of each receipt, what it took off of what was owed. */
  covered: Map<string, number>;
  /** Numbers of receipts. */
  cancelled: string[];
}

function follow(): Followed[] {
  const all = new Map<string, Followed>();
  for (const { at, event } of store.journal.entries()) {
    if (!/^(dossier|receipt)\./.test(event.type) || !('dossierId' in event)) continue;
    const id = event.dossierId;
    if (event.type === 'dossier.received') {
      all.set(id, {
        ...{
          code: event.code,
          field: event.field ?? '',
          procedure: event.procedureName,
          staff: event.staffId,
          receivedAt: at,
        },
        ...{ state: event.accepted === null ? 1 : 2, before: 0, steps: event.steps.length, done: new Set() },
        ...{ dueAt: event.accepted?.promised.dueAt ?? null, stoppedAt: null, requests: 0, owes: 0 },
        ...{ endedAt: null, late: false, paid: 0, covered: new Map(), cancelled: [] },
      });
      continue;
    }
    const one = all.get(id);
    if (one === undefined) throw new Error(`${event.type} of a dossier that was never received`);
    const end = (state: number) => {
      one.state = state;
      if (state !== 9) one.owes = 0;
      one.endedAt = at;
      one.late = one.requests > 1 || (one.dueAt !== null && (one.stoppedAt ?? at) > one.dueAt);
    };
    if (event.type === 'dossier.supplement-asked') {
      expect([1, 2, 4]).toContain(one.state);
      Object.assign(one, { before: one.state, state: 5, requests: one.requests + 1 });
      if (one.before !== 1) one.stoppedAt = at;
    } else if (event.type === 'dossier.supplement-received') {
      expect(one.state).toBe(5);
      one.state = one.before === 4 ? 4 : 2;
      one.stoppedAt = null;
      one.dueAt = (event.accepted?.promised ?? event.promised).dueAt;
    } else if (event.type === 'dossier.accepted') {
      one.dueAt = event.accepted.promised.dueAt;
      one.state = 2;
    } else if (event.type === 'dossier.advanced') {
      expect([2, 4]).toContain(one.state);
      one.state = 4;
      if (event.fromStep !== null) one.done.add(event.fromStep);
    } else if (event.type === 'dossier.payment-asked') {
      Object.assign(one, { before: one.state === 6 ? one.before : one.state, state: 6, owes: event.amount });
    } else if (event.type === 'dossier.paid') {
      one.paid += event.amount;
      one.covered.set(event.receiptNumber, Math.min(one.owes, event.amount));
      if (one.state === 6 && event.amount >= one.owes) one.state = one.before;
      one.owes = Math.max(0, one.owes - event.amount);
    } else if (event.type === 'receipt.cancelled') {
      one.paid -= event.amount;
      one.cancelled.push(event.receiptNumber);
      if (![3, 7, 8, 10].includes(one.state)) one.owes += one.covered.get(event.receiptNumber) || event.amount;
    } else if (event.type === 'dossier.reappointed') one.dueAt = event.dueAt;
    else if (event.type === 'dossier.refused') end(3);
    else if (event.type === 'dossier.stopped') end(8);
    else if (event.type === 'dossier.withdrawn') end(7);
    else if (event.type === 'dossier.ready') end(9);
    else if (event.type === 'dossier.returned') Object.assign(one, { state: 10, owes: 0 });
  }
  return [...all.values()];
}

const dayOf = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);

function count(all: readonly Followed[], from: string, to: string, now: number) {
  const inside = (at: number | null) => at !== null && dayOf(at) >= from && dayOf(at) <= to;
  const ended = all.filter(dossier => inside(dossier.endedAt));
  const open = all.filter(
    dossier => dayOf(dossier.receivedAt) <= to && (dossier.endedAt === null || dayOf(dossier.endedAt) > to),
  );
  const endOf = Math.min(now, Date.parse(`${to}T24:00:00+07:00`));
  return {
    received: all.filter(dossier => inside(dossier.receivedAt)).length,
    onTime: ended.filter(dossier => !dossier.late).length,
    late: ended.filter(dossier => dossier.late).length,
    inProgress: open.length,
    overdue: open.filter(
      dossier =>
        dossier.dueAt !== null &&
        endOf > dossier.dueAt &&
        (dossier.stoppedAt === null || dossier.endedAt !== null || dossier.stoppedAt > dossier.dueAt),
    ).length,
  };
}

describe('a month of an office', () => {
  it('has dossiers of every procedure, in every state', () => {
    const all = follow();
    expect(all).toHaveLength(codes.length);
    expect(courses.size).toBe(store.catalogue.listings().length);
    expect(new Set(all.map(dossier => dossier.state))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
    expect(all.filter(dossier => dossier.late).length).toBeGreaterThan(50);
    expect(all.filter(dossier => dossier.endedAt !== null && !dossier.late).length).toBeGreaterThan(300);
    // Late in the national index only because papers were asked for twice.
    const byCount = all.filter(
      dossier => dossier.requests > 1 && dossier.endedAt !== null && dossier.endedAt < (dossier.dueAt ?? 0),
    );
    expect(byCount.length).toBeGreaterThan(3);
    // What people tried and the law does not allow was refused, each for its own reason.
    for (const reason of [
      'dossier.advance dossier.wrong-state',
      'receipt.cancel receipt.day-over',
      'dossier.reappoint dossier.reappoint-too-late',
      'dossier.reappoint dossier.bad-date',
    ])
      expect(refusals.get(reason), reason).toBeGreaterThan(0);
  });

  it('has receipts that were cancelled, of payments that had been asked for too', () => {
    const cancelled = follow().flatMap(dossier => dossier.cancelled.map(number => dossier.covered.get(number) ?? 0));
    expect(cancelled.filter(covered => covered === 0).length).toBeGreaterThan(3);
    expect(cancelled.filter(covered => covered > 0).length).toBeGreaterThan(3);
  });

  it('gives codes without gap or double, from 1 each day', () => {
    const days = new Map<string, number[]>();
    for (const code of codes) {
      const [, day = '', serial = ''] = code.split('-');
      days.set(day, [...(days.get(day) ?? []), Number(serial)]);
    }
    for (const serials of days.values()) expect(serials).toEqual(serials.map((_, i) => i + 1));
  });

  it('says of each dossier what the journal says', () => {
    for (const one of follow()) {
      const row = store.dossiers.findByCode(one.code);
      expect(row, one.code).toMatchObject({
        state: one.state,
        dueAt: one.dueAt,
        endedAt: one.endedAt,
        supplements: one.requests,
        toPay: one.owes,
      });
      const sum = store.dossiers
        .payments(row?.id as never)
        .reduce((total, { amount, cancelledAt }) => (cancelledAt === null ? total + amount : total), 0);
      expect(sum, one.code).toBe(one.paid);
    }
  });

  it('ends with every step done where the result was handed over', () => {
    for (const one of follow().filter(({ state }) => state === 10)) {
      const row = store.dossiers.findByCode(one.code);
      const undone = store.dossiers.steps(row?.id as never).filter(step => step.doneAt === null);
      expect(undone, one.code).toEqual([]);
    }
  });

  it('has numbers of four hundred days at most, and of none backwards', async () => {
    const ask = (from: string, to: string) => call('dossier.numbers', { from, to, by: 'procedure' }, 0);
    const refused = { ok: false, refusal: 'dossier.bad-period', detail: { mostDays: 400 } };
    expect(await ask('2025-11-01', '2026-12-06')).toMatchObject(refused);
    expect(await ask('2026-11-02', '2026-11-01')).toMatchObject(refused);
    expect(await ask('2025-11-01', '2026-12-05')).toMatchObject({ ok: true });
  });

  it.each([
    ['November', '2026-11-01', '2026-11-30'],
    ['a week', '2026-11-09', '2026-11-15'],
    ['the quarter', '2026-10-01', '2026-12-31'],
  ])('has the numbers of %s that a recount of the journal has', async (_, from, to) => {
    const all = follow();
    const ask = async (by: 'field' | 'procedure' | 'officer' | null) => {
      const got = await call('dossier.numbers', { from, to, by }, 0);
      if (!got.ok) throw new Error(got.refusal);
      return got.value as { all: object; groups: { name: string }[] };
    };
    expect((await ask(null)).all).toEqual(count(all, from, to, clock.now()));
    const nameOf = (id: string) => site.staff.find(member => member.id === (id as StaffId))?.name ?? id;
    const keys = {
      field: (one: Followed) => one.field,
      procedure: (one: Followed) => one.procedure,
      officer: (one: Followed) => nameOf(one.staff),
    };
    for (const by of ['field', 'procedure', 'officer'] as const) {
      const groups = new Map((await ask(by)).groups.map(({ name, ...numbers }) => [name, numbers]));
      const names = new Set(all.map(keys[by]));
      for (const name of names) {
        const expected = count(
          all.filter(dossier => keys[by](dossier) === name),
          from,
          to,
          clock.now(),
        );
        if (Object.values(expected).some(number => number > 0))
          expect(groups.get(name), `${by} ${name}`).toEqual(expected);
        else expect(groups.has(name)).toBe(false);
      }
    }
  });

  it('has the sums of each day', async () => {
    const days = new Map<string, number>();
    for (const { at, event } of store.journal.entries())
      if (event.type === 'dossier.paid') days.set(dayOf(at), (days.get(dayOf(at)) ?? 0) + event.amount);
      // Only on its own day.
      else if (event.type === 'receipt.cancelled') days.set(dayOf(at), (days.get(dayOf(at)) ?? 0) - event.amount);
    expect(days.size).toBeGreaterThan(15);
    for (const [day, sum] of days)
      expect((await call('payment.sum', { day: day as Day }, 0)) as object).toMatchObject({ value: { sum } });
  });

  it('is made again by its journal', () => {
    const again = openEmpty();
    const apply = createApply(again, site.id);
    for (const { event, at } of store.journal.entries()) apply(event, at);
    const tables = ['dossiers', 'dossier_steps', 'dossier_series', 'payments', 'receipt_series'];
    const dump = (of: Connection) => tables.map(table => of.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
    expect(dump(again)).toEqual(dump(db));
    again.close();
  });

  it('told once of each that became late', () => {
    const told = new Map<string, number>();
    const anew = new Map<string, number>();
    for (const { event } of store.journal.entries()) {
      if (event.type === 'dossier.late') told.set(event.dossierId, (told.get(event.dossierId) ?? 0) + 1);
      if (event.type === 'dossier.reappointed') anew.set(event.dossierId, (anew.get(event.dossierId) ?? 0) + 1);
    }
    expect(told.size).toBeGreaterThan(20);
    // Once for each date that was promised.
    for (const [id, times] of told) expect(times).toBeLessThanOrEqual(1 + (anew.get(id) ?? 0));
  });
});
