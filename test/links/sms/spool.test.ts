// The folders of a daemon: exact files, no half ones, nothing of anybody else touched, and what is true when the daemon is dead.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSpoolDirSms } from '../../../server/links/sms/drivers/spool-dir/index.ts';
import type { SpoolTiming } from '../../../server/links/sms/drivers/spool-dir/outgoing-files.ts';
import { gammu, smstools } from '../../../server/links/sms/drivers/spool-dir/spool-formats.ts';
import type { SmsDriver } from '../../../server/links/sms/sms-driver.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';

const message = { id: '01a2074f-18ee-71f0-b395-04ca3031f875', to: '+84901234567', text: 'Ho so @ $_' } as const;
const at = Date.parse('2026-11-23T01:15:09Z');

describe('a file for smstools', () => {
  it('is written in the alphabet of phones', () => {
    const { name, bytes } = smstools.write(message, at);
    expect(name).toBe(`motcua-${message.id}`);
    // "@" is 0, "$" is 2, "_" is 17.
    expect(Buffer.from(bytes).toString('latin1')).toBe('To: 84901234567\nAlphabet: GSM\n\nHo so \x00 \x02\x11');
  });

  it('is written in 16 bits when it has marks', () => {
    const { bytes } = smstools.write({ ...message, text: 'Hồ' }, at);
    expect(Buffer.from(bytes).toString('hex')).toBe(
      `${Buffer.from('To: 84901234567\nAlphabet: UCS\n\n').toString('hex')}00481ed3`,
    );
  });

  it('that came is read in each of its alphabets', () => {
    const file = (alphabet: string, body: Buffer | string) =>
      Buffer.concat([
        Buffer.from(`From: 84901234567\nReceived: 26-11-23 08:15:04\nAlphabet: ${alphabet}\n\n`),
        Buffer.from(body),
      ]);
    const read = (bytes: Buffer) => smstools.read('GSM1.x', bytes);
    expect(read(file('ISO', 'TC\n'))).toEqual({ from: '+84901234567', text: 'TC' });
    expect(read(file('UTF-8', 'Từ chối'))).toEqual({ from: '+84901234567', text: 'Từ chối' });
    expect(read(file('UCS2', Buffer.from('Từ chối', 'utf16le').swap16()))).toEqual({
      from: '+84901234567',
      text: 'Từ chối',
    });
    expect(read(file('ISO', 'SMS STATUS REPORT\nMessage_id: 1'))).toEqual({ from: '+84901234567', text: null });
    expect(read(file('binary', '\x00\x01'))).toEqual({ from: '+84901234567', text: null });
    expect(read(Buffer.from('From: VIETTEL\r\nAlphabet: ISO\r\n\r\nQC'))).toEqual({ from: 'VIETTEL', text: 'QC' });
    expect(read(Buffer.from('a file of somebody else'))).toBeNull();
  });
});

describe('a file for gammu', () => {
  it('has all in its name, and the text with the mark of its byte order', () => {
    const { name, bytes } = gammu.write(message, at);
    expect(name).toBe(`OUTC20261123_011509_00_+84901234567_motcua-${message.id}.txt`);
    expect(name.length).toBeLessThan(100);
    expect(Buffer.from(bytes).toString('hex')).toBe(
      `feff${Buffer.from(message.text, 'utf16le').swap16().toString('hex')}`,
    );
  });

  it('that came is read', () => {
    const wide = Buffer.from('\ufeffTừ chối', 'utf16le').swap16();
    expect(gammu.read('IN20261123_081500_00_+84901234567_00.txt', wide)).toEqual({
      from: '+84901234567',
      text: 'Từ chối',
    });
    expect(gammu.read('IN20261123_081500_00_+84901234567_00.txt', Buffer.from('TC'))).toEqual({
      from: '+84901234567',
      text: 'TC',
    });
    expect(gammu.read('IN20261123_081500_00_+84901234567_01.txt', wide)).toEqual({ from: '+84901234567', text: null });
    expect(gammu.read('OUTC20261123_081500_00_+84901234567_x.txt', wide)).toBeNull();
  });
});

describe('the folders', () => {
  let dir: string;
  let driver: SmsDriver | null = null;
  const path = (folder: string) => join(dir, folder);
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'motcua-spool-'));
    for (const folder of ['out', 'sent', 'failed', 'in']) mkdirSync(path(folder));
  });
  afterEach(async () => {
    await driver?.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  function open(format: 'smstools' | 'gammu', timing: Partial<SpoolTiming> = {}): SmsDriver {
    driver = createSpoolDirSms({
      format,
      outgoing: path('out'),
      sent: path('sent'),
      failed: path('failed'),
      incoming: path('in'),
      timing: { lookMs: 15, takeMs: 60_000, wordMs: 60_000, settledMs: 0, ...timing },
      now: () => at,
      onFault: error => {
        throw error;
      },
    });
    driver.start();
    return driver;
  }
  const visible = (folder: string) => readdirSync(path(folder)).filter(name => !name.startsWith('.'));

  it.each(['smstools', 'gammu'] as const)('of %s get whole files that the daemon may take', async format => {
    const sending = open(format).send(message);
    await until(() => visible('out').length === 1, 'the file is there');
    const [name = ''] = visible('out');
    expect(readdirSync(path('out'))).toEqual([name]);
    expect(readFileSync(join(path('out'), name))).toEqual(
      Buffer.from((format === 'gammu' ? gammu : smstools).write(message, at).bytes),
    );
    // The daemon is in the folder's group.
    expect(statSync(join(path('out'), name)).mode & 0o777).toBe(0o660);
    // It may work on it for long, somewhere else too.
    renameSync(join(path('out'), name), join(dir, name));
    await letTimePass(100, 'the daemon works on it');
    renameSync(join(dir, name), join(path('sent'), name));
    expect(await sending).toEqual({ state: 'sent' });
    expect(visible('sent')).toEqual([]);
  });

  it('of a dead smstools give the message back, untouched', async () => {
    const dead = open('smstools', { takeMs: 80 });
    expect(await dead.send(message)).toEqual({ state: 'failed', reason: 'nobody-takes', again: true });
    expect(readdirSync(path('out'))).toEqual([]);
  });

  it('of a dead gammu keep it for long, and then nobody knows: it may be sending it', async () => {
    const dead = open('gammu', { takeMs: 20, wordMs: 4_000 });
    const sending = dead.send(message);
    await until(() => visible('out').length === 1, 'the file is there');
    await letTimePass(200, 'a daemon that only takes files would be given up by now');
    expect(visible('out')).toHaveLength(1);
    expect(await sending).toEqual({ state: 'unknown', reason: 'nobody-takes' });
    expect(readdirSync(path('out'))).toEqual([]);
  });

  it('keep what is not ours', async () => {
    writeFileSync(join(path('sent'), 'GSM1.other'), 'x');
    writeFileSync(join(path('out'), 'other'), 'To: 84911111111\n\nx');
    writeFileSync(join(path('in'), 'notes.md'), 'x');
    // Ours, of a run before: it holds number and text.
    writeFileSync(join(path('sent'), `motcua-old`), 'To: 84901234567\n\nx');
    writeFileSync(join(path('failed'), `motcua-older`), 'To: 84901234567\n\nx');
    open('smstools');
    await until(() => visible('sent').length === 1 && visible('failed').length === 0, 'ours are gone');
    await letTimePass(60, 'the folders are looked at every 15 ms');
    expect([visible('sent'), visible('out'), visible('in')]).toEqual([['GSM1.other'], ['other'], ['notes.md']]);
  });

  it('that are not there are said in words, and found again', async () => {
    rmSync(path('failed'), { recursive: true });
    const one = open('smstools');
    await until(() => one.health().message === 'the folder "failed" cannot be read and written', 'it says so');
    mkdirSync(path('failed'));
    await until(() => one.health().ok, 'it is well');
  });

  it('give what came oldest first, and when it is whole', async () => {
    const heard: string[] = [];
    const one = open('smstools', { settledMs: 1_000 });
    one.onReply((from, text) => heard.push(`${from} ${text}`));
    writeFileSync(join(path('in'), 'GSM1.b'), 'From: 84901234567\n\nmot');
    await letTimePass(20, 'the second file is later than the first');
    writeFileSync(join(path('in'), 'GSM1.a'), 'From: 84901234567\n\nhai, nua dau');
    await letTimePass(30, 'the rest of the file comes later');
    writeFileSync(join(path('in'), 'GSM1.a'), 'From: 84901234567\n\nhai, ca hai nua');
    await until(() => heard.length === 2, 'both came');
    expect(heard).toEqual(['+84901234567 mot', '+84901234567 hai, ca hai nua']);
    expect(visible('in')).toEqual([]);
  });
});
