// Privacy: marked names, numbers and words of an applicant are planted wherever an officer can write them, a dossier goes its
// whole way, and then everything that leaves the desk is searched: journal, remembered answers, views, moments, log, metrics,
// pages. When the retention rule says so, they are gone from the file itself, and the numbers stay.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../server/runtime/log.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { exampleKiosk, exampleSiteFile, expectDone, type Office, type Screen, startOffice } from '../fakes/office.ts';
import { letTimePass, until } from '../fakes/waiting.ts';

const clock = createFakeClock('2026-11-23T08:00:00+07:00');
const lines: string[] = [];
const log = createLog(
  'trace',
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  }),
);
let office: Office;
let officer: string;
let code: string;
let token: string;
const seen: unknown[] = [];

/** Nothing of this may be found outside the desk. */
const marks = {
  name: 'Zqxten Nguyễn',
  idNumber: '999912345678',
  phone: '0987654321',
  email: 'zqxthu@example.vn',
  address: 'Zqxdiachi, thôn Một',
  submitter: 'Zqxnguoinop',
  note: 'Zqxghichu',
  paper: 'Zqxgiayto',
  missing: 'Zqxconthieu',
  reason: 'Zqxlydo',
  apology: 'Zqxxinloi',
  fee: 'Zqxlephi',
  collector: 'Zqxnguoinhan',
  stepNote: 'Zqxbuoc',
};
const needles = [...Object.values(marks), 'zqx', marks.phone.slice(1), '84987654321'];

function findMarks(what: string): string[] {
  const text = what.toLowerCase();
  return needles.filter(needle => text.includes(needle.toLowerCase()));
}

const open = () => new Database(join(office.dataDir, 'motcua.db'), { readonly: true });
function countInJournal(type: string): number {
  const db = open();
  const count = db.prepare<[string], number>('SELECT count(*) FROM journal WHERE type = ?').pluck().get(type) ?? 0;
  db.close();
  return count;
}

beforeAll(async () => {
  const site = exampleSiteFile();
  office = await startOffice({
    clock,
    log,
    site: { dossiers: { ...(site.dossiers as object), keepPersonalDays: 30 } },
  });
  officer = await office.signIn('can-bo-1');
  const admin = await office.signIn('quan-tri');
  const screens: Screen<never>[] = [];
  const watch = async (kind: string, id: string, as: string | null) =>
    screens.push((await office.watch(kind as never, id, as)) as never);
  for (const { id } of office.site.screens) await watch('display', id, exampleKiosk);
  await watch('kiosk', '', exampleKiosk);
  await watch('supervisor', '', admin);
  for (const { id } of office.site.counters) {
    await watch('counter', id, officer);
    await watch('rating', id, officer);
  }

  const { items } = expectDone(await office.call('procedure.search', { text: '1.014881' }));
  const deed = async (name: string, more: object) => {
    const got = await office.call(
      name as 'dossier.receive',
      { code, ...more } as never,
      officer,
      `key ${name} ${Math.random()}`,
    );
    seen.push(name.endsWith('.show') || name.endsWith('.list') ? null : got);
    return expectDone(got);
  };
  const { name, idNumber, phone, email, address, submitter } = marks;
  const received = expectDone(
    await office.call(
      'dossier.receive',
      {
        procedureId: items[0]?.id,
        applicant: { name, idNumber, phone, email, address, submitter },
        papers: [{ name: marks.paper }],
        fees: [{ name: marks.fee, amount: 10_000 }],
        note: marks.note,
        smsConsent: true,
      },
      officer,
      'the one press',
    ),
  );
  seen.push(received);
  code = received.code;
  token = received.trackUrl.split('/').at(-1) ?? '';
  await deed('dossier.advance', { note: marks.stepNote });
  for (let i = 0; i < 2; i++) {
    await deed('dossier.request-supplement', {
      missing: [marks.missing],
      reason: marks.reason,
      apology: marks.apology,
    });
    await deed('dossier.supplement-received', { papers: [{ name: marks.paper }] });
  }
  await deed('dossier.request-payment', { fees: [{ name: marks.fee, amount: 5_000 }] });
  await deed('dossier.pay', { moment: 2, fees: [{ name: marks.fee, amount: 5_000 }] });
  await deed('dossier.correct', { applicant: { name, idNumber, phone, email, address, submitter } });
  const dueAt = Date.parse('2026-12-14T10:00:00+07:00');
  await deed('dossier.reappoint', { dueAt, reason: marks.reason });
  await deed('dossier.print', {});
  clock.set('2026-12-15T08:00:00+07:00');
  officer = await office.signIn('can-bo-1');
  // Late now: the clock tells it once.
  await until(() => countInJournal('dossier.late') === 1, 'the dossier is late');
  await deed('dossier.ready', {});
  await deed('dossier.return', { identityChecked: true, collector: marks.collector });
  // Tries that are refused, whose words must not be repeated to a log either.
  await office.call('dossier.stop', { code, reason: marks.reason }, officer);
  await office.call('dossier.receive', { procedureId: items[0]?.id, applicant: { name, phone: 'zqx' } }, officer);
  await office.call('dossier.find', { code, check: marks.phone.slice(-4) });
  await office.call('dossier.list', { text: name }, officer);
  await letTimePass(1_500, 'the office looks at its dossiers once a second, and must not tell it again');
  for (const screen of screens) seen.push(screen.views, screen.moments);
});
afterAll(() => office.stop());

describe('what is personal', () => {
  it('was really there, for the officer', async () => {
    const shown = JSON.stringify(expectDone(await office.call('dossier.show', { code }, officer)));
    const { fee: _, ...rest } = marks;
    for (const mark of Object.values(rest)) expect(shown).toContain(mark);
  });

  it('does not stand in the journal nor among remembered answers', () => {
    const db = open();
    const rows = ['journal', 'requests', 'tickets', 'dossiers', 'dossier_steps', 'payments', 'slip_jobs'].map(
      table => ({
        table,
        rows: JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()),
      }),
    );
    db.close();
    expect(rows.find(({ table }) => table === 'journal')?.rows).toContain('dossier.late');
    for (const { table, rows: text } of rows) expect(findMarks(text), table).toEqual([]);
  });

  it('is in no view, no moment and no answer to a deed', () => {
    expect(JSON.stringify(seen)).toContain(code);
    expect(findMarks(JSON.stringify(seen))).toEqual([]);
  });

  it('is in no answer to the public without the four digits', async () => {
    for (const key of [{ code }, { token }])
      expect(findMarks(JSON.stringify(await office.call('dossier.find', key)))).toEqual([]);
  });

  it('is in no log line, no metric, no page', async () => {
    expect(lines.length).toBeGreaterThan(0);
    expect(findMarks(lines.join(''))).toEqual([]);
    for (const path of [
      '/metrics',
      '/health',
      '/',
      '/api/openapi.json',
      '/pretend-printer',
      '/pretend-sms',
      `/d/${token}`,
    ])
      expect(findMarks(await (await fetch(office.url + path)).text()), path).toEqual([]);
  });

  it('is erased when the rule says so, from the file too, and the numbers stay', async () => {
    const sees = () =>
      readdirSync(office.dataDir).filter(
        file => findMarks(readFileSync(join(office.dataDir, file), 'latin1')).length > 0,
      );
    expect(sees()).not.toEqual([]);
    clock.set('2027-01-20T08:00:00+07:00');
    await expect.poll(sees).toEqual([]);
    officer = await office.signIn('can-bo-1');
    const shown = expectDone(await office.call('dossier.show', { code }, officer));
    expect(shown).toMatchObject({ applicant: null, state: 10, papers: [], words: [] });
    expect(await office.call('dossier.correct', { code, applicant: { name: 'Ai Đó' } }, officer)).toMatchObject({
      refusal: 'dossier.forgotten',
    });
    const { all } = expectDone(
      await office.call('dossier.numbers', { from: '2026-11-01' as never, to: '2026-12-31' as never }, officer),
    );
    expect(all).toMatchObject({ received: 1, late: 1 });
  });
});
