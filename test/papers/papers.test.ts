// What stands on the papers of the law: which there are when, whose words they say, what their QR holds, and who may see them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { exampleKiosk, expectDone, type Office, startOffice } from '../fakes/office.ts';

type Paper = CallValue<'dossier.paper'>;

const clock = createFakeClock('2026-11-23T08:42:07+07:00');
const dossiers = { unit: '000.00.01.H99', place: { vi: 'Phường Mẫu' } };
let office: Office;
let older: Office;
let officer: string;
beforeAll(async () => {
  office = await startOffice({ clock, site: { dossiers, publicUrl: 'http://192.168.1.20:8080' } });
  older = await startOffice({ clock, site: { dossiers: { ...dossiers, forms: '2018', place: null } } });
});
afterAll(async () => {
  await office.stop();
  await older.stop();
});

const applicant = {
  name: 'Nguyễn Thị Mẫu',
  idNumber: '999099000123',
  phone: '0901234567',
  email: 'mau@example.vn',
  address: 'Tổ 5, phường Mẫu',
};
const papers = [
  { name: 'Tờ khai', kind: 0, count: 1 },
  { name: 'Giấy ủy quyền', kind: 1, count: 2 },
];

async function receive(more: object = {}, place = office) {
  clock.set('2026-11-23T08:42:07+07:00');
  officer = await place.signIn('can-bo-1');
  const { items } = expectDone(await place.call('procedure.search', { text: '1.014881' }));
  const input = { procedureId: items[0]?.id, applicant, papers, ...more };
  return expectDone(await place.call('dossier.receive', input, officer));
}
const deed = async (name: string, code: string, more: object = {}, place = office) =>
  expectDone(await place.call(name as 'dossier.advance', { code, ...more } as never, officer));
const ask = (code: string, form: string, place = office, nth: number | null = null) =>
  place.call('dossier.paper', { code, form, nth }, officer);
const paperOf = async (code: string, form: string, place = office, nth: number | null = null): Promise<Paper> =>
  expectDone(await ask(code, form, place, nth));
/** Each line as "label: text", of a pair both. */
const linesOf = ({ blocks }: Paper) =>
  blocks.flatMap(part => (part.block === 'line' ? part.items.map(({ label, text }) => `${label}: ${text}`) : []));
const rowsOf = ({ blocks }: Paper) => blocks.flatMap(part => (part.block === 'table' ? part.rows : []));
const readQr = ({ qr }: Paper) => {
  const [address = '', fields = ''] = (qr ?? '').split('#');
  return { address, fields: fields.split('|').map(decodeURIComponent) };
};
const formsOf = async (code: string, place = office) =>
  expectDone(await place.call('dossier.show', { code }, officer)).forms.map(({ form, nth }) =>
    nth === 1 ? form : `${form} ${nth}`,
  );

describe('a receipt', () => {
  it('says who, what, which papers, when and until when, in Vietnamese words', async () => {
    const { code } = await receive({ fees: [{ name: 'Lệ phí', amount: 1_250_000 }] });
    const paper = await paperOf(code, 'receipt');
    expect(paper).toMatchObject({
      number: '01',
      title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
      size: 'A5',
      code,
      codeText: `Mã hồ sơ: ${code}`,
      nation: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
      agency: 'Ủy ban nhân dân phường Mẫu',
      office: 'Trung tâm Phục vụ hành chính công',
      placeAndDate: 'Phường Mẫu, ngày 23 tháng 11 năm 2026',
      formName: 'Mẫu số 01 - Thông tư 03/2025/TT-VPCP',
      minimal: false,
    });
    expect(paper.copies).toHaveLength(2);
    const lines = linesOf(paper);
    expect(lines).toContain('Tiếp nhận hồ sơ của: Nguyễn Thị Mẫu');
    expect(lines).toContain('Số điện thoại: 0901234567');
    expect(lines).toContain('Số CCCD/MST: 999099000123');
    expect(lines).toContain('2. Số lượng hồ sơ: 1 bộ');
    expect(lines).toContain('4. Thời gian nhận hồ sơ: 08 giờ 42 phút, ngày 23 tháng 11 năm 2026');
    expect(lines).toContain('5. Thời gian trả kết quả giải quyết hồ sơ: 08 giờ 42 phút, ngày 26 tháng 11 năm 2026');
    expect(lines).toContain('6. Nơi nhận kết quả: Trung tâm Phục vụ hành chính công');
    expect(lines).toContain('7. Phí, lệ phí: 1.250.000 đồng (biên lai BL-2026-000001)');
    expect(rowsOf(paper)).toEqual([
      ['1', 'Tờ khai', 'Bản chính', '1'],
      ['2', 'Giấy ủy quyền', 'Bản sao', '2'],
    ]);
    expect(paper.signatures.map(({ title, name }) => [title, name])).toContainEqual([
      'NGƯỜI TIẾP NHẬN HỒ SƠ',
      office.site.staff.find(({ id }) => id === 'can-bo-1')?.name,
    ]);
    // Nobody hands it in for her: no line for it. Nothing known of the rest would be dots.
    expect(lines.some(text => text.startsWith('Người nộp hồ sơ'))).toBe(false);
  });

  it('has dots where nothing is known, and asks for the rest of the money', async () => {
    const { code } = await receive({ applicant: { name: 'Trần Văn Thử' }, delivery: 'post' });
    await deed('dossier.request-payment', code, { fees: [{ name: 'Phí', amount: 30_000 }] });
    const lines = linesOf(await paperOf(code, 'receipt'));
    expect(lines).toContain('Địa chỉ: ');
    expect(lines).toContain('6. Nơi nhận kết quả: Qua dịch vụ bưu chính công ích');
    expect(lines).toContain('7. Phí, lệ phí: còn phải nộp 30.000 đồng');
  });

  it('has a QR that opens the page of the dossier, with the fields of circular 01/2023 behind it', async () => {
    const { code, trackUrl } = await receive();
    const { address, fields } = readQr(await paperOf(code, 'receipt'));
    expect(address).toBe(trackUrl);
    expect(fields).toEqual([
      code,
      '1.014881',
      '999099000123',
      'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
      'Hệ thống thông tin giải quyết thủ tục hành chính',
      '2026-11-23T08:42',
      '2026-11-26T08:42',
    ]);
    // What stands behind "#" is never sent; and no blank or letter in it could stop a scanner.
    expect((await paperOf(code, 'receipt')).qr).toMatch(/^[\x21-\x7e]+$/);
    expect(readQr(await paperOf(code, 'control')).fields).toHaveLength(6);
  });

  it('is not there before the dossier is received in earnest', async () => {
    const { code } = await receive({ accept: false });
    expect(await formsOf(code)).toEqual([]);
    expect(await ask(code, 'receipt')).toMatchObject({ status: 409, refusal: 'dossier.no-paper' });
    await deed('dossier.accept', code);
    expect(await formsOf(code)).toEqual(['receipt', 'control']);
  });
});

describe('the papers of what happens on the way', () => {
  it('a request says the papers of the last time, and its own reason', async () => {
    const { code } = await receive();
    clock.set('2026-11-23T09:00:00+07:00');
    await deed('dossier.request-supplement', code, { missing: ['Ảnh 4x6', 'Bản sao căn cước'] });
    const first = await paperOf(code, 'supplement');
    expect(rowsOf(first).map(([no, name]) => `${no} ${name}`)).toEqual(['1 Ảnh 4x6', '2 Bản sao căn cước']);
    expect(linesOf(first)).toContain('Lý do: ');
    expect(await formsOf(code)).toEqual(['receipt', 'supplement', 'control']);
    await deed('dossier.supplement-received', code);
    clock.set('2026-11-24T09:00:00+07:00');
    officer = await office.signIn('can-bo-2');
    const again = { missing: ['Giấy xác nhận'], reason: 'Ảnh bị mờ', apology: 'Xin lỗi vì yêu cầu lần hai' };
    await deed('dossier.request-supplement', code, again);
    const second = await paperOf(code, 'supplement');
    expect(rowsOf(second).map(([, name]) => name)).toEqual(['Giấy xác nhận']);
    expect(linesOf(second)).toContain('Lý do: Ảnh bị mờ');
    expect(second.placeAndDate).toContain('ngày 24 tháng 11 năm 2026');
    expect(second.signatures[0]?.name).toBe(office.site.staff.find(({ id }) => id === 'can-bo-2')?.name);
    expect(await formsOf(code)).toEqual(['receipt', 'supplement', 'supplement 2', 'apology', 'control']);
    // The first is printed anew as it was.
    expect(rowsOf(await paperOf(code, 'supplement', office, 1))).toEqual(rowsOf(first));
    expect(await ask(code, 'supplement', office, 3)).toMatchObject({ status: 409 });
    const letter = await paperOf(code, 'apology');
    expect(letter.title).toBe('Văn bản xin lỗi');
    const apology = linesOf(letter);
    expect(apology).toContain('Nội dung xin lỗi: Xin lỗi vì yêu cầu lần hai');
    expect(apology).toContain('Lý do: Ảnh bị mờ');
    // Nobody knows a new date before the papers are here.
    expect(apology.some(text => text.startsWith('Thời gian đề nghị gia hạn'))).toBe(false);
  });

  it('an apology says the date before, the reason and the new date', async () => {
    const { code } = await receive();
    const dueAt = Date.parse('2026-11-30T10:00:00+07:00');
    await deed('dossier.reappoint', code, { dueAt, reason: 'Chờ ý kiến của Sở' });
    const paper = await paperOf(code, 'apology');
    expect(paper).toMatchObject({ title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết', minimal: true });
    expect(linesOf(paper)).toEqual(
      expect.arrayContaining([
        'Thời gian hẹn trả kết quả: 08 giờ 42 phút, ngày 26 tháng 11 năm 2026',
        'Lý do: Chờ ý kiến của Sở',
        'Thời gian đề nghị gia hạn đến: 10 giờ 00 phút, ngày 30 tháng 11 năm 2026',
      ]),
    );
  });

  it('a refusal and a stop say why', async () => {
    const refused = await receive({ accept: false });
    await deed('dossier.refuse', refused.code, { reason: 'Không thuộc thẩm quyền' });
    expect(await formsOf(refused.code)).toEqual(['refusal']);
    expect(linesOf(await paperOf(refused.code, 'refusal'))).toContain('Lý do từ chối: Không thuộc thẩm quyền');
    const stopped = await receive();
    await deed('dossier.advance', stopped.code);
    await deed('dossier.stop', stopped.code, { reason: 'Không bổ sung' });
    expect(await formsOf(stopped.code)).toEqual(['receipt', 'stop', 'control']);
    expect(linesOf(await paperOf(stopped.code, 'stop'))).toContain('Lý do dừng giải quyết: Không bổ sung');
  });

  it('the control slip says each step, when it came and went, and whether in time', async () => {
    const { code } = await receive();
    clock.set('2026-11-23T10:00:00+07:00');
    await deed('dossier.advance', code);
    clock.set('2026-11-24T16:00:00+07:00');
    officer = await office.signIn('can-bo-1');
    await deed('dossier.advance', code);
    const rows = rowsOf(await paperOf(code, 'control'));
    expect(rows).toHaveLength(7);
    expect(rows.map(([, times, result]) => [times, result]).slice(0, 4)).toEqual([
      ['Nhận: 08:42 23/11/2026\nGiao: 10:00 23/11/2026', 'Đúng hạn'],
      ['Nhận: 10:00 23/11/2026\nGiao: 16:00 24/11/2026', 'Quá hạn'],
      ['Nhận: 16:00 24/11/2026', ''],
      ['', ''],
    ]);
  });
});

describe('the forms of 2018', () => {
  it('have another number, another title, and none of a stop', async () => {
    const { code } = await receive({}, older);
    await deed('dossier.reappoint', code, { dueAt: Date.parse('2026-11-30T10:00:00+07:00'), reason: 'Bão' }, older);
    expect(await paperOf(code, 'apology', older)).toMatchObject({
      number: '04',
      title: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả',
      formName: 'Mẫu số 04 - Thông tư 01/2018/TT-VPCP',
      // The site file names no place: a pen will.
      placeAndDate: '…………………, ngày 23 tháng 11 năm 2026',
    });
    expect((await paperOf(code, 'control', older)).number).toBe('05');
    await deed('dossier.advance', code, {}, older);
    await deed('dossier.stop', code, { reason: 'Thôi' }, older);
    expect(await formsOf(code, older)).toEqual(['receipt', 'apology', 'control']);
    expect(await ask(code, 'stop', older)).toMatchObject({ refusal: 'dossier.no-paper' });
  });
});

describe('the register', () => {
  const ask = (from: string, to: string, token: string | null = officer) =>
    older.call('dossier.register', { from, to }, token);
  it('has every dossier of the days, in their order, and no code of one', async () => {
    const { code } = await receive({}, older);
    clock.set('2026-11-24T09:00:00+07:00');
    officer = await older.signIn('can-bo-1');
    const next = expectDone(
      await older.call(
        'dossier.receive',
        {
          procedureId: expectDone(await older.call('procedure.search', { text: '1.014881' })).items[0]?.id,
          applicant: { name: 'Lê Văn Sau' },
        },
        officer,
      ),
    );
    const one = expectDone(await ask('2026-11-24', '2026-11-24'));
    expect(one).toMatchObject({ number: '06', size: 'A4', orientation: 'landscape', code: null, qr: null });
    expect(one.reference).toBe('Ngày 24/11/2026');
    expect(rowsOf(one)).toEqual([
      ['1', next.code, expect.any(String), 'Lê Văn Sau', '24/11/2026', '27/11/2026', '', 'Được tiếp nhận', ''],
    ]);
    const both = expectDone(await ask('2026-11-23', '2026-11-24'));
    expect(both.reference).toBe('Từ ngày 23/11/2026 đến ngày 24/11/2026');
    expect(rowsOf(both).at(-2)?.[1]).toBe(code);
    expect(rowsOf(both).at(-1)?.[1]).toBe(next.code);
  });

  it('of days that are no period, or of too many, is refused', async () => {
    expect(await ask('2026-11-24', '2026-11-23')).toMatchObject({ refusal: 'dossier.bad-period' });
    expect(await ask('2026-01-01', '2026-11-23')).toMatchObject({ refusal: 'dossier.bad-period' });
  });

  it('is for staff only, as every paper is', async () => {
    const { code } = await receive();
    for (const token of [null, exampleKiosk])
      expect([401, 403]).toContain((await office.call('dossier.paper', { code, form: 'receipt' }, token)).status);
    for (const token of [null, exampleKiosk])
      expect([401, 403]).toContain((await ask('2026-11-23', '2026-11-23', token)).status);
  });
});
