// A whole office that writes to citizens: who gets which message, when, how often; and what is left of it afterwards.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countSegments } from '../../../server/links/sms/message-segments.ts';
import { createLog } from '../../../server/runtime/log.ts';
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts';
import { expectDone, type Office, startOffice } from '../../fakes/office.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';
import { type Gateway, startGateway } from './gateway.ts';

let clock: FakeClock;
let gateway: Gateway;
let office: Office;
let lines: string[];
beforeEach(async () => {
  clock = createFakeClock('2026-11-23T08:00:00+07:00');
  gateway = await startGateway();
  lines = [];
});
afterEach(async () => {
  await office.stop();
  await gateway.close();
});

async function open(setting: object = gateway.setting()): Promise<void> {
  const to = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  office = await startOffice({ clock, site: { sms: setting }, log: createLog('trace', to) });
}

async function receive(more: object = {}, applicant: object = {}): Promise<string> {
  const officer = await office.signIn('can-bo-1');
  const { items } = expectDone(await office.call('procedure.search', { text: '1.014881' }));
  const got = await office.call(
    'dossier.receive',
    {
      procedureId: items[0]?.id ?? '',
      applicant: { name: 'Zqxten Nguyễn', phone: '0901 234 567', ...applicant },
      smsConsent: true,
      ...more,
    },
    officer,
  );
  return expectDone(got).code;
}

async function deed(name: string, code: string, more: object = {}): Promise<void> {
  const officer = await office.signIn('can-bo-1');
  expectDone(await office.call(name as 'dossier.ready', { code, ...more } as never, officer));
}

function rows<T>(sql: string): T[] {
  const db = new Database(join(office.dataDir, 'motcua.db'), { readonly: true });
  const found = db.prepare(sql).all() as T[];
  db.close();
  return found;
}
const ends = () =>
  rows<{ kind: string; state: string; reason: string | null }>(
    'SELECT kind, state, reason FROM sms_queue ORDER BY seq',
  );
const partOf = async () =>
  (await (await fetch(`${office.url}/health`)).json()) as {
    ok: boolean;
    parts: Record<string, { ok: boolean; message: string | null }>;
  };
const looked = () => letTimePass(1_300, 'the queue is looked at every second, and must not send');

describe('a citizen who said yes', () => {
  it('is told of each step in one plain message, with the code and nobody’s name', async () => {
    await open();
    const code = await receive();
    await gateway.untilCount(1);
    await deed('dossier.request-supplement', code, { missing: ['Zqxgiay'] });
    await gateway.untilCount(2);
    await deed('dossier.supplement-received', code);
    clock.set('2026-12-08T09:00:00+07:00');
    await gateway.untilCount(3);
    await deed('dossier.ready', code);
    await gateway.untilCount(4);
    expect(gateway.messages.map(({ to }) => to)).toEqual(Array(4).fill('+84901234567'));
    expect(gateway.messages.map(({ text }) => text)).toEqual([
      `UBND phuong Mau: Ho so ${code}: da tiep nhan, hen tra ket qua 08:00 26/11/2026. Hoi: 0260 1234 567.`,
      `UBND phuong Mau: Ho so ${code}: can bo sung giay to. Moi cong dan xem phieu yeu cau bo sung hoac hoi noi nop ho so. Hoi: 0260 1234 567.`,
      `UBND phuong Mau: Ho so ${code}: chua xong dung hen, co quan xin loi cong dan. Moi hoi noi nop ho so de biet ngay hen moi. Hoi: 0260 1234 567.`,
      `UBND phuong Mau: Ho so ${code}: da co ket qua. Moi cong dan mang giay hen va can cuoc den nhan. Hoi: 0260 1234 567.`,
    ]);
    for (const { text } of gateway.messages) expect(countSegments(text), text).toBe(1);
    expect(new Set(gateway.messages.map(({ id }) => id)).size).toBe(4);
  });

  it('is told with marks where the office wants it so', async () => {
    await open(gateway.setting({ plain: false }));
    const code = await receive();
    await gateway.untilCount(1);
    expect(gateway.messages[0]?.text).toBe(
      `UBND phường Mẫu: Hồ sơ ${code}: đã tiếp nhận, hẹn trả kết quả 08:00 26/11/2026. Hỏi: 0260 1234 567.`,
    );
  });

  it('is told only what the office chose to tell', async () => {
    await open(gateway.setting({ kinds: ['ready'] }));
    const code = await receive();
    await deed('dossier.ready', code);
    await gateway.untilCount(1);
    expect(gateway.messages[0]?.text).toContain('da co ket qua');
  });

  it('is left in peace in the evening and told in the morning', async () => {
    clock.set('2026-11-23T21:30:00+07:00');
    await open();
    await receive();
    await looked();
    expect(gateway.messages).toEqual([]);
    expect((await partOf()).parts.sms).toMatchObject({ ok: true, message: '1 waiting' });
    clock.set('2026-11-24T06:59:00+07:00');
    await looked();
    expect(gateway.messages).toEqual([]);
    clock.set('2026-11-24T07:00:00+07:00');
    await gateway.untilCount(1);
  });

  it('may change the mind while the message waits', async () => {
    clock.set('2026-11-23T22:00:00+07:00');
    await open();
    const code = await receive();
    const other = await receive({}, { phone: '0912345678' });
    await deed('dossier.correct', code, { smsConsent: false });
    clock.set('2026-11-24T07:30:00+07:00');
    await gateway.untilCount(1);
    await looked();
    expect(gateway.messages.map(({ text }) => text.includes(other))).toEqual([true]);
    expect(ends()).toEqual([
      { kind: 'received', state: 'failed', reason: 'no-consent' },
      { kind: 'received', state: 'sent', reason: null },
    ]);
  });

  it('is told the date when the papers come that a dossier without one had waited for', async () => {
    await open(gateway.setting({ kinds: ['received'] }));
    const code = await receive({ accept: false });
    await gateway.untilCount(1);
    await deed('dossier.request-supplement', code, { missing: ['Zqxgiay'] });
    await deed('dossier.supplement-received', code);
    await gateway.untilCount(2);
    expect(gateway.messages[0]?.text).not.toContain('hen tra');
    expect(gateway.messages[1]?.text).toContain(`${code}: da tiep nhan, hen tra ket qua 08:00 26/11/2026`);
  });

  it('is told in the morning only what is still so', async () => {
    await open();
    const codes = [await receive(), await receive(), await receive(), await receive()] as const;
    const [late, ready, asked, withdrawn] = codes;
    await gateway.untilCount(4);
    await deed('dossier.request-supplement', withdrawn, { missing: ['Zqxgiay'] });
    await gateway.untilCount(5);
    // Past the date of three of them, and night.
    clock.set('2026-11-26T21:30:00+07:00');
    await until(() => ends().length === 8, 'three are late');
    await deed('dossier.ready', ready);
    await deed('dossier.request-supplement', asked, { missing: ['Zqxgiay'] });
    await deed('dossier.supplement-received', asked);
    await deed('dossier.withdraw', withdrawn, { reason: 'Zqxly do' });
    const officer = await office.signIn('giam-sat');
    const again = { dueAt: Date.parse('2026-12-04T16:00:00+07:00'), reason: 'Zqxly do', force: true };
    expectDone(await office.call('dossier.reappoint', { code: asked, ...again } as never, officer));
    const evening = await receive();
    await deed('dossier.withdraw', evening, { reason: 'Zqxly do' });
    clock.set('2026-11-27T07:30:00+07:00');
    await gateway.untilCount(7);
    await looked();
    expect(
      ends()
        .slice(5)
        .map(({ kind, state, reason }) => [kind, state, reason]),
    ).toEqual([
      ['late', 'sent', null],
      ['late', 'failed', 'outdated'],
      ['late', 'failed', 'outdated'],
      ['ready', 'sent', null],
      ['supplement', 'failed', 'outdated'],
      ['received', 'failed', 'outdated'],
    ]);
    expect(gateway.messages.slice(5).map(({ text }) => text.includes(late) || text.includes(ready))).toEqual([
      true,
      true,
    ]);
  });
});

describe('no message goes', () => {
  it('without consent, without a number, to a land line', async () => {
    await open();
    await receive({ smsConsent: false });
    await receive({}, { phone: null });
    await receive({}, { phone: '0260 3862 233' });
    await receive({}, { phone: '0912 345 678' });
    await gateway.untilCount(1);
    await looked();
    expect(gateway.messages.map(({ to }) => to)).toEqual(['+84912345678']);
    expect(ends()).toEqual([
      { kind: 'received', state: 'failed', reason: 'land-line' },
      { kind: 'received', state: 'sent', reason: null },
    ]);
  });

  it('beyond the day’s limit, until the next morning', async () => {
    await open(gateway.setting({ dailyLimit: 2 }));
    for (let i = 0; i < 3; i++) await receive();
    await gateway.untilCount(2);
    await looked();
    expect(gateway.messages.length).toBe(2);
    const { ok, parts } = await partOf();
    expect(parts.sms).toEqual({
      ok: false,
      since: expect.any(Number),
      message: 'the limit of 2 messages a day is reached; 1 waiting',
    });
    expect(ok).toBe(true);
    // A new day by the office's clock, but a quiet hour.
    clock.set('2026-11-24T00:30:00+07:00');
    await looked();
    expect(gateway.messages.length).toBe(2);
    clock.set('2026-11-24T07:00:00+07:00');
    await gateway.untilCount(3);
    expect((await partOf()).parts.sms).toMatchObject({ ok: true, message: null });
  });

  it('while the gateway is busy; it is tried again, and given up after two days', async () => {
    await open();
    gateway.mood = 'busy';
    await receive();
    await until(() => ends()[0]?.reason === 'status-503', 'it was tried');
    expect((await partOf()).parts.sms).toMatchObject({
      ok: false,
      message: 'the gateway: status-503; the last message failed: status 503; 1 waiting',
    });
    gateway.mood = 'well';
    clock.pass(30_000);
    await looked();
    expect(gateway.messages).toEqual([]);
    clock.pass(31_000);
    await gateway.untilCount(1);
    gateway.mood = 'busy';
    await receive();
    await until(() => ends()[1]?.reason === 'status-503', 'it was tried');
    gateway.mood = 'well';
    clock.set('2026-11-25T08:05:00+07:00');
    await until(() => ends()[1]?.state === 'failed', 'it was given up');
    expect(ends()[1]?.reason).toBe('too-old');
    expect(gateway.messages.length).toBe(1);
  });

  it('twice: neither after a restart, nor when nobody knows how it went', async () => {
    await open();
    clock.set('2026-11-23T22:00:00+07:00');
    await receive();
    await office.restart();
    clock.set('2026-11-24T08:00:00+07:00');
    await gateway.untilCount(1);
    gateway.mood = 'holds';
    await receive();
    await gateway.untilCount(2);
    await office.restart();
    gateway.mood = 'well';
    await receive();
    await gateway.untilCount(3);
    await office.restart();
    await looked();
    expect(gateway.messages.length).toBe(3);
    expect(ends().map(({ state, reason }) => [state, reason])).toEqual([
      ['sent', null],
      ['unknown', 'stopped'],
      ['sent', null],
    ]);
  });
});

describe('afterwards', () => {
  it('the traces go though the clock was set back', async () => {
    clock.set('2026-11-23T15:00:00+07:00');
    await open();
    const traces = () =>
      readdirSync(office.dataDir)
        .map(file => readFileSync(join(office.dataDir, file), 'latin1'))
        .some(text => text.includes('+84901234567'));
    for (const time of ['15:00', '09:00']) {
      clock.set(`2026-11-23T${time}:00+07:00`);
      const before = gateway.messages.length;
      await receive();
      await gateway.untilCount(before + 1);
      await until(() => ends().every(({ state }) => state === 'sent'), 'it ended');
      await until(() => !traces(), `the number is gone at ${time}`);
    }
  });

  it('number and text are gone from the file, and were never in a log, a metric or the journal', async () => {
    clock.set('2026-11-23T22:00:00+07:00');
    await open();
    const code = await receive();
    const files = () =>
      readdirSync(office.dataDir)
        .map(file => readFileSync(join(office.dataDir, file), 'latin1'))
        .join('');
    const text = `Ho so ${code}: da tiep nhan`;
    // The number of the dossier itself stays until the retention rule takes it.
    expect(files()).toContain('+84901234567');
    expect(files()).toContain(text);
    clock.set('2026-11-24T08:00:00+07:00');
    await gateway.untilCount(1);
    await until(() => ends()[0]?.state === 'sent', 'it ended');
    await until(() => !files().includes('+84901234567'), 'the number is gone');
    expect(files()).not.toContain(text);
    expect(rows('SELECT phone, text FROM sms_queue')).toEqual([{ phone: null, text: null }]);
    expect(rows('SELECT kind, outcome, count FROM sms_counts')).toEqual([
      { kind: 'received', outcome: 'sent', count: 1 },
    ]);
    const told = [
      lines.join(''),
      JSON.stringify(rows('SELECT * FROM journal')),
      await (await fetch(`${office.url}/metrics`)).text(),
      await (await fetch(`${office.url}/health`)).text(),
    ].join('\n');
    expect(lines.join('')).toContain('"sms.sent"');
    for (const secret of ['901234567', '0901 234 567', 'da tiep nhan', 'gw-secret', 'Zqx'])
      expect(told).not.toContain(secret);
  });

  it('an office that has no SMS any more forgets what waited, and does not make up for it later', async () => {
    clock.set('2026-11-23T22:00:00+07:00');
    await open();
    await receive();
    expect(ends()).toMatchObject([{ state: 'queued' }]);
    await office.restart({ sms: null });
    expect(ends()).toEqual([{ kind: 'received', state: 'failed', reason: 'switched-off' }]);
    await receive();
    await office.restart({ sms: gateway.setting() });
    clock.set('2026-11-24T08:00:00+07:00');
    await looked();
    expect(gateway.messages).toEqual([]);
    expect((await partOf()).parts.sms).toMatchObject({ ok: true });
  });
});

describe('the example office', () => {
  it('shows its messages on a page, with the numbers masked', async () => {
    office = await startOffice({ clock });
    const code = await receive();
    const page = async () => (await fetch(`${office.url}/pretend-sms`)).text();
    let shown = '';
    await expect.poll(async () => (shown = await page())).toContain(code);
    expect(shown).toContain('09•• ••• 567');
    expect(shown).toContain('08:00 23/11/2026');
    expect(shown).not.toMatch(/1234567|Zqx/);
    expect(await (await fetch(office.url)).text()).toContain('href="/pretend-sms"');
  });

  it('has no such page when its messages really go', async () => {
    await open();
    expect((await fetch(`${office.url}/pretend-sms`)).status).toBe(404);
  });
});
