// A file as the desk reads it: every encoding, separator and kind gives the same rows; nothing personal comes back; what is wrong
// is said with its row.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallValue } from '../../../common/contract/calls/index.ts';
import { toUtf16, toWindows1258 } from '../../catalogue/letters.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { expectDone, type Office, startOffice } from '../../fakes/office.ts';
import { codeOf, heads, type Line, marks, toCsv, toXlsx } from './files.ts';

const clock = createFakeClock('2026-11-24T08:00:00+07:00');
let office: Office;
let admin: string;
beforeAll(async () => {
  const egov = { source: 'Hệ thống tỉnh', columns: { state: 'Trạng thái' }, states: { 'Chờ ký số': 4 } };
  office = await startOffice({ clock, site: { egov } });
  admin = await office.signIn('quan-tri');
});
afterAll(() => office.stop());

const readBytes = (bytes: Uint8Array, fileName = 'ho-so.csv') =>
  office.call('dossier.read-file', { fileName, content: Buffer.from(bytes).toString('base64') }, admin);
const utf8 = (text: string) => new TextEncoder().encode(text);
const lines: Line[] = [
  { serial: 1, state: 'Đang xử lý' },
  { serial: 2, state: 'Chờ ký số', step: 'Trình ký, đóng dấu; "gấp"' },
  { serial: 3, state: 'Đã trả kết quả', due: '26/11/2026 10:00' },
];
const byCells = ({ rows }: CallValue<'dossier.read-file'>) => rows.map(({ row: _, ...row }) => row);

describe('the same file in any shape', () => {
  let plain: CallValue<'dossier.read-file'>;
  beforeAll(async () => {
    plain = expectDone(await readBytes(utf8(toCsv(lines))));
  });

  it('is read by its heads', () => {
    expect(plain.rows).toHaveLength(3);
    expect(plain.rows[1]).toMatchObject({
      ...{ row: 3, code: codeOf(2), state: 'Chờ ký số', step: 'Trình ký, đóng dấu; "gấp"', field: 'Hộ tịch' },
      ...{ procedureName: 'Đăng ký khai sinh', dueAt: '25/11/2026 16:30', receivedAt: '20/11/2026 09:00', at: null },
    });
    expect(plain.rejected).toEqual([]);
  });

  it.each([
    ['semicolons', utf8(toCsv(lines, ';'))],
    ['tabs', utf8(toCsv(lines, '\t'))],
    ["Excel's hint", utf8(`sep=;\r\n${toCsv(lines, ';')}`)],
    ['UTF-8 with its mark', utf8(`\ufeff${toCsv(lines)}`)],
    ['letters and marks apart', utf8(toCsv(lines).normalize('NFD'))],
    ['UTF-16 LE', toUtf16(toCsv(lines, '\t'), 'le', true)],
    ['UTF-16 BE', toUtf16(toCsv(lines), 'be', true)],
    ['Windows-1258', toWindows1258(toCsv(lines, ';'))],
    ['line ends of Unix', utf8(toCsv(lines).replaceAll('\r\n', '\n'))],
    ['no line end at the end', utf8(toCsv(lines).trimEnd())],
    ['a title above', utf8(`ỦY BAN NHÂN DÂN\r\n\r\nDANH SÁCH HỒ SƠ\r\n${toCsv(lines)}`)],
    ['a spreadsheet', null],
  ])('with %s', async (_how, bytes) => {
    const got = expectDone(
      bytes === null ? await readBytes(await toXlsx(lines), 'ho-so.xlsx') : await readBytes(bytes),
    );
    const times = (one: CallValue<'dossier.read-file'>) =>
      byCells(one).map(({ dueAt: _, receivedAt: __, ...row }) => row);
    expect(times(got)).toEqual(times(plain));
    // Whatever a cell holds, the office understands the same moment.
    const known = expectDone(
      await office.call('dossier.import', { rows: got.rows, takenAt: '24/11/2026 07:00' }, admin),
    );
    expect(known.rejected).toEqual([]);
    for (const { code, due } of lines.map(line => ({ ...line, code: codeOf(line.serial) })))
      expect(expectDone(await office.call('dossier.find', { code })), code).toMatchObject({
        receivedAt: Date.parse('2026-11-20T09:00:00+07:00'),
        dueAt: Date.parse(due === undefined ? '2026-11-25T16:30:00+07:00' : '2026-11-26T10:00:00+07:00'),
        outsideAt: Date.parse('2026-11-24T07:00:00+07:00'),
      });
  });

  it('says which columns it left out, and gives back nothing of a person', async () => {
    expect(plain.dropped).toEqual({
      personal: ['Chủ hồ sơ', 'Số CCCD', 'Điện thoại', 'Địa chỉ'],
      unused: ['STT', 'Ghi chú'],
    });
    const answers = [plain, expectDone(await readBytes(await toXlsx(lines), 'a.xlsx'))].map(answer =>
      JSON.stringify(answer),
    );
    for (const mark of marks) expect(answers.join('').includes(mark), mark).toBe(false);
    for (const file of readdirSync(office.dataDir).filter(name => name.startsWith('motcua')))
      for (const mark of marks)
        expect(readFileSync(join(office.dataDir, file)).includes(mark), `${mark} in ${file}`).toBe(false);
  });
});

describe('heads', () => {
  it('may be written in any way, in any order, with columns missing', async () => {
    const text = 'tinh trang,MA HO SO\r\nĐang xử lý,x\r\n';
    const own = await readBytes(utf8(text));
    // This office named its own column of states, and then only that counts.
    expect(own).toMatchObject({ refusal: 'document.unreadable' });
    const got = expectDone(await readBytes(utf8(text.replace('tinh trang', 'TRẠNG  THÁI'))));
    expect(got.rows).toMatchObject([{ row: 2, code: 'x', state: 'Đang xử lý', dueAt: null, step: null }]);
  });

  it('that are not there are named', async () => {
    const got = await readBytes(utf8('a,b\r\n1,2\r\n'));
    expect(got).toMatchObject({ status: 422, refusal: 'document.unreadable' });
    if (!got.ok) expect((got.detail as { message: string }).message).toContain('Trạng thái');
  });
});

describe('a code that stands twice in a file', () => {
  it('counts once, with its newest line', async () => {
    const columns = [...heads.slice(0, -1), 'Thời điểm cập nhật'];
    const csv = (times: string[]) =>
      toCsv(
        times.map(() => ({ serial: 9, state: 'Đang xử lý' })),
        ',',
        columns,
      )
        .split('\r\n')
        .map((line, i) => line.replace(/,gọi [^,]*$/, `,${times[i - 1]}`))
        .join('\r\n');
    const got = expectDone(await readBytes(utf8(csv(['24/11/2026 07:00', '24/11/2026 07:30', '24/11/2026 06:00']))));
    expect(got.rows.map(({ row }) => row)).toEqual([3]);
    expect(got.rejected.map(({ row, rule }) => [row, rule])).toEqual([
      [2, 'twice'],
      [4, 'twice'],
    ]);
  });
});

describe('what is no such file', () => {
  it.each([
    ['an old spreadsheet', 'a.xls', utf8('x'), /\.xlsx/],
    ['a broken spreadsheet', 'a.xlsx', utf8('PK\u0003\u0004 no'), /bảng tính/],
    ['half a spreadsheet', 'a.xlsx', null, /bảng tính/],
    ['nothing', 'a.csv', utf8(''), /trống/],
    ['bytes', 'a.csv', Uint8Array.from({ length: 3_000 }, (_, i) => (i * 7919) % 256), /./],
    ['a picture by its name', 'a.png', utf8('x'), /\.csv/],
  ])('%s is refused in words', async (_what, name, bytes, words) => {
    const whole = await toXlsx(lines);
    const got = await readBytes(bytes ?? whole.subarray(0, whole.length / 2), name);
    expect(got).toMatchObject({ status: 422, refusal: 'document.unreadable' });
    if (!got.ok) expect((got.detail as { message: string }).message).toMatch(words);
  });

  it('a quotation mark that is never closed does not swallow the file', async () => {
    const text = toCsv(Array.from({ length: 3_000 }, (_, i) => ({ serial: i, state: 'Đang xử lý' })));
    const got = await readBytes(utf8(text.replace(codeOf(5), `"${codeOf(5)}`)));
    expect(got).toMatchObject({ refusal: 'document.unreadable' });
  });
});
