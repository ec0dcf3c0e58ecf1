// A program of the province tells of its dossiers, over real HTTP: with its token and for what it may; the newer word stands; the
// same again is no news; what the office received itself is left alone; and nobody's name is kept.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallValue } from '../../../common/contract/calls/index.ts';
import { isAllowed } from '../../../server/actions/may-call.ts';
import { migrationsDir } from '../../../server/config/paths.ts';
import { parseSite } from '../../../server/config/site-file.ts';
import { createApply } from '../../../server/store/apply.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { openDatabase } from '../../../server/store/open.ts';
import { hashToken } from '../../../server/store/secrets.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { exampleSiteFile, expectDone, type Office, startOffice } from '../../fakes/office.ts';
import { codeOf, marks } from './files.ts';

const clock = createFakeClock('2026-11-24T08:00:00+07:00');
const token = 'the-token-of-the-province';
const at = (text: string) => Date.parse(`${text}+07:00`);
const egov = { source: 'Hệ thống tỉnh', states: { 'Chờ ký số': 4, 'Trả thành công': 10 } };
let office: Office;
beforeAll(async () => {
  const programs = [{ id: 'cong-tinh', tokenHash: hashToken(token), may: ['dossier.import'] }];
  office = await startOffice({ clock, site: { egov, programs } });
});
afterAll(() => office.stop());
let serial = 0;
beforeEach(() => {
  serial += 100;
});

const send = (rows: object[], more: object = {}, by: string | null = token) =>
  office.call('dossier.import', { rows, ...more }, by);
const take = async (rows: object[], more: object = {}): Promise<CallValue<'dossier.import'>> =>
  expectDone(await send(rows, more));
const find = async (code: string) => expectDone(await office.call('dossier.find', { code }));
const look = <T>(sql: string): T[] => {
  const db = new Database(join(office.dataDir, 'motcua.db'), { readonly: true });
  const rows = db.prepare(sql).all() as T[];
  db.close();
  return rows;
};
const journal = () => look<{ n: number }>('SELECT count(*) AS n FROM journal')[0]?.n ?? 0;

describe('an unknown code', () => {
  it('is told with the time of what is known', async () => {
    const elsewhere = '000.00.02.H99-261124-0001';
    const before = await office.call('dossier.find', { code: elsewhere });
    expect(before).toMatchObject({ status: 404, refusal: 'dossier.unknown', detail: { updatedAt: null } });
    await take([{ code: codeOf(serial), state: 2 }], { takenAt: '24/11/2026 07:00' });
    const after = await office.call('dossier.find', { code: elsewhere });
    expect(after).toMatchObject({ detail: { updatedAt: at('2026-11-24T07:00:00') } });
    // Our own codes we know at once: their data have no age.
    const own = await office.call('dossier.find', { code: codeOf(1) });
    expect(own).toMatchObject({ refusal: 'dossier.unknown', detail: { updatedAt: null } });
  });
});

describe('a program', () => {
  it('tells of a dossier, and everybody can follow it, with the time of the news', async () => {
    const code = codeOf(serial);
    const got = await take(
      [
        {
          ...{ code, state: 'Chờ ký số', procedureName: 'Đăng ký khai sinh', field: 'Hộ tịch', step: 'Trình lãnh đạo' },
          ...{ receivedAt: '20/11/2026 09:00', dueAt: '25/11/2026', at: '2026-11-24T07:30:00' },
        },
      ],
      { takenAt: clock.now() },
    );
    expect(got).toMatchObject({ added: 1, changed: 0, unchanged: 0, rejected: [], conflicts: [], imported: true });
    expect(got.news).toEqual([{ row: 1, code, before: null, state: 4, message: 'Mới: Đang xử lý' }]);
    const found = await find(code);
    expect(found).toMatchObject({
      ...{ code, state: 4, stateText: 'Đang xử lý', procedure: 'Đăng ký khai sinh', stepLabel: 'Trình lãnh đạo' },
      ...{ receivedAt: at('2026-11-20T09:00:00'), dueAt: at('2026-11-25T17:30:00'), late: false },
      ...{ outsideAt: at('2026-11-24T07:30:00'), personal: null },
    });
    const shown = expectDone(await office.call('dossier.show', { code }, await office.signIn('can-bo-1')));
    expect(shown).toMatchObject({ applicant: null, may: [], outsideAt: at('2026-11-24T07:30:00') });
    // The phone page of the receipt: the same address for ever.
    const phone = shown.trackUrl.split('/').at(-1) ?? '';
    expect(expectDone(await office.call('dossier.find', { token: phone })).code).toBe(code);
    await take([{ code, state: 9 }]);
    const again = expectDone(await office.call('dossier.find', { token: phone }));
    expect(again).toMatchObject({ code, state: 9, readyAt: clock.now(), outsideAt: clock.now() });
  });

  it('needs its token, and may do only what the office gave it', async () => {
    const rows = [{ code: codeOf(serial), state: 4 }];
    expect(await send(rows, {}, null)).toMatchObject({ status: 401, refusal: 'auth.required' });
    expect(await send(rows, {}, 'another-token')).toMatchObject({ status: 401, refusal: 'auth.required' });
    expect(await send(rows, {}, await office.signIn('can-bo-1'))).toMatchObject({ status: 403 });
    for (const name of ['dossier.show', 'dossier.read-file', 'ticket.issue', 'dossier.outside'] as const)
      expect(await office.call(name, {}, token), name).toMatchObject({ status: 403, refusal: 'auth.forbidden' });
    const screen = await office.watch('supervisor', '', token);
    expect(screen.answer).toMatchObject({ ok: false, refusal: 'auth.forbidden' });
    const display = await office.watch('display', 'hall', token);
    expect(display.answer).toMatchObject({ ok: false, refusal: 'auth.forbidden' });
    expect(await office.call('dossier.find', { code: codeOf(serial) })).toMatchObject({ refusal: 'dossier.unknown' });
  });

  it('whose line in the site file gives it nothing may do nothing', () => {
    const program = { kind: 'program', id: 'khac' as never } as const;
    expect(isAllowed({ ...program, may: ['dossier.import'] }, 'dossier.import')).toBe(true);
    expect(isAllowed({ ...program, may: [] }, 'dossier.import')).toBe(false);
    expect(isAllowed({ ...program, may: ['dossier.show'] }, 'dossier.show')).toBe(false);
  });

  it('is named in the journal', async () => {
    await take([{ code: codeOf(serial), state: 4 }]);
    const rows = look<{ actor: string }>(`SELECT actor FROM journal WHERE data LIKE '%${codeOf(serial)}%'`);
    expect(rows).toEqual([{ actor: 'program:cong-tinh' }]);
  });

  it('sees first what it would do, and nothing is done', async () => {
    const before = journal();
    const got = await take(
      [
        { code: codeOf(serial), state: 4 },
        { code: 'x', state: 4 },
      ],
      { preview: true },
    );
    expect(got).toMatchObject({ added: 1, imported: false });
    expect(got.rejected).toHaveLength(1);
    expect(journal()).toBe(before);
  });
});

describe('row by row', () => {
  it('says what cannot be read, and takes the rest', async () => {
    const got = await take([
      { code: 'Nguyễn Văn Mẫu', state: 4 },
      { code: codeOf(serial), state: 'Chờ trời' },
      { code: codeOf(serial + 1), state: 4, dueAt: '31/02/2026', row: 77 },
      { code: codeOf(serial + 2), state: 4 },
      { code: codeOf(serial + 2), state: 9 },
    ]);
    expect(got).toMatchObject({ added: 1 });
    expect(got.rejected).toEqual([
      { row: 1, code: null, rule: 'bad-code', message: 'Cột “code” không phải là mã hồ sơ.' },
      expect.objectContaining({ row: 2, code: codeOf(serial), rule: 'unknown-state' }),
      expect.objectContaining({ row: 4, code: codeOf(serial + 2), rule: 'twice' }),
      expect.objectContaining({ row: 77, code: codeOf(serial + 1), rule: 'bad-time' }),
    ]);
    expect(got.rejected[1]?.message).toContain('“Chờ trời”');
    expect((await find(codeOf(serial + 2))).state).toBe(9);
  });

  it('never touches what this office received, and says so', async () => {
    const officer = await office.signIn('can-bo-1');
    const { items } = expectDone(await office.call('procedure.search', { text: '1.014881' }));
    const own = expectDone(
      await office.call('dossier.receive', { procedureId: items[0]?.id, applicant: { name: 'Ai Đó' } }, officer),
    );
    const before = expectDone(await office.call('dossier.show', { code: own.code }, officer));
    const got = await take([{ code: own.code, state: 10, dueAt: '01/12/2026' }]);
    expect(got).toMatchObject({ changed: 0, conflicts: [{ rule: 'own', taken: false, code: own.code }] });
    expect(got.conflicts[0]?.message).toContain('“Được tiếp nhận”');
    expect(expectDone(await office.call('dossier.show', { code: own.code }, officer))).toEqual(before);
    // And the desk does not touch the province's.
    await take([{ code: codeOf(serial), state: 4 }]);
    expect(await office.call('dossier.ready', { code: codeOf(serial) }, officer)).toMatchObject({
      refusal: 'dossier.from-outside',
    });
  });

  it('the newer stands, an older is told and left, an impossible one is told and taken', async () => {
    const code = codeOf(serial);
    await take([{ code, state: 'Trả thành công', at: '24/11/2026 07:00' }]);
    const older = await take([{ code, state: 4, at: '24/11/2026 06:00' }]);
    expect(older.conflicts).toMatchObject([{ rule: 'older', taken: false }]);
    expect((await find(code)).state).toBe(10);
    const odd = await take([{ code, state: 4, at: '24/11/2026 07:10' }]);
    expect(odd).toMatchObject({ changed: 1, conflicts: [{ rule: 'impossible', taken: true }] });
    expect(odd.conflicts[0]?.message).toContain('“Đã trả kết quả”');
    expect(await find(code)).toMatchObject({ state: 4, returnedAt: null });
  });

  it('counts as the national index does', async () => {
    const numbers = async () => {
      const period = { from: '2026-10-01' as never, to: '2026-10-31' as never };
      return expectDone(await office.call('dossier.numbers', period, await office.signIn('giam-sat'))).all;
    };
    const before = await numbers();
    const october = (nth: number) => `000.00.01.H99-261005-${String(serial + nth).padStart(4, '0')}`;
    await take([
      { code: october(1), state: 9, dueAt: '10/10/2026', readyAt: '10/10/2026' },
      { code: october(2), state: 10, dueAt: '10/10/2026', endedAt: '12/10/2026', returnedAt: '13/10/2026' },
      { code: october(3), state: 3, dueAt: '10/10/2026', endedAt: '06/10/2026' },
    ]);
    const after = await numbers();
    expect(after.received - before.received).toBe(3);
    expect([after.onTime - before.onTime, after.late - before.late]).toEqual([2, 1]);
  });
});

describe('ten thousand rows', () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => ({
    code: `000.00.01.H99-260115-${String(i).padStart(6, '0')}`,
    state: (i % 10) + 1,
    ...{ procedureName: 'Đăng ký khai sinh', dueAt: '25/01/2026 16:30', receivedAt: '15/01/2026 08:00' },
  }));

  const portions = Array.from({ length: 5 }, (_, at) => rows.slice(at * 2_000, (at + 1) * 2_000));

  it('are too many for one call', async () => {
    expect(await send(rows.slice(0, 2_001))).toMatchObject({
      status: 400,
      refusal: 'input.invalid',
      detail: [{ path: 'rows', message: 'at most 2000 rows at once' }],
    });
    const { total } = expectDone(
      await office.call('dossier.list', { text: '000.00.01.H99-260115' }, await office.signIn('can-bo-1')),
    );
    expect(total).toBe(0);
  });

  it('are taken, and a second time are no news at all', async () => {
    for (const portion of portions) {
      const first = await take(portion, { takenAt: '24/11/2026 07:20' });
      expect(first).toMatchObject({ added: 2_000, changed: 0, unchanged: 0 });
      expect(first.news).toHaveLength(100);
    }
    const before = journal();
    const none = { added: 0, changed: 0, unchanged: 2_000, conflicts: [], rejected: [] };
    for (const portion of portions) expect(await take(portion, { takenAt: '24/11/2026 07:20' })).toMatchObject(none);
    expect(journal()).toBe(before);
    // Later the same: one entry a call, and all are known to be so at that time.
    const code = rows[4_321]?.code ?? '';
    expect((await find(code)).outsideAt).toBe(at('2026-11-24T07:20:00'));
    for (const portion of portions) expect(await take(portion, { takenAt: '24/11/2026 07:50' })).toMatchObject(none);
    expect(journal()).toBe(before + 5);
    expect((await find(code)).outsideAt).toBe(at('2026-11-24T07:50:00'));
  });

  it('stand in the journal as they stand in the tables', async () => {
    const columns = `dossier_id, seq, code, track_token, procedure_name, state, received_at, due_at, ended_at, ended_late, ready_at,
      returned_at, clock_stopped_at, supplements, source, source_at, source_step, late_told_at`;
    const dump = `SELECT ${columns} FROM dossiers WHERE source IS NOT NULL ORDER BY seq`;
    const meta = 'SELECT * FROM meta ORDER BY key';
    const folder = `${office.dataDir}/again`;
    const db = openDatabase(folder);
    db.pragma('synchronous = OFF');
    migrate(db, migrationsDir);
    const apply = createApply(db, office.site.id);
    db.transaction(() => {
      for (const { data, at: when } of look<{ data: string; at: number }>('SELECT data, at FROM journal ORDER BY seq'))
        apply(JSON.parse(data), when);
    })();
    expect(look(dump).length).toBeGreaterThan(10_000);
    expect(db.prepare(dump).all()).toEqual(look(dump));
    expect(db.prepare(meta).all()).toEqual(look(meta));
    db.close();
    // All this was one breath: let the connections that ended meanwhile be seen.
    await new Promise(resolve => setImmediate(resolve));
  });
});

describe('what is personal', () => {
  it('is dropped, its field is named, and nothing of it is left anywhere', async () => {
    const [name, idNumber, phone, address] = marks;
    const got = await office.call(
      'dossier.import',
      {
        rows: [
          { code: codeOf(serial), state: 4, applicantName: name, idNumber, phone, address, step: `Gọi ${phone}` },
          { code: name, state: name, dueAt: name },
          { code: codeOf(serial + 1), state: phone },
          { code: codeOf(serial + 1), state: 4, at: address },
        ],
      },
      token,
      'a key of its own',
    );
    const value = expectDone(got);
    expect(value.dropped.sort()).toEqual(['address', 'applicantName', 'idNumber', 'phone', 'step']);
    expect(await find(codeOf(serial))).toMatchObject({ state: 4, stepLabel: null });
    const all = JSON.stringify(value);
    for (const mark of marks) expect(all).not.toContain(mark);
    // A word that is no state is told to whoever sent it, and not kept: it may be a name.
    const odd = await office.call(
      'dossier.import',
      { rows: [{ code: codeOf(serial + 2), state: name }] },
      token,
      'another key',
    );
    expect(JSON.stringify(odd)).toContain(name);
    for (const file of readdirSync(office.dataDir).filter(name => name.startsWith('motcua'))) {
      const bytes = readFileSync(join(office.dataDir, file)).toString('utf8');
      for (const mark of marks) expect(bytes.includes(mark), `${mark} in ${file}`).toBe(false);
    }
  });
});

describe('the site file', () => {
  const parse = (changes: object) => () => parseSite({ ...exampleSiteFile(), ...changes }, 'site.json');
  it('says in one sentence what is wrong with it', () => {
    const program = { id: 'tinh', tokenHash: hashToken('a'), may: ['dossier.import'] };
    expect(parse({ egov, programs: [program] })).not.toThrow();
    expect(parse({ egov, programs: [program, { ...program, id: 'hai' }] })).toThrow(/programs\[1\]\.tokenHash/);
    expect(parse({ egov, programs: [program, { ...program, tokenHash: hashToken('b') }] })).toThrow(
      /"tinh" stands twice/,
    );
    expect(parse({ egov: null, programs: [program] })).toThrow(/programs\[0\]\.may/);
    expect(parse({ egov, programs: [{ ...program, may: ['ticket.issue'] }] })).toThrow(/programs\[0\]\.may/);
    expect(parse({ egov: { ...egov, states: { Lạ: 11 } } })).toThrow(/egov\.states/);
    expect(parse({ egov: { ...egov, columns: { name: 'Họ tên' } } })).toThrow(/egov\.columns/);
  });

  it('may have no other system: then nothing is taken', async () => {
    const alone = await startOffice({ clock, site: { egov: null } });
    const admin = await alone.signIn('quan-tri');
    const got = await alone.call('dossier.import', { rows: [{ code: codeOf(1), state: 4 }] }, admin);
    expect(got).toMatchObject({ status: 409, refusal: 'egov.off' });
    expect(await alone.call('dossier.find', { code: codeOf(1) })).toMatchObject({ detail: { updatedAt: null } });
    await alone.stop();
  });
});
