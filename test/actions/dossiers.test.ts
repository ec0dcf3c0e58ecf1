// The life of a dossier over real calls: received with a date, asked for papers, moved on, promised anew, handed over; and what
// is refused on the way.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { expectDone, type Office, startOffice } from '../fakes/office.ts';

const clock = createFakeClock('2026-11-20T14:00:00+07:00');
let office: Office;
let officer: string;
let course: CallValue<'procedure.get'>;
beforeAll(async () => {
  office = await startOffice({ clock });
  officer = await office.signIn('can-bo-1');
  // Three working days in seven steps, the last of them not counted.
  course = await procedure('1.014881');
});
afterAll(() => office.stop());

async function procedure(code: string) {
  const { items } = expectDone(await office.call('procedure.search', { text: code }));
  return expectDone(await office.call('procedure.get', { id: items[0]?.id ?? '' }));
}

const at = (text: string) => Date.parse(`${text}+07:00`);
let signedIn = 0;
/** A session ends with its day. Officers take turns: who signs in twice a second is kept out for a while. */
async function clockAt(text: string) {
  clock.set(`${text}+07:00`);
  officer = await office.signIn(`can-bo-${1 + (signedIn++ % 4)}`);
}

async function receive(more: object = {}) {
  return expectDone(
    await office.call(
      'dossier.receive',
      {
        procedureId: course.id,
        applicant: { name: 'Nguyễn Văn Mẫu', idNumber: '999099000123', phone: '0901234567' },
        ...more,
      },
      officer,
    ),
  );
}
const deed = (name: string, code: string, more: object = {}, token = officer) =>
  office.call(name as 'dossier.receive', { code, ...more } as never, token);
const find = async (code: string, check: string | null = null) => office.call('dossier.find', { code, check });

describe('a dossier received at the counter', () => {
  it('gets a code of the day, a date and its steps', async () => {
    await clockAt('2026-11-20T14:00:00');
    const first = await receive();
    const second = await receive();
    expect(first.code).toBe('000.00.01.H99-261120-0001');
    expect(second.code).toBe('000.00.01.H99-261120-0002');
    expect(first).toMatchObject({ state: 2, step: 1, receivedAt: at('2026-11-20T14:00:00') });
    // Friday 14:00 + 3 working days of 8 hours.
    expect(first.dueAt).toBe(at('2026-11-25T14:00:00'));
    const shown = expectDone(await office.call('dossier.show', { code: first.code }, officer));
    expect(shown.steps).toHaveLength(7);
    expect(shown.steps[0]?.dueAt).toBe(at('2026-11-20T16:00:00'));
    expect(shown.applicant?.name).toBe('Nguyễn Văn Mẫu');
  });

  it('after 15:00 counts from the next working day', async () => {
    await clockAt('2026-11-20T15:00:01');
    const got = await receive();
    expect(got.forwardAt).toBe(at('2026-11-23T07:30:00'));
    expect(got.paperCopyDueAt).toBe(at('2026-11-23T17:30:00'));
  });

  it('tells the public nothing personal, and more to whoever knows four digits', async () => {
    await clockAt('2026-11-23T08:00:00');
    const { code } = await receive();
    const open = expectDone(await find(code));
    expect(open).toMatchObject({
      code,
      state: 2,
      stateText: 'Được tiếp nhận',
      step: 1,
      steps: 7,
      late: false,
      personal: null,
    });
    expect(JSON.stringify(open)).not.toContain('Mẫu');
    expect(expectDone(await find(code, '4567')).personal).toMatchObject({ applicantName: 'Nguyễn Văn Mẫu' });
    expect(expectDone(await find(code, '0123')).personal).not.toBeNull();
    expect(await find(code, '9999')).toMatchObject({ ok: false, refusal: 'dossier.check-wrong' });
  });
});

describe('the way of a dossier', () => {
  it('goes step by step to the result and the hand-over', async () => {
    await clockAt('2026-11-23T08:00:00');
    const { code } = await receive();
    for (let step = 1; step < 7; step++)
      expect(expectDone(await deed('dossier.advance', code, { step }))).toMatchObject({ state: 4, step: step + 1 });
    expect(await deed('dossier.advance', code, { step: 3 })).toMatchObject({ refusal: 'dossier.step-done' });
    expect(await deed('dossier.advance', code)).toMatchObject({ refusal: 'dossier.last-step' });
    expect(await deed('dossier.return', code, { identityChecked: true })).toMatchObject({
      refusal: 'dossier.wrong-state',
    });
    expect(expectDone(await deed('dossier.ready', code))).toMatchObject({ state: 9 });
    expect(expectDone(await deed('dossier.return', code, { identityChecked: true }))).toMatchObject({ state: 10 });
    expect(await deed('dossier.ready', code)).toMatchObject({ refusal: 'dossier.wrong-state', detail: { state: 10 } });
  });

  it('stands still while papers are awaited, and goes on with what was left', async () => {
    await clockAt('2026-11-23T07:30:00');
    const { code, dueAt } = await receive();
    expect(dueAt).toBe(at('2026-11-25T17:30:00'));
    await clockAt('2026-11-23T17:30:00');
    const asked = expectDone(await deed('dossier.request-supplement', code, { missing: ['Bản sao căn cước'] }));
    expect(asked).toMatchObject({ state: 5, nth: 1, countsLate: false });
    await clockAt('2026-12-01T16:00:00');
    expect(expectDone(await find(code))).toMatchObject({ state: 5, late: false });
    // After 15:00: from Wednesday 07:30, two days.
    expect(expectDone(await deed('dossier.supplement-received', code))).toMatchObject({
      state: 2,
      dueAt: at('2026-12-03T17:30:00'),
    });
    expect(await deed('dossier.request-supplement', code, { missing: ['Ảnh'] })).toMatchObject({
      refusal: 'dossier.asked-before',
    });
    const again = { missing: ['Ảnh'], reason: 'Ảnh bị mờ', apology: 'Xin lỗi' };
    expect(expectDone(await deed('dossier.request-supplement', code, again))).toMatchObject({
      nth: 2,
      countsLate: true,
    });
  });

  it('asked for papers again the same evening has lost nothing of what was left', async () => {
    await clockAt('2026-11-23T07:30:00');
    const { code } = await receive();
    await clockAt('2026-11-23T17:30:00');
    expectDone(await deed('dossier.request-supplement', code, { missing: ['Ảnh'] }));
    await clockAt('2026-11-24T16:00:00');
    expectDone(await deed('dossier.supplement-received', code));
    const again = { missing: ['Ảnh'], reason: 'Ảnh bị mờ', apology: 'Xin lỗi' };
    expectDone(await deed('dossier.request-supplement', code, again));
    await clockAt('2026-11-30T07:30:00');
    // Two days are left: that Tuesday evening nothing ran.
    expect(expectDone(await deed('dossier.supplement-received', code)).dueAt).toBe(at('2026-12-01T17:30:00'));
  });

  it('is promised another date once, a working day before, or by a leader', async () => {
    await clockAt('2026-11-23T07:30:00');
    const { code } = await receive();
    const later = { dueAt: at('2026-11-30T10:00:00'), reason: 'Chờ cơ quan khác' };
    await clockAt('2026-11-25T08:00:00');
    const supervisor = await office.signIn('giam-sat');
    expect(await deed('dossier.reappoint', code, later)).toMatchObject({ refusal: 'dossier.reappoint-too-late' });
    expect(await deed('dossier.reappoint', code, { ...later, force: true })).toMatchObject({
      refusal: 'dossier.reappoint-too-late',
    });
    const sunday = { ...later, force: true, dueAt: at('2026-11-29T10:00:00') };
    expect(await deed('dossier.reappoint', code, sunday, supervisor)).toMatchObject({ refusal: 'dossier.bad-date' });
    expect(expectDone(await deed('dossier.reappoint', code, { ...later, force: true }, supervisor)).dueAt).toBe(
      later.dueAt,
    );
    expect(await deed('dossier.reappoint', code, { ...later, force: true }, supervisor)).toMatchObject({
      refusal: 'dossier.reappointed-before',
    });
  });

  it('is refused at reception, and stopped once it is in process', async () => {
    await clockAt('2026-11-23T08:00:00');
    const registered = await receive({ accept: false });
    expect(registered).toMatchObject({ state: 1, dueAt: null, step: null });
    expect(expectDone(await deed('dossier.refuse', registered.code, { reason: 'Không thuộc thẩm quyền' })).state).toBe(
      3,
    );
    const { code } = await receive();
    await deed('dossier.advance', code);
    expect(await deed('dossier.refuse', code, { reason: 'x' })).toMatchObject({ refusal: 'dossier.wrong-state' });
    expect(expectDone(await deed('dossier.stop', code, { reason: 'Không bổ sung' })).state).toBe(8);
  });

  it('waits for a payment, which has a number of its own and stands in the sum of the day', async () => {
    await clockAt('2026-11-27T08:00:00');
    const { code, receiptNumber } = await receive({ fees: [{ name: 'Lệ phí', amount: 50_000 }] });
    expect(receiptNumber).toMatch(/^BL-2026-\d{6}$/);
    expect(
      expectDone(await deed('dossier.request-payment', code, { fees: [{ name: 'Phí thẩm định', amount: 200_000 }] }))
        .state,
    ).toBe(6);
    const part = { moment: 2, fees: [{ name: 'Phí', amount: 150_000 }] };
    expect(expectDone(await deed('dossier.pay', code, part)).state).toBe(6);
    expect(expectDone(await deed('dossier.pay', code, { ...part, receiptNumber: 'AA/26-001' })).state).toBe(2);
    expect(await deed('dossier.pay', code, { ...part, receiptNumber: 'AA/26-001' })).toMatchObject({
      refusal: 'payment.number-used',
    });
    const sum = expectDone(await office.call('payment.sum', { day: '2026-11-27' as never }, officer));
    expect(sum).toMatchObject({
      sum: 350_000,
      byMoment: [
        { moment: 1, sum: 50_000 },
        { moment: 2, sum: 300_000 },
      ],
    });
  });
});

describe('a receipt written wrong', () => {
  const sumOn = async (day: string) => expectDone(await office.call('payment.sum', { day: day as never }, officer));
  const cancel = (receiptNumber: string, token = officer, reason = 'Ghi sai số tiền') =>
    office.call('receipt.cancel', { receiptNumber, reason } as never, token);

  it('is cancelled on its day: it stands in no sum, what it covered is owed again, its number is used up', async () => {
    await clockAt('2026-12-16T08:00:00');
    const { code } = await receive();
    expectDone(await deed('dossier.request-payment', code, { fees: [{ name: 'Phí', amount: 200_000 }] }));
    const pay = { moment: 2, fees: [{ name: 'Phí', amount: 250_000 }] };
    const wrong = expectDone(await deed('dossier.pay', code, pay)) as unknown as { receiptNumber: string };
    expect((await sumOn('2026-12-16')).sum).toBe(250_000);
    const got = expectDone(await cancel(wrong.receiptNumber.toLowerCase()));
    // What is given back is what was owed, not what was taken.
    expect(got).toMatchObject({ code, amount: 250_000, toPay: 200_000 });
    expect(await sumOn('2026-12-16')).toMatchObject({ sum: 0, byStaff: [], receipts: [{ amount: 250_000 }] });
    const shown = expectDone(await office.call('dossier.show', { code }, officer));
    expect(shown).toMatchObject({ state: 2, toPay: 200_000 });
    expect(shown.paid[0]).toMatchObject({ mayCancel: false, cancelledAt: clock.now() });
    expect(shown.words.at(-1)).toMatchObject({
      kind: 'receipt-cancelled',
      lines: [`${wrong.receiptNumber}: Ghi sai số tiền`],
    });
    expect(await cancel(wrong.receiptNumber)).toMatchObject({ refusal: 'receipt.cancelled-before' });
    expect(await deed('dossier.pay', code, { ...pay, receiptNumber: wrong.receiptNumber })).toMatchObject({
      refusal: 'payment.number-used',
    });
    const paper = expectDone(await office.call('dossier.paper', { code, form: 'receipt' }, officer));
    expect(JSON.stringify(paper.blocks)).not.toContain(wrong.receiptNumber);
  });

  it('is cancelled by its writer or a supervisor, never by another officer, and not the day after', async () => {
    await clockAt('2026-12-17T08:00:00');
    const fees = [{ name: 'Lệ phí', amount: 10_000 }];
    const [first, second, third] = [await receive({ fees }), await receive({ fees }), await receive({ fees })];
    const other = await office.signIn('can-bo-2');
    expect(await cancel(first.receiptNumber ?? '', other)).toMatchObject({ refusal: 'receipt.not-yours' });
    const seen = expectDone(await office.call('dossier.show', { code: first.code }, other));
    expect(seen.paid[0]?.mayCancel).toBe(false);
    // A fee taken at reception had not been asked for, and is owed all the same, unless the officer says no.
    expect(expectDone(await cancel(first.receiptNumber ?? '')).toPay).toBe(10_000);
    const again = expectDone(await deed('dossier.pay', first.code, { moment: 1, fees })) as unknown as typeof first;
    const no = { receiptNumber: again.receiptNumber, reason: 'Nhầm hồ sơ', stillOwed: false };
    expect(expectDone(await office.call('receipt.cancel', no as never, officer)).toPay).toBe(0);
    expectDone(await deed('dossier.withdraw', first.code, {}));
    const leader = await office.signIn('giam-sat');
    expectDone(await cancel(second.receiptNumber ?? '', leader));
    await clockAt('2026-12-18T08:00:00');
    expect(await cancel(third.receiptNumber ?? '')).toMatchObject({
      refusal: 'receipt.day-over',
      detail: { day: '2026-12-17' },
    });
    expect(await cancel('KHONG-CO')).toMatchObject({ refusal: 'receipt.unknown' });
    expect((await sumOn('2026-12-17')).sum).toBe(10_000);
  });
});

describe('what is odd', () => {
  it('a code that the province gave out in our name is passed over', async () => {
    await clockAt('2026-12-14T08:00:00');
    const admin = await office.signIn('quan-tri');
    const theirs = ['000.00.01.H99-261214-0001', '000.00.01.H99-261214-0003'];
    const rows = theirs.map(code => ({
      code,
      state: 4,
      procedureName: 'Việc của tỉnh',
      receivedAt: '2026-12-14T07:45',
    }));
    const got = await office.call('dossier.import', { takenAt: clock.now(), rows } as never, admin);
    expect(expectDone(got as never)).toMatchObject({ added: 2 });
    expect([(await receive()).code, (await receive()).code]).toEqual([
      '000.00.01.H99-261214-0002',
      '000.00.01.H99-261214-0004',
    ]);
    expect(await deed('dossier.correct', theirs[0] ?? '', { applicant: { name: 'Ai Đó' } })).toMatchObject({
      refusal: 'dossier.from-outside',
    });
  });

  it('a receipt number typed in the form of our own is passed over, in small letters too', async () => {
    await clockAt('2026-12-15T08:00:00');
    const { code, receiptNumber } = await receive({ fees: [{ name: 'Lệ phí', amount: 1_000 }] });
    const next = `BL-2026-${String(Number(receiptNumber?.slice(8)) + 1).padStart(6, '0')}`;
    const pay = { moment: 1, fees: [{ name: 'Lệ phí', amount: 1_000 }] };
    expectDone(await deed('dossier.pay', code, { ...pay, receiptNumber: next.toLowerCase() }));
    const third = expectDone(await deed('dossier.pay', code, pay)) as unknown as { receiptNumber: string };
    expect(Number(third.receiptNumber.slice(8))).toBe(Number(next.slice(8)) + 1);
  });

  it('a date promised by hand runs on after papers were awaited, or is promised anew', async () => {
    const step = {
      no: 1,
      label: 'Bước 1',
      content: 'Xem xét',
      responsible: 'Công chức',
      duration: null,
      durationText: '',
    };
    const process = {
      ...{ decision: '9/QĐ-UBND', province: 'Mẫu', agency: null, field: 'Hộ tịch', number: '01' },
      ...{ procedures: [{ code: '1.009999', name: 'Việc không có thời hạn' }], steps: [{ ...step, result: null }] },
      ...{ total: null, totalText: '', notes: [], date: null, title: null, inForceFrom: null, warnings: [] },
    };
    await clockAt('2027-02-26T07:30:00');
    const content = Buffer.from(JSON.stringify({ processes: [process] })).toString('base64');
    const admin = await office.signIn('quan-tri');
    expectDone(await office.call('catalogue.import', { fileName: 'a.json', content }, admin));
    const without = (await procedure('1.009999')).id;
    await clockAt('2027-03-01T07:30:00');
    const { code } = await receive({ procedureId: without, dueAt: at('2027-03-05T17:30:00') });
    await clockAt('2027-03-02T17:30:00');
    expectDone(await deed('dossier.request-supplement', code, { missing: ['Ảnh'] }));
    await clockAt('2027-03-15T07:30:00');
    // Three days were left.
    expect(expectDone(await deed('dossier.supplement-received', code)).dueAt).toBe(at('2027-03-17T17:30:00'));
  });

  it('what ended while papers were awaited is not late, whoever asks', async () => {
    await clockAt('2027-03-08T07:30:00');
    const { code } = await receive();
    expectDone(await deed('dossier.request-supplement', code, { missing: ['Ảnh'] }));
    await clockAt('2027-04-19T08:00:00');
    expectDone(await deed('dossier.withdraw', code));
    expect(expectDone(await find(code)).late).toBe(false);
    const period = { from: '2027-04-19', to: '2027-04-19' } as never;
    expect(expectDone(await office.call('dossier.numbers', period, officer)).all).toMatchObject({ late: 0, onTime: 1 });
  });

  it('what was late when papers were asked for stays in the list of the late', async () => {
    await clockAt('2027-05-10T07:30:00');
    const { code } = await receive();
    await clockAt('2027-05-20T08:00:00');
    expectDone(await deed('dossier.request-supplement', code, { missing: ['Ảnh'] }));
    const { items } = expectDone(await office.call('dossier.list', { which: 'late' }, officer));
    expect(items.map(item => item.code)).toContain(code);
  });

  it('a result lies at the counter for every officer', async () => {
    await clockAt('2027-06-07T07:30:00');
    const { code } = await receive();
    expectDone(await deed('dossier.ready', code));
    const other = await office.signIn('can-bo-2');
    const { items, counts, total } = expectDone(
      await office.call('dossier.list', { which: 'ready', mine: true }, other),
    );
    expect(items.map(item => item.code)).toContain(code);
    expect(counts.ready).toBe(total);
  });

  it('what was asked for is told to the citizen, not what was paid of it', async () => {
    await clockAt('2027-06-08T07:30:00');
    const { code } = await receive();
    expectDone(await deed('dossier.request-payment', code, { fees: [{ name: 'Phí thẩm định', amount: 30_000 }] }));
    expectDone(await deed('dossier.pay', code, { moment: 2, fees: [{ name: 'Đặt cọc', amount: 10_000 }] }));
    expect(expectDone(await find(code, '4567')).personal).toMatchObject({
      words: ['Phí thẩm định: 30000'],
      toPay: 20_000,
    });
  });

  it('a fee is not taken twice by two officers, and one asked for by mistake is asked for anew or not at all', async () => {
    await clockAt('2027-06-10T07:30:00');
    const { code } = await receive();
    const ask = (amount: number) => deed('dossier.request-payment', code, { fees: [{ name: 'Phí', amount }] });
    expect(expectDone(await ask(999_999)).state).toBe(6);
    expect(expectDone(await ask(8_000)).state).toBe(6);
    const pay = { moment: 2, fees: [{ name: 'Phí', amount: 8_000 }], owed: 8_000 };
    expect(expectDone(await deed('dossier.pay', code, pay)).state).toBe(2);
    expect(await deed('dossier.pay', code, pay)).toMatchObject({ refusal: 'payment.changed', detail: { toPay: 0 } });
    expect(expectDone(await ask(5_000)).state).toBe(6);
    expect(expectDone(await deed('dossier.request-payment', code, { fees: [] })).state).toBe(2);
    expect(await deed('dossier.request-payment', code, { fees: [] })).toMatchObject({ refusal: 'dossier.wrong-state' });
  });

  it('a company is corrected to be one', async () => {
    await clockAt('2027-06-09T07:30:00');
    const { code } = await receive();
    expectDone(await deed('dossier.correct', code, { applicant: { kind: 1, name: 'Công ty Mẫu' } }));
    expect(expectDone(await office.call('dossier.show', { code }, officer)).applicant).toMatchObject({ kind: 1 });
  });
});

describe('the lists of the desk', () => {
  it('find by code, by the end of a code and by name in any way of typing', async () => {
    await clockAt('2026-11-23T09:00:00');
    const { code } = await receive({ applicant: { name: 'Đỗ Thị Kỳ Diệu' } });
    for (const text of [code, code.slice(14), 'do thi ky', 'Kỳ Diệu']) {
      const { items } = expectDone(await office.call('dossier.list', { text }, officer));
      expect(
        items.map(item => item.code),
        text,
      ).toContain(code);
    }
    expect(expectDone(await office.call('dossier.list', { text: 'không có ai' }, officer)).items).toEqual([]);
  });

  it('say what is late and what is due within a working day', async () => {
    await clockAt('2027-03-01T07:30:00');
    const { code } = await receive();
    const which = async (kind: 'late' | 'soon') =>
      expectDone(await office.call('dossier.list', { which: kind }, officer)).items.some(item => item.code === code);
    expect([await which('soon'), await which('late')]).toEqual([false, false]);
    await clockAt('2027-03-02T09:00:00');
    expect([await which('soon'), await which('late')]).toEqual([true, false]);
    await clockAt('2027-03-03T17:30:01');
    expect([await which('soon'), await which('late')]).toEqual([false, true]);
  });
});
