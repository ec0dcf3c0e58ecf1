// The watched folder, with real files, on a real server that is stopped and started: read once and whole, put away with a report,
// well again by itself when the share comes back.
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../server/runtime/clock.ts';
import { createLog } from '../../../server/runtime/log.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { exampleKiosk, type Office, startOffice } from '../../fakes/office.ts';
import { letTimePass } from '../../fakes/waiting.ts';
import { codeOf, marks, toCsv, toXlsx } from './files.ts';

const share = mkdtempSync(join(tmpdir(), 'motcua-share-'));
const folder = join(share, 'ho-so');
const told: string[] = [];
const written = new Writable({
  write(chunk, _encoding, done) {
    told.push(String(chunk));
    done();
  },
});
let office: Office;
beforeAll(async () => {
  mkdirSync(folder);
  office = await startOffice({
    log: createLog('info', written),
    site: { egov: { source: 'Hệ thống tỉnh', folder, everySeconds: 1 } },
  });
});
afterAll(async () => {
  await office.stop();
  rmSync(share, { recursive: true, force: true });
});
let serial = 0;
beforeEach(() => {
  serial += 100;
});

const list = (place = '.') => (existsSync(join(folder, place)) ? readdirSync(join(folder, place)).sort() : []);
const waiting = () => list().filter(name => name !== 'done' && name !== 'failed');
const put = (name: string, bytes: string | Buffer) => writeFileSync(join(folder, name), bytes);
const report = (name: string, place = 'done') => readFileSync(join(folder, place, `${name}.report.txt`), 'utf8');
/** Asked again and again, as a script of the example office may: a stranger who asks for what is not there is slowed. */
const state = async (code: string) => {
  const got = await office.call('dossier.find', { code }, exampleKiosk);
  return got.ok ? got.value.state : got.refusal;
};
const health = async () => {
  const got = (await (await fetch(`${office.url}/health`)).json()) as {
    ok: boolean;
    parts: Record<string, { ok: boolean; message: string | null } | undefined>;
  };
  return { office: got.ok, egov: got.parts.egov?.ok, message: got.parts.egov?.message ?? null };
};
const entries = (code: string) => {
  const db = new Database(join(office.dataDir, 'motcua.db'), { readonly: true });
  const n = db.prepare('SELECT count(*) FROM journal WHERE data LIKE ?').pluck().get(`%${code}%`);
  db.close();
  return n;
};
const awhile = () => letTimePass(3_500, 'the folder is looked at every second');

describe('a file in the watched folder', () => {
  it('is taken, put away, and reported in Vietnamese', async () => {
    const code = codeOf(serial);
    put(
      'ngay-24.csv',
      toCsv([
        { serial, state: 'Đang xử lý' },
        { serial: serial + 1, state: 'Chờ trời' },
      ]),
    );
    await expect.poll(() => state(code)).toBe(4);
    await expect.poll(waiting).toEqual([]);
    expect(list('done')).toEqual(['ngay-24.csv', 'ngay-24.csv.report.txt']);
    const text = report('ngay-24.csv');
    expect(text).toContain('Thêm mới: 1. Thay đổi: 0. Giữ nguyên: 0. Không nhận: 1. Không khớp: 0.');
    expect(text).toContain(`Dòng 3 (${codeOf(serial + 1)}): Trạng thái “Chờ trời” chưa được khai báo`);
    expect(text).toContain('Cột dữ liệu cá nhân, không đọc: “Chủ hồ sơ”, “Số CCCD”, “Điện thoại”, “Địa chỉ”.');
    for (const mark of marks) expect(text.includes(mark)).toBe(false);
    expect(await health()).toEqual({ office: true, egov: true, message: null });
  });

  it('leaves nobody in the database', () => {
    for (const file of readdirSync(office.dataDir).filter(file => file.startsWith('motcua')))
      for (const mark of marks)
        expect(readFileSync(join(office.dataDir, file)).includes(mark), `${mark} in ${file}`).toBe(false);
  });

  it('the same again is no news, and keeps the first report', async () => {
    const code = codeOf(serial);
    const text = toCsv([{ serial, state: 'Đang xử lý' }]);
    put('lap-lai.csv', text);
    await expect.poll(() => list('done')).toContain('lap-lai.csv.report.txt');
    put('lap-lai.csv', text);
    await expect.poll(() => list('done')).toContain('lap-lai-2.csv.report.txt');
    expect(report('lap-lai-2.csv')).toContain('Thêm mới: 0. Thay đổi: 0. Giữ nguyên: 1.');
    expect(entries(code)).toBe(1);
  });

  it('in two halves is read whole, and once', async () => {
    const text = toCsv(Array.from({ length: 40 }, (_, i) => ({ serial: serial + i, state: 'Đang xử lý' })));
    // In the middle of a line, in the middle of a letter.
    const bytes = Buffer.from(text);
    const half = bytes.indexOf(Buffer.from('ử'), bytes.length / 2) + 1;
    put('hai-nua.csv', bytes.subarray(0, half));
    await letTimePass(2_500, 'the other half comes later, and the folder is looked at every second');
    expect(await state(codeOf(serial))).toBe('dossier.unknown');
    appendFileSync(join(folder, 'hai-nua.csv'), bytes.subarray(half));
    await expect.poll(() => list('done')).toContain('hai-nua.csv.report.txt');
    expect(report('hai-nua.csv')).toContain('Thêm mới: 40. Thay đổi: 0. Giữ nguyên: 0. Không nhận: 0.');
    const whole = await toXlsx([{ serial: serial + 50, state: 'Đang xử lý' }]);
    put('hai-nua.xlsx', whole.subarray(0, whole.length / 2));
    await letTimePass(2_500, 'the other half comes later, and the folder is looked at every second');
    put('hai-nua.xlsx', whole);
    await expect.poll(() => state(codeOf(serial + 50))).toBe(4);
    expect(list('failed')).toEqual([]);
  });

  it('without a line end at its end is taken when nothing comes any more', async () => {
    put('khong-xuong-dong.csv', toCsv([{ serial, state: 'Đang xử lý' }]).trimEnd());
    await expect.poll(() => state(codeOf(serial))).toBe(4);
  });

  it('that cannot be read goes to "failed", says why, and stands before no other', async () => {
    put('a-hong.xlsx', 'no spreadsheet');
    put('b-sai-cot.csv', 'a,b\r\n1,2\r\n');
    put('c-tot.csv', toCsv([{ serial, state: 'Đang xử lý' }]));
    await expect.poll(() => state(codeOf(serial))).toBe(4);
    await expect.poll(waiting).toEqual([]);
    expect(list('failed').filter(name => !name.endsWith('.txt'))).toEqual(['a-hong.xlsx', 'b-sai-cot.csv']);
    expect(report('a-hong.xlsx', 'failed')).toContain('Không mở được bảng tính này');
    expect(report('b-sai-cot.csv', 'failed')).toContain('Không thấy dòng tiêu đề');
  });

  it('is left alone when it is something else', async () => {
    put('~$ho-so.xlsx', 'locked by Excel');
    put('.an.csv', 'x');
    put('huong-dan.pdf', 'x');
    mkdirSync(join(folder, 'thu-muc.csv'));
    await awhile();
    expect(waiting()).toEqual(['.an.csv', 'huong-dan.pdf', 'thu-muc.csv', '~$ho-so.xlsx']);
    expect((await health()).egov).toBe(true);
    for (const name of waiting()) rmSync(join(folder, name), { recursive: true });
  });

  it('the newer of two has the last word, whatever their names', async () => {
    const code = codeOf(serial);
    put('a.csv', toCsv([{ serial, state: 'Đã trả kết quả' }]));
    put('b.csv', toCsv([{ serial, state: 'Đang xử lý' }]));
    const hour = 3_600_000;
    utimesSync(join(folder, 'a.csv'), new Date(), new Date(systemClock.now() - hour));
    utimesSync(join(folder, 'b.csv'), new Date(), new Date(systemClock.now() - 2 * hour));
    await expect.poll(() => list('done')).toEqual(expect.arrayContaining(['a.csv', 'b.csv']));
    await expect.poll(waiting).toEqual([]);
    expect(await state(code)).toBe(10);
    expect(report('a.csv')).toContain('Thay đổi: 1. Giữ nguyên: 0. Không nhận: 0. Không khớp: 0.');
  });
});

describe('the server', () => {
  it('goes on after a restart with what came meanwhile, and reads nothing a second time', async () => {
    const code = codeOf(serial);
    put('truoc.csv', toCsv([{ serial, state: 'Đang xử lý' }]));
    await expect.poll(() => list('done')).toContain('truoc.csv');
    const done = list('done');
    put('trong-luc-tat.csv', toCsv([{ serial: serial + 1, state: 'Đã xử lý xong' }]));
    await office.restart();
    await expect.poll(() => state(codeOf(serial + 1))).toBe(9);
    await expect.poll(waiting).toEqual([]);
    expect(list('done')).toEqual([...done, 'trong-luc-tat.csv', 'trong-luc-tat.csv.report.txt'].sort());
    expect(entries(code)).toBe(1);
  });

  it('says when the folder is gone, works on, and finds it again by itself', async () => {
    renameSync(folder, `${folder}-away`);
    await expect.poll(health).toMatchObject({ office: true, egov: false, message: expect.stringContaining('ENOENT') });
    await office.issue('ho-tich');
    renameSync(`${folder}-away`, folder);
    put('tro-lai.csv', toCsv([{ serial, state: 'Đang xử lý' }]));
    await expect.poll(() => state(codeOf(serial))).toBe(4);
    await expect.poll(health).toEqual({ office: true, egov: true, message: null });
  });

  it('says when a file can be read but not put away, and does not read it again and again', async () => {
    const aside = [join(folder, 'done'), join(folder, 'done-aside')] as const;
    renameSync(...aside);
    // Where the folder "done" should be stands a file: for root too nothing can be put there.
    writeFileSync(aside[0], 'in the way');
    put('ket.csv', toCsv([{ serial, state: 'Đang xử lý' }]));
    await expect.poll(health).toMatchObject({ egov: false, message: 'ket.csv was read but cannot be moved away' });
    await awhile();
    expect(await state(codeOf(serial))).toBe(4);
    expect(told.filter(line => line.includes('ket.csv') && line.includes('"egov.file-not-moved"'))).toHaveLength(1);
    rmSync(aside[0]);
    renameSync(aside[1], aside[0]);
    put('ket.csv', toCsv([{ serial, state: 'Đã xử lý xong' }]));
    await expect.poll(() => state(codeOf(serial))).toBe(9);
    await expect.poll(health).toMatchObject({ egov: true });
  });

  it.skipIf(process.getuid?.() === 0)('says when a file may not be read', async () => {
    put('cam.csv', toCsv([{ serial, state: 'Đang xử lý' }]));
    chmodSync(join(folder, 'cam.csv'), 0);
    await expect.poll(health).toMatchObject({ egov: false, message: expect.stringContaining('EACCES') });
    chmodSync(join(folder, 'cam.csv'), 0o600);
    await expect.poll(() => state(codeOf(serial))).toBe(4);
  });

  it('stops at once in the middle of a large file, and takes the rest afterwards', async () => {
    const rows = Array.from({ length: 6_000 }, (_, i) => ({
      ...{ serial: i, state: 'Đang xử lý' },
      code: `000.00.01.H99-260${1 + (serial % 7)}17-${String(i).padStart(6, '0')}`,
    }));
    const [first, last] = [rows[0]?.code ?? '', rows.at(-1)?.code ?? ''];
    put('lon.csv', toCsv(rows));
    await expect.poll(() => state(first)).toBe(4);
    await office.restart();
    // It did not read on to the end before it stopped.
    expect(await state(last)).toBe('dossier.unknown');
    await expect.poll(() => state(last)).toBe(4);
    await expect.poll(waiting).toEqual([]);
    expect(entries(first)).toBe(1);
  });
});

describe('files that were read', () => {
  it('name people, and are deleted when the office says so', async () => {
    const [old, kept] = [join(share, 'cu'), join(share, 'giu')];
    for (const place of [old, kept])
      for (const name of ['done', 'failed']) {
        mkdirSync(join(place, name), { recursive: true });
        writeFileSync(join(place, name, 'a.csv'), marks.join());
      }
    const clock = createFakeClock(systemClock.now() + 62 * 86_400_000);
    const start = (place: string, keepDays: number | null) =>
      startOffice({ clock, site: { egov: { source: 'Tỉnh', folder: place, everySeconds: 1, keepDays } } });
    const offices = [await start(old, 30), await start(kept, null)];
    const left = (place: string) => ['done', 'failed'].flatMap(name => readdirSync(join(place, name)));
    await expect.poll(() => left(old)).toEqual([]);
    await awhile();
    expect(left(kept)).toEqual(['a.csv', 'a.csv']);
    // The server's clock had been wrong.
    writeFileSync(join(old, 'done', 'b.csv'), marks.join());
    clock.pass(-31 * 86_400_000);
    await expect.poll(() => left(old)).toEqual([]);
    for (const office of offices) await office.stop();
  });
});

describe('the log', () => {
  it('names no citizen', () => {
    expect(told.length).toBeGreaterThan(10);
    for (const mark of marks) expect(told.join('').includes(mark), mark).toBe(false);
  });
});
