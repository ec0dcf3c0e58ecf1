// What people write back, in all their ways, and what an office does about it.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReply } from '../../../server/links/sms/reply.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { expectDone, type Office, startOffice } from '../../fakes/office.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';
import { readSpoolFile, writeIncoming } from './daemon-side.ts';

const words = { optOutWords: ['TC', 'TU CHOI', 'STOP'], optInWords: ['NHAN TIN'], queryWords: ['HS', 'TRA CUU'] };
const unit = '000.00.01.H99';
const code = '000.00.01.H99-261123-0001';

describe('a reply', () => {
  it.each(['TC', 'tc', ' Tc. ', 'TC!', 'từ chối', 'Tu choi nhan tin nua', 'STOP', 'stop please', 'TC QC'])(
    'stops: %s',
    text => expect(readReply(text, words, unit)).toEqual({ kind: 'stop' }),
  );
  it.each(['nhan tin', 'Nhận tin', 'NHẬN TIN lại'])('resumes: %s', text =>
    expect(readReply(text, words, unit)).toEqual({ kind: 'resume' }),
  );
  it.each([
    [`HS ${code}`, code],
    [`hs ${code.toLowerCase()}`, code],
    [`Tra cứu: ${code}.`, code],
    [`HS 000.00.01.H99 - 261123 - 0001`, code],
    [`HS ${code.replaceAll('-', '–')}`, code],
    [code, code],
    ['HS 261123-0001', code],
    ['HS G09.20-251120-0012', 'G09.20-251120-0012'],
    ['HS', null],
    ['HS 123', null],
    [`HS ${code} của tôi đâu`, null],
  ])('asks: %s', (text, wanted) => expect(readReply(text, words, unit)).toEqual({ kind: 'query', code: wanted }));
  it.each(['', 'OK', 'Cảm ơn', 'tcc', 'hsx', 'Xin chào, HS của tôi', '261123-0001', '👍', 'x'.repeat(200)])(
    'is nothing for us: %s',
    text => expect(readReply(text, words, unit)).toBeNull(),
  );
});

describe('an office that hears', () => {
  const clock = createFakeClock('2026-11-23T08:00:00+07:00');
  const sent: { to: string; text: string }[] = [];
  let dir: string;
  let office: Office;
  let daemonRuns = true;
  let arrived = 0;
  const path = (folder: string) => join(dir, folder);
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'motcua-reply-'));
    for (const folder of ['out', 'sent', 'failed', 'in']) mkdirSync(path(folder));
    void (async () => {
      while (daemonRuns) {
        for (const name of readdirSync(path('out')).filter(name => !name.startsWith('.'))) {
          sent.push(readSpoolFile('smstools', name, readFileSync(join(path('out'), name))));
          renameSync(join(path('out'), name), join(path('sent'), name));
        }
        await letTimePass(20, 'the daemon looks into its folder now and then');
      }
    })();
    const driver = {
      kind: 'spool-dir',
      format: 'smstools',
      outgoing: path('out'),
      sent: path('sent'),
      failed: path('failed'),
      incoming: path('in'),
    };
    office = await startOffice({
      clock,
      site: { sms: { driver, signature: 'UBND phường Mẫu', kinds: ['received'], dailyLimit: 12, answersPerHour: 3 } },
    });
  });
  afterAll(async () => {
    await office.stop();
    daemonRuns = false;
    rmSync(dir, { recursive: true, force: true });
  });

  async function receive(phone: string): Promise<string> {
    const officer = await office.signIn('can-bo-1');
    const { items } = expectDone(await office.call('procedure.search', { text: '1.014881' }));
    const input = { procedureId: items[0]?.id ?? '', applicant: { name: 'Ai', phone }, smsConsent: true };
    return expectDone(await office.call('dossier.receive', input, officer)).code;
  }
  function write(from: string, text: string): void {
    arrived += 1;
    const { name, bytes } = writeIncoming('smstools', { from, text, no: arrived });
    writeFileSync(join(path('in'), `.${name}`), bytes);
    renameSync(join(path('in'), `.${name}`), join(path('in'), name));
  }
  const untilSent = (count: number) => until(() => sent.length >= count, `${count} messages`);
  const untilRead = () => until(() => readdirSync(path('in')).length === 0, 'all was read');
  function counts(): Record<string, number> {
    const db = new Database(join(office.dataDir, 'motcua.db'), { readonly: true });
    const rows = db
      .prepare(`SELECT outcome, sum(count) AS n FROM sms_counts WHERE kind = 'arrived' GROUP BY outcome`)
      .all();
    db.close();
    return Object.fromEntries((rows as { outcome: string; n: number }[]).map(({ outcome, n }) => [outcome, n]));
  }
  /** Nothing waits to be sent, and nothing is under way. */
  const untilIdle = () =>
    until(() => {
      const db = new Database(join(office.dataDir, 'motcua.db'), { readonly: true });
      const open = db.prepare('SELECT count(*) FROM sms_queue WHERE ended_at IS NULL').pluck().get();
      db.close();
      return open === 0;
    }, 'nothing waits to be sent');
  const untilCounted = (what: string, count: number) => until(() => counts()[what] === count, `${count} ${what}`);

  it('stops for whoever wants so, says it once, and remembers it', async () => {
    const first = await receive('0901234567');
    await untilSent(1);
    expect(sent[0]?.text).toBe(
      `UBND phuong Mau: Ho so ${first}: da tiep nhan, hen tra ket qua 08:00 26/11/2026. Hoi: 0260 1234 567. Soan TC de ngung nhan tin.`,
    );
    write('+84901234567', 'Từ chối');
    await untilSent(2);
    expect(sent[1]).toEqual({
      to: '+84901234567',
      text: 'UBND phuong Mau: Co quan se khong gui tin den so nay nua. Soan NHAN TIN de nhan lai. Hoi: 0260 1234 567.',
    });
    write('+84901234567', 'TC');
    await untilCounted('ignored', 1);
    await receive('0901 234 567');
    await office.restart();
    const other = await receive('0912345678');
    await untilSent(3);
    await untilIdle();
    await letTimePass(1_300, 'the queue is looked at every second, and must send nothing more');
    expect(sent.slice(2).map(({ text }) => text.includes(other))).toEqual([true]);
    const db = new Database(join(office.dataDir, 'motcua.db'), { readonly: true });
    expect(JSON.stringify(db.prepare('SELECT * FROM sms_refused').all())).not.toMatch(/901234567/);
    expect(db.prepare(`SELECT reason FROM sms_queue WHERE state = 'failed'`).pluck().all()).toEqual(['refused']);
    db.close();
  });

  it('sends again to whoever wants so', async () => {
    write('+84901234567', 'nhận tin');
    await untilSent(4);
    expect(sent[3]?.text).toContain('se lai nhan duoc tin');
    const again = await receive('0901234567');
    await untilSent(5);
    expect(sent[4]).toMatchObject({ to: '+84901234567', text: expect.stringContaining(again) });
  });

  it('answers how a dossier stands, by night too, with what anybody may know', async () => {
    clock.set('2026-11-23T23:30:00+07:00');
    const before = sent.length;
    write('+84987654321', `HS ${code}`);
    await untilSent(before + 1);
    expect(sent.at(-1)).toEqual({
      to: '+84987654321',
      text: `UBND phuong Mau: ${code}: Da tiep nhan ho so. Hen tra ket qua 08:00 26/11/2026. Hoi: 0260 1234 567.`,
    });
    clock.set('2026-11-26T08:00:01+07:00');
    write('+84987654321', 'HS 261123-0001');
    await untilSent(before + 2);
    expect(sent.at(-1)?.text).toContain('Da qua hen 08:00 26/11/2026');
    write('+84911111111', 'HS 000.00.01.H99-261123-9999');
    await until(() => sent.some(({ to }) => to === '+84911111111'), 'the unknown code');
    expect(sent.find(({ to }) => to === '+84911111111')?.text).toBe(
      'UBND phuong Mau: Khong tim thay ho so co ma nay. Moi cong dan xem lai ma ghi tren giay hen. Hoi: 0260 1234 567.',
    );
  });

  it('answers one number so many times an hour, and machines never', async () => {
    clock.set('2026-11-27T09:00:00+07:00');
    await untilRead();
    await untilIdle();
    const before = sent.length;
    const { ignored = 0 } = counts();
    for (let i = 0; i < 5; i++) write('+84922222222', `HS ${code}`);
    for (const from of ['VIETTEL', '1414', '+842603862233']) write(from, `HS ${code}`);
    await untilCounted('too-many', 2);
    await untilCounted('ignored', ignored + 3);
    await untilSent(before + 3);
    await untilIdle();
    expect(sent.slice(before).map(({ to }) => to)).toEqual(Array(3).fill('+84922222222'));
    clock.pass(3_600_001);
    write('+84922222222', `HS ${code}`);
    await untilSent(before + 4);
  });

  it('keeps half of the day’s messages for what it has to say itself', async () => {
    await untilIdle();
    clock.set('2026-11-28T09:00:00+07:00');
    const before = sent.length;
    const { asked = 0, 'too-many': many = 0 } = counts();
    for (let i = 0; i < 8; i++) write(`+8493000000${i}`, `HS ${code}`);
    await untilCounted('too-many', many + 2);
    await untilCounted('asked', asked + 6);
    await untilSent(before + 6);
    // Whoever wants no messages is heard all the same.
    write('+84939999999', 'TC');
    const { stopped = 0 } = counts();
    await untilCounted('stopped', stopped + 1);
  });
});
