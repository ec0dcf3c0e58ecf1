// Procedures over real HTTP: brought in by the admin, found and printed by citizens, hidden when they no longer hold.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls } from '../../common/contract/calls/index.ts';
import texts from '../../common/text/vi/catalogue.json' with { type: 'json' };
import { readDataForm } from '../../server/catalogue/formats/data-form.ts';
import { writeSpreadsheet } from '../../server/catalogue/formats/write-spreadsheet.ts';
import { knownNames, knownReading } from '../catalogue/known-catalogue.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { exampleKiosk, expectDone, type Office, startOffice } from '../fakes/office.ts';

let office: Office;
const clock = createFakeClock('2026-11-23T08:00:00+07:00');
let admin: string;
let officer: string;
/** The one that the example office brings by itself. */
const xray = 'Bổ sung Giấy phép tiến hành công việc bức xạ - Sử dụng thiết bị X-quang chẩn đoán trong y tế';

const encode = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64');
const bring = async (content: unknown, rest: Record<string, unknown> = {}) =>
  office.call('catalogue.import', { fileName: 'test.json', content: encode(content), ...rest }, admin);
const find = async (text: string) => expectDone(await office.call('procedure.search', { text }, exampleKiosk));
const idOf = async (text: string) => (await find(text)).items[0]?.id ?? '';

beforeAll(async () => {
  office = await startOffice({ clock });
  admin = await office.signIn('quan-tri');
  officer = await office.signIn('can-bo-2');
});
afterAll(() => office.stop());

describe('the example office', () => {
  const guided = async () =>
    (await find('x quang y tế')).items.find(({ totalText }) => totalText === '17 ngày làm việc')?.id ?? '';

  it('has a procedure with its papers from the start, and brings it once', async () => {
    const { items, updatedAt } = await find('x quang y tế');
    expect(items.map(({ name, totalText }) => `${name}: ${totalText}`)).toContain(`${xray}: 17 ngày làm việc`);
    // And the processes of both published decisions.
    expect((await find('')).total).toBe(31);
    expect(updatedAt).toEqual(expect.any(Number));
    const before = updatedAt;
    await office.restart();
    expect((await find('')).updatedAt).toBe(before);
  });

  it('shows its page: parts in the order of the law, papers, steps, and where to take a number', async () => {
    const page = expectDone(await office.call('procedure.get', { id: await guided() }));
    expect(calls['procedure.get'].value.safeParse(page).error).toBeUndefined();
    expect(page.parts.map(part => part.kind)).toEqual(['sequence', 'manner', 'sets', 'applicant', 'agency', 'result']);
    expect(page.papers.length).toBe(5);
    expect(page).toMatchObject({ level: 'full', internal: false, serviceId: 'huong-dan' });
    expect(page.total).toEqual({ value: 17, unit: 'working_day' });
    expect(page.pageUrl).toBe(`${office.url}/p/${page.id}`);
  });
});

describe('an agency that is no more', () => {
  it('is named with the one that does its work now', async () => {
    const pages = await Promise.all(
      (await find('chứng chỉ nhân viên bức xạ')).items.map(async ({ id }) =>
        expectDone(await office.call('procedure.get', { id })),
      ),
    );
    const konTum = pages.find(({ decision }) => decision.province === 'Kon Tum');
    expect(konTum).toMatchObject({
      agency: 'Sở Khoa học và Công nghệ',
      agencyNow: 'Sở Khoa học và Công nghệ tỉnh Quảng Ngãi',
    });
    const [measures] = (await find('chuẩn đo lường')).items;
    expect(expectDone(await office.call('procedure.get', { id: measures?.id ?? '' }))).toMatchObject({
      decision: { province: 'Cao Bằng' },
      agencyNow: null,
    });
  });
});

describe('catalogue.import', () => {
  it('first shown, then done, then has nothing left to do', async () => {
    const shown = expectDone(await bring(knownReading(), { preview: true }));
    expect(shown).toMatchObject({ imported: false, processes: 17, procedures: knownNames.length, unchanged: 0 });
    expect(shown.added.length).toBe(knownNames.length);
    expect((await find('khai sinh')).total).toBe(0);
    const done = expectDone(await bring(knownReading()));
    expect(done).toEqual({ ...shown, imported: true });
    expect((await find('khai sinh')).items[0]?.name).toBe('Đăng ký khai sinh');
    expect(expectDone(await bring(knownReading()))).toMatchObject({ added: [], unchanged: knownNames.length });
  });

  it('takes a spreadsheet with papers and fees, and says of a wrong one in which cell and what', async () => {
    const [reading] = readDataForm(JSON.stringify(knownReading({ number: '7/QĐ-UBND', province: 'Mẫu' })));
    if (reading === undefined) throw new Error('no reading');
    const [first] = reading.processes;
    if (first === undefined) throw new Error('no process');
    const details = {
      papers: [{ name: 'Tờ khai', originals: 1, copies: null, form: 'Mẫu 01', required: true }],
      fees: [{ name: 'Lệ phí', amount: 8_000, text: '' }],
    };
    const procedures = [{ code: '1.999001', name: 'Thủ tục cấp giấy trong bảng tính', line: 1, details }];
    const sheets = async (total: typeof first.total) => {
      const process = { ...first, total, procedures };
      const bytes = await writeSpreadsheet({ decision: reading.decision, processes: [process] });
      const content = Buffer.from(bytes).toString('base64');
      return office.call('catalogue.import', { fileName: 'bang.xlsx', content }, admin);
    };
    expect(expectDone(await sheets(first.total))).toMatchObject({ processes: 1, procedures: 1, imported: true });
    const page = expectDone(await office.call('procedure.get', { id: await idOf('giấy trong bảng tính') }));
    expect(page).toMatchObject(details);
    const wrong = await sheets({ quarterDays: -4, unit: 'day' });
    expect(wrong).toMatchObject({ status: 422, refusal: 'document.unreadable' });
    if (!wrong.ok) {
      const { cells } = wrong.detail as { cells: { sheet: string; cell: string; message: string }[] };
      expect(cells[0]?.cell).toMatch(/^[A-Z]2$/);
      expect(cells[0]?.message).toBe('“-1” không phải là số từ 0 trở lên.');
    }
  });

  it('believes the person who says where a document comes from', async () => {
    const reading = knownReading({ number: null, province: null });
    expectDone(
      await bring(
        { ...reading, processes: reading.processes.slice(0, 1) },
        { province: 'Kon Tum', decision: '514/QĐ-UBND' },
      ),
    );
    const page = expectDone(await office.call('procedure.get', { id: '2.002502-kon-tum-514-qd-ubnd-2026' }));
    expect(page.decision).toMatchObject({ number: '514/QĐ-UBND', province: 'Kon Tum' });
  });

  it('refuses one origin for a file of several decisions', async () => {
    const [one] = knownReading().processes;
    if (one === undefined) throw new Error('no process');
    const out = expectDone(await office.call('catalogue.export', {}, admin));
    const decisions = new Set(out.processes.map(({ decision, date, province }) => `${decision} ${date} ${province}`));
    expect(decisions.size).toBeGreaterThan(1);
    for (const origin of [{ province: 'Kon Tum' }, { decision: '7/QĐ' }])
      expect(await bring(out, { ...origin, preview: true })).toMatchObject({
        refusal: 'document.unreadable',
        detail: { said: expect.stringContaining(`${decisions.size} quyết định`) },
      });
  });

  it('says which decision it read, and doubts data like a document', async () => {
    const reading = knownReading({ number: '77/QĐ-UBND', title: 'Thử' });
    const [first, second] = reading.processes;
    if (first === undefined || second === undefined) throw new Error('no process');
    const wrong = { ...first, line: 1, total: { quarterDays: 999, unit: 'working_day' as const } };
    const empty = { ...second, number: '02', line: 2, procedures: [] };
    const shown = expectDone(await bring({ ...reading, processes: [wrong, empty] }, { preview: true }));
    expect(shown).toMatchObject({ processes: 1, procedures: 1 });
    expect(shown.decisions).toEqual([
      {
        ...{ number: '77/QĐ-UBND', date: '2026-01-05', province: 'Mẫu', title: 'Thử', inForceFrom: '2026-01-05' },
        changed: false,
      },
    ]);
    expect(shown.warnings.map(({ line, rule }) => `${line} ${rule}`)).toEqual(
      expect.arrayContaining(['1 sum-differs', '2 process-not-kept']),
    );
  });

  it('ends what a decision says it replaces, when the person says so', async () => {
    const reading = (number: string, date: string, code: string, replaces: string[]) => {
      const its = knownReading({ number, date, inForceFrom: null, province: 'Nơi khác', replaces });
      const [process] = its.processes;
      const procedures = [{ code, name: `Việc ${code}`, line: 1 }];
      return { ...its, processes: process === undefined ? [] : [{ ...process, procedures }] };
    };
    expectDone(await bring(reading('1/QĐ', '2020-01-05', '1.555001', [])));
    const next = reading('2/QĐ', '2026-01-05', '1.555002', ['1/QĐ']);
    expect(expectDone(await bring(next, { preview: true })).replaces).toEqual([
      { number: '1/QĐ', date: '2020-01-05', title: null, procedures: 1 },
    ]);
    expect(expectDone(await bring(next, { endReplaced: true })).replaced).toEqual(['Việc 1.555001']);
    expect((await find('Việc 1.555001')).items).toEqual([]);
  });

  it('tells warnings in words and what was not understood', async () => {
    const reading = {
      ...knownReading(),
      warnings: [{ line: 3, rule: 'odd', values: { sum: 4 } }],
      unread: [{ line: 9, text: '?' }],
    };
    const told = expectDone(await bring(reading, { preview: true }));
    expect(told.warnings).toContainEqual(
      expect.objectContaining({ line: 3, rule: 'odd', message: expect.stringContaining('4'), serious: false }),
    );
    expect(told.unread).toEqual([{ line: 9, text: '?', table: null, row: null }]);
  });

  it('takes ten megabytes from the admin, and no more than a call from anybody else', async () => {
    const reading = { ...knownReading(), unread: [{ line: 1, text: 'x'.repeat(9_900_000) }] };
    expect(await bring(reading, { preview: true })).toMatchObject({ status: 200 });
    const input = { fileName: 'test.json', content: encode('x'.repeat(200_000)) };
    expect(await office.call('catalogue.import', input, officer)).toMatchObject({ status: 413 });
    expect(await office.call('catalogue.import', input)).toMatchObject({ status: 413 });
  });

  it('refuses in words what it cannot read, and keeps what was', async () => {
    const before = (await find('')).total;
    for (const content of [{}, { processes: [] }, { decision: {}, processes: [{}] }, 7]) {
      const answer = await bring(content);
      expect(answer).toMatchObject({ status: 422, refusal: 'document.unreadable' });
      // In Vietnamese, for whoever brought it.
      expect(answer).toMatchObject({ detail: { said: expect.stringMatching(/JSON|thủ tục/) } });
    }
    const empty = expectDone(await office.call('catalogue.spreadsheet', {}, admin));
    expect(
      await office.call('catalogue.import', { fileName: empty.fileName, content: empty.content }, admin),
    ).toMatchObject({ detail: { said: texts.files['no-row'] } });
    const text = Buffer.from('Biên bản họp giao ban').toString('base64');
    expect(await office.call('catalogue.import', { fileName: 'a.txt', content: text }, admin)).toMatchObject({
      detail: {
        said: texts.files['no-course'],
        lookedFor: [texts.looked['process-heading'], ...Object.values(texts.layouts)],
      },
    });
    expect((await find('')).total).toBe(before);
  });
});

describe('catalogue.export', () => {
  it('holds all that is in force, and brought in elsewhere makes the same catalogue', async () => {
    const out = expectDone(await office.call('catalogue.export', {}, admin));
    expect(calls['catalogue.export'].value.safeParse(out).error).toBeUndefined();
    const names = out.processes.flatMap(process => process.procedures.map(procedure => procedure.name));
    expect(names.length).toBe((await find('')).total);
    expect(out.processes.find(process => process.field === 'Hộ tịch')).toMatchObject({
      decision: '1/QĐ-UBND',
      total: { value: 3, unit: 'working_day' },
      steps: [{ no: 1, duration: { value: 0.25 } }, {}, {}, { duration: null, durationText: 'Không tính thời gian' }],
    });
    const readings = readDataForm(JSON.stringify(out));
    expect(readings.flatMap(reading => reading.processes).length).toBe(out.processes.length);
    // The same office learns nothing new from its own export.
    expect(expectDone(await bring(out, { preview: true }))).toMatchObject({ added: [], changed: [], replaced: [] });
  });
});

describe('for those who look after the catalogue', () => {
  it('one decision goes out as a spreadsheet and comes in again without news', async () => {
    const { decisions } = expectDone(await office.call('catalogue.decisions', {}, admin));
    const guide = decisions.find(({ province }) => province === 'Lạng Sơn') ?? decisions[0];
    if (guide === undefined) throw new Error('no decision');
    expect(guide.procedures).toBeGreaterThan(0);
    for (const { id, procedures } of decisions.filter(decision => decision.procedures > 0)) {
      const sheet = expectDone(await office.call('catalogue.spreadsheet', { decision: id }, admin));
      const input = { fileName: sheet.fileName, content: sheet.content, preview: true };
      const shown = expectDone(await office.call('catalogue.import', input, admin));
      expect({ id, ...shown }).toMatchObject({ id, news: false, added: [], changed: [], ended: [], procedures });
    }
    const template = expectDone(await office.call('catalogue.spreadsheet', {}, admin));
    expect(template.fileName).toBe('mau-thu-tuc.xlsx');
    expect(Buffer.from(template.content, 'base64').subarray(0, 2).toString()).toBe('PK');
  });

  it('lists what was taken away, and gives it back', async () => {
    const [one] = (await find('xác nhận tình trạng hôn nhân')).items;
    if (one === undefined) throw new Error('no procedure');
    const list = async (state: string, text = '') =>
      expectDone(await office.call('catalogue.list', { state, text }, admin)).items.map(({ id }) => id);
    expect(await list('in-force', 'tình trạng hôn nhân')).toContain(one.id);
    expect(expectDone(await office.call('procedure.retire', { id: one.id }, admin))).toEqual({ changed: true });
    // Whoever comes second is not told that it was his deed.
    expect(expectDone(await office.call('procedure.retire', { id: one.id }, admin))).toEqual({ changed: false });
    expect(await list('retired')).toEqual([one.id]);
    expect(await list('in-force', 'tình trạng hôn nhân')).not.toContain(one.id);
    expect(expectDone(await office.call('procedure.restore', { id: one.id }, admin))).toEqual({ changed: true });
    expect(expectDone(await office.call('procedure.restore', { id: one.id }, admin))).toEqual({ changed: false });
    expect(await list('retired')).toEqual([]);
    expect((await find('xác nhận tình trạng hôn nhân')).items[0]?.id).toBe(one.id);
  });
});

describe('procedure.due-date', () => {
  const reckon = async (id: string, receivedAt: string | number) =>
    expectDone(await office.call('procedure.due-date', { id, receivedAt }));

  it('counts working days from when the dossier goes on', async () => {
    const id = await idOf('đăng ký khai sinh');
    expect(await reckon(id, '2026-11-19T15:01')).toEqual({
      forwardAt: '2026-11-20T07:30:00+07:00',
      dueAt: '2026-11-24T17:30:00+07:00',
      steps: [
        { no: 1, dueAt: '2026-11-20T09:30:00+07:00' },
        { no: 2, dueAt: '2026-11-24T11:30:00+07:00' },
        { no: 3, dueAt: '2026-11-24T17:30:00+07:00' },
        { no: 4, dueAt: null },
      ],
      paperCopyDueAt: '2026-11-20T17:30:00+07:00',
      basis:
        'Nhận sau 15:00, tính từ đầu giờ ngày làm việc tiếp theo: 07:30 thứ Sáu 20/11/2026. ' +
        'Thời hạn 3 ngày làm việc, mỗi ngày 8 giờ làm việc. ' +
        'Không tính: thứ Bảy 21/11/2026, Chủ nhật 22/11/2026.',
      rules: [
        { rule: 'start-after-cut-off', values: { startAt: '2026-11-20T07:30:00+07:00', cutOff: '15:00' } },
        { rule: 'working-days', values: { days: 3, hours: 8 } },
      ],
      skipped: [
        { day: '2026-11-21', reason: 'cuối tuần' },
        { day: '2026-11-22', reason: 'cuối tuần' },
      ],
    });
    const same = await reckon(id, Date.parse('2026-11-19T08:01:00Z'));
    expect(same.dueAt).toBe('2026-11-24T17:30:00+07:00');
  });

  it('says in the language asked why, and what is done in a day', async () => {
    const { processes, ...decision } = knownReading({ number: '6/QĐ-UBND' });
    const procedures = [{ code: '9.999001', name: 'Xác nhận chữ ký làm ngay', line: 1 }];
    const process = { ...processes[0], procedures, steps: [], total: null, totalText: 'Trong ngày làm việc' };
    expectDone(await bring({ ...decision, processes: [process] }));
    const input = { id: await idOf('xác nhận chữ ký làm ngay'), receivedAt: '2026-11-20T14:00', language: 'en' };
    const told = expectDone(await office.call('procedure.due-date', input));
    expect(told.dueAt).toBe('2026-11-23T11:00:00+07:00');
    expect(told.basis).toContain('Done in a day: received from 11:00 on');
    expect(told.skipped).toContainEqual({ day: '2026-11-21', reason: 'weekend' });
  });

  it('says of which year nothing is known', async () => {
    const told = await reckon(await idOf('đăng ký khai sinh'), '2028-12-29T09:00');
    expect(told).toMatchObject({ dueAt: null, forwardAt: '2028-12-29T09:00:00+07:00' });
    expect(told.rules).toContainEqual({ rule: 'unknown-year', values: { year: 2029 } });
    expect(told.basis).toContain('năm 2029');
  });

  it.each(['soon', '2026-02-30T10:00', Number.MAX_SAFE_INTEGER])('refuses %s, which is no time', async receivedAt => {
    const got = await office.call('procedure.due-date', { id: await idOf('khai sinh'), receivedAt });
    expect(got).toMatchObject({ status: 400, refusal: 'input.invalid', detail: [{ path: 'receivedAt' }] });
  });
});

describe('procedure.print', () => {
  it('prints the papers at the kiosk and uses up no number', async () => {
    const id = await idOf('x quang');
    expect(expectDone(await office.call('procedure.print', { id }, exampleKiosk))).toEqual({
      state: 'queued',
      slipId: expect.any(String),
    });
    expect((await office.issue('ho-tich')).number).toBe('A001');
  });
});

describe('printing again and again', () => {
  const print = (id: string, who = exampleKiosk) => office.call('procedure.print', { id }, who);

  it('gives a kiosk one list while it is coming, three in a minute, and tells what becomes of each', async () => {
    clock.pass(61_000);
    const screen = await office.watch('kiosk', '', exampleKiosk);
    const ids = (await find('đăng ký')).items.map(item => item.id);
    const [first = '', second = '', third = '', fourth = ''] = ids;
    // Pressed at once, before any printer knows of it: the same paper.
    const together = await Promise.all(Array.from({ length: 8 }, () => print(first)));
    const slipIds = new Set(together.map(got => expectDone(got).slipId));
    expect(slipIds.size).toBe(1);
    const [slipId = ''] = slipIds;
    await screen.until(view =>
      view.checklists.some(checklist => checklist.slipId === slipId && checklist.state === 'printed'),
    );
    expectDone(await print(second));
    expectDone(await print(third));
    expect(await print(fourth)).toMatchObject({ status: 409, refusal: 'slip.too-many' });
    // An officer is no passer-by, and a minute later the kiosk prints again.
    expectDone(await print(fourth, officer));
    clock.pass(61_000);
    expect(expectDone(await print(first)).slipId).not.toBe(slipId);
    screen.close();
  });
});

describe('what no longer holds', () => {
  it('retired: citizens cannot find it, staff can read it, a new import does not bring it back', async () => {
    const id = await idOf('đăng ký khai tử');
    expectDone(await office.call('procedure.retire', { id }, admin));
    expect((await find('đăng ký khai tử')).items.some(item => item.id === id)).toBe(false);
    expect(await office.call('procedure.get', { id }, exampleKiosk)).toMatchObject({ status: 404 });
    expect(await office.call('procedure.get', { id }, officer)).toMatchObject({ status: 200 });
    expect(expectDone(await bring(knownReading()))).toMatchObject({ changed: [], retired: ['Đăng ký khai tử'] });
    expect(await office.call('procedure.get', { id })).toMatchObject({ refusal: 'procedure.unknown' });
    expect(await office.call('procedure.print', { id }, exampleKiosk)).toMatchObject({ refusal: 'procedure.unknown' });
  });

  it('replaced: the old address leads citizens to the new page, staff to the old', async () => {
    const id = await idOf('đăng ký kết hôn');
    const next = knownReading({ number: '2/QĐ-UBND', date: '2026-10-01', inForceFrom: '2026-10-01' });
    expect(expectDone(await bring(next)).replaced.length).toBeGreaterThan(70);
    const shown = expectDone(await office.call('procedure.get', { id }, exampleKiosk));
    expect(shown.decision.number).toBe('2/QĐ-UBND');
    expect(shown.id).not.toBe(id);
    expect(expectDone(await office.call('procedure.get', { id }, officer)).decision.number).toBe('1/QĐ-UBND');
    const list = expectDone(await office.call('catalogue.list', { state: 'replaced', text: 'đăng ký kết hôn' }, admin));
    expect(list.items.find(item => item.id === id)).toMatchObject({
      validUntil: '2026-10-01',
      decision: '1/QĐ-UBND',
      replacedBy: { id: shown.id },
    });
  });

  it('internal: for staff only', async () => {
    const reading = knownReading({ number: '5/QĐ-UBND' });
    const process = reading.processes[0];
    const internal = [{ code: '8.000001', name: 'Luân chuyển văn thư nội bộ', line: 1, details: { internal: true } }];
    expectDone(await bring({ ...reading, processes: [{ ...process, procedures: internal }] }));
    const names = (await find('luân chuyển văn thư')).items.map(item => item.name);
    expect(names).not.toContain('Luân chuyển văn thư nội bộ');
    const id = '8.000001-mau-5-qd-ubnd-2026';
    expect(await office.call('procedure.get', { id }, exampleKiosk)).toMatchObject({ refusal: 'procedure.unknown' });
    expect(expectDone(await office.call('procedure.get', { id }, officer)).internal).toBe(true);
  });
});

it('a search leaves nothing behind, whatever its request id', async () => {
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(`${office.dataDir}/motcua.db`, { readonly: true });
  const count = () => db.prepare('SELECT count(*) FROM requests').pluck().get();
  const before = count();
  expectDone(await office.call('procedure.search', { text: 'a' }, exampleKiosk, 'a-key-of-its-own'));
  expect(count()).toBe(before);
  db.close();
});
