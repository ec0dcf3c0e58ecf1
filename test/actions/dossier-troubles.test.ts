// Dossiers that do not go the plain way: a ticket that is not there, a date that nobody can promise, money that is asked for while
// the clock stands, an officer who is not known, a citizen whose data were erased.
import { afterEach, describe, expect, it } from 'vitest';
import type { CallName } from '../../common/contract/calls/index.ts';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { exampleSiteFile, expectDone, type Office, startOffice } from '../fakes/office.ts';
import { until } from '../fakes/waiting.ts';

const at = (text: string) => Date.parse(`${text}+07:00`);
const nobody = '01900000-0000-7000-8000-000000000000';
const dossiers = exampleSiteFile().dossiers as Record<string, unknown>;
const money = (amount: number) => [{ name: 'Lệ phí', amount }];

let office: Office;
let clock: FakeClock;
let officer: string;
let procedureId: string;
afterEach(() => office.stop());

async function open(time = '2026-11-23T08:00:00', site: Record<string, unknown> = {}): Promise<void> {
  clock = createFakeClock(`${time}+07:00`);
  office = await startOffice({ clock, site });
  officer = await office.signIn('can-bo-1');
  const { items } = expectDone(await office.call('procedure.search', { text: '1.014881' }));
  procedureId = items[0]?.id ?? '';
}
async function signInAt(time: string, name = 'can-bo-2'): Promise<void> {
  clock.set(`${time}+07:00`);
  officer = await office.signIn(name);
}
const ask = (more: object = {}) =>
  office.call('dossier.receive', { procedureId, applicant: { name: 'Trần Thị Ví Dụ' }, ...more }, officer);
const receive = async (more: object = {}) => expectDone(await ask(more));
const act = (name: string, code: string, more: object = {}, by = officer) =>
  office.call(`dossier.${name}` as 'dossier.accept', { code, ...more } as never, by);
const show = async (code: string) => expectDone(await office.call('dossier.show', { code }, officer));

describe('received for a ticket', () => {
  it('which must be there and called', async () => {
    await open();
    const waiting = await office.issue('ho-tich');
    expect(await ask({ ticketId: nobody })).toMatchObject({ refusal: 'ticket.unknown' });
    expect(await ask({ ticketId: waiting.ticketId })).toMatchObject({
      refusal: 'ticket.wrong-state',
      detail: { state: 'waiting' },
    });
    officer = await office.openCounter('can-bo-1', 'quay-1');
    expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, officer));
    const { code } = await receive({ ticketId: waiting.ticketId, note: 'Có bản sao' });
    const shown = await show(code);
    expect(shown.ticketNumber).toBe(waiting.number);
    expect(shown.words).toMatchObject([{ kind: 'note', lines: ['Có bản sao'] }]);
    expectDone(await act('ready', code));
    expect(await act('return', code, { identityChecked: true, ticketId: nobody })).toMatchObject({
      refusal: 'ticket.unknown',
    });
    const collector = 'Nguyễn Thị Em';
    expectDone(await act('return', code, { identityChecked: true, ticketId: waiting.ticketId, collector }));
    expect((await show(code)).words).toContainEqual(expect.objectContaining({ kind: 'collector', lines: [collector] }));
  });
});

describe('where the calendar knows no date', () => {
  it('an officer must promise one in the future, and the clock goes on with the next one', async () => {
    await open('2028-12-29T09:00:00');
    expect(await ask()).toMatchObject({ refusal: 'calendar.unknown-year', detail: { year: 2029 } });
    expect(await ask({ dueAt: at('2028-12-28T09:00:00') })).toMatchObject({ refusal: 'dossier.bad-date' });
    const { code } = await receive({ dueAt: at('2029-01-10T10:00:00') });
    expect((await show(code)).dueAt).toBe(at('2029-01-10T10:00:00'));

    const registered = await receive({ accept: false });
    expect(await act('accept', registered.code)).toMatchObject({ refusal: 'calendar.unknown-year' });
    expectDone(await act('request-supplement', registered.code, { missing: ['Ảnh'] }));
    expect(await act('supplement-received', registered.code)).toMatchObject({ refusal: 'calendar.unknown-year' });
    expectDone(await act('supplement-received', registered.code, { dueAt: at('2029-01-11T10:00:00') }));

    expectDone(await act('request-supplement', code, { missing: ['Ảnh'] }));
    expect(await act('supplement-received', code)).toMatchObject({ refusal: 'calendar.unknown-year' });
    expect(await act('supplement-received', code, { dueAt: at('2028-12-01T10:00:00') })).toMatchObject({
      refusal: 'dossier.bad-date',
    });
    const promised = at('2029-01-12T10:00:00');
    expect(expectDone(await act('supplement-received', code, { dueAt: promised })).dueAt).toBe(promised);
    expect(
      await act('reappoint', code, { dueAt: at('2029-02-12T10:00:00'), reason: 'Mưa lũ', force: false }),
    ).toMatchObject({ refusal: 'calendar.unknown-year' });
  });
});

describe('money', () => {
  const stopping = { dossiers: { ...dossiers, stopForPayment: true } };

  it('that is asked for stops the clock where the office wants it, and is asked anew while it stands', async () => {
    await open('2026-11-23T08:00:00', stopping);
    const { code, dueAt } = await receive();
    expectDone(await act('request-payment', code, { fees: money(20_000) }));
    expect(await show(code)).toMatchObject({ state: 6, clockStoppedAt: at('2026-11-23T08:00:00'), toPay: 20_000 });
    expectDone(await act('request-payment', code, { fees: money(30_000) }));
    await signInAt('2026-11-24T08:00:00');
    // A part of it does not let the dossier go on.
    expectDone(await act('pay', code, { moment: 2, fees: money(10_000) }));
    expect(await show(code)).toMatchObject({ state: 6, toPay: 20_000 });
    const paid = expectDone(await act('pay', code, { moment: 2, fees: money(20_000) }));
    expect(paid.state).toBe(2);
    expect(paid.dueAt).toBe((dueAt ?? 0) + 86_400_000);
  });

  it('that was asked for by mistake is not asked any more, and the clock goes on', async () => {
    await open('2026-11-23T08:00:00', stopping);
    const { code, dueAt } = await receive();
    expect(await act('request-payment', code, { fees: [] })).toMatchObject({ refusal: 'dossier.wrong-state' });
    expectDone(await act('request-payment', code, { fees: money(20_000) }));
    await signInAt('2026-11-24T08:00:00');
    const dropped = expectDone(await act('request-payment', code, { fees: [] }));
    expect(dropped).toMatchObject({ state: 2, dueAt: (dueAt ?? 0) + 86_400_000 });
  });

  it('cannot let a dossier go on into a year that nobody knows', async () => {
    await open('2028-12-20T08:00:00', stopping);
    const { code } = await receive();
    expectDone(await act('request-payment', code, { fees: money(20_000) }));
    await signInAt('2028-12-29T09:00:00');
    const refused = { refusal: 'calendar.unknown-year' };
    expect(await act('pay', code, { moment: 2, fees: money(20_000) })).toMatchObject(refused);
    expect(await act('request-payment', code, { fees: [] })).toMatchObject(refused);
    expectDone(await act('pay', code, { moment: 2, fees: money(20_000), dueAt: at('2029-01-10T10:00:00') }));
  });

  it('of a receipt book has its own numbers, and the office goes on with its series', async () => {
    await open();
    const { code } = await receive();
    const pay = (receiptNumber: string | null) => act('pay', code, { moment: 1, fees: money(5_000), receiptNumber });
    expectDone(await pay('BL-2026-000001'));
    expect(await pay('BL-2026-000001')).toMatchObject({ refusal: 'payment.number-used' });
    expect(expectDone(await pay(null))).toMatchObject({ receiptNumber: 'BL-2026-000002' });
    const sum = expectDone(await office.call('payment.sum', { day: '2026-11-23' as never }, officer));
    expect(sum).toMatchObject({ sum: 10_000, byStaff: [{ name: 'Nguyễn Văn Mẫu', sum: 10_000 }] });
  });
});

describe('the way through the office', () => {
  it('leads to officers who are there, with what was noted, and ends with its last step', async () => {
    await open();
    const { code } = await receive();
    expect(await act('advance', code, { to: 'can-bo-99' })).toMatchObject({ refusal: 'staff.unknown' });
    expectDone(await act('advance', code, { to: 'can-bo-2', note: 'Đã kiểm tra' }));
    const shown = await show(code);
    expect(shown).toMatchObject({ state: 4, holderName: 'Trần Thị Thử' });
    expect(shown.words).toContainEqual(expect.objectContaining({ kind: 'step-note', lines: ['Đã kiểm tra'] }));
    const list = async (by: string) =>
      expectDone(await office.call('dossier.list', { mine: true, which: 'open' }, by)).items;
    expect(await list(officer)).toEqual([]);
    expect(await list(await office.signIn('can-bo-2'))).toMatchObject([{ code }]);
  });

  it('is left with a reason or without one', async () => {
    await open();
    const [first, second, third] = [await receive(), await receive(), await receive()];
    expectDone(await act('withdraw', first.code, { reason: 'Đổi ý' }));
    expectDone(await act('withdraw', second.code, { reason: null }));
    expect((await show(first.code)).words).toMatchObject([{ kind: 'withdrawal', lines: ['Đổi ý'] }]);
    expect((await show(second.code)).words).toEqual([]);
    expectDone(await act('request-supplement', third.code, { missing: ['Ảnh'] }));
    expectDone(await act('stop', third.code, { reason: 'Hết hạn bổ sung' }));
    expect(expectDone(await office.call('dossier.find', { code: third.code }))).toMatchObject({ clockStopped: false });
  });

  it('is promised anew only for later than promised, and for an hour at which the office is open', async () => {
    await open();
    const { code, dueAt } = await receive();
    const reappoint = (time: number) => act('reappoint', code, { dueAt: time, reason: 'Mưa lũ', force: false });
    expect(await reappoint(dueAt ?? 0)).toMatchObject({ refusal: 'dossier.bad-date' });
    expect(await reappoint(at('2026-12-06T09:00:00'))).toMatchObject({ refusal: 'dossier.bad-date' });
    expectDone(await reappoint(at('2026-12-07T09:00:00')));
    const registered = await receive({ accept: false });
    expect(await act('reappoint', registered.code, { dueAt: at('2026-12-07T09:00:00'), reason: 'Mưa' })).toMatchObject({
      ok: false,
    });
  });

  it('of a result by post or at a place that is gone leads to no queue', async () => {
    await open('2026-11-23T08:00:00', { dossiers: { ...dossiers, returnService: null } });
    const [fetched, posted] = [await receive(), await receive({ delivery: 'post' })];
    for (const { code } of [fetched, posted]) {
      expectDone(await act('ready', code));
      expect(expectDone(await office.call('dossier.find', { code })).serviceId).toBeNull();
    }
  });
});

describe('whose data were erased', () => {
  it('is nobody in every list, paper and register', async () => {
    await open('2026-11-23T08:00:00', {
      dossiers: { ...dossiers, keepPersonalDays: 30, system: { vi: 'Hệ thống của phường' } },
    });
    const { code } = await receive();
    expectDone(await act('ready', code));
    expectDone(await act('return', code, { identityChecked: true }));
    clock.set('2027-06-20T08:00:00+07:00');
    officer = await office.signIn('can-bo-1');
    await until(async () => (await show(code)).applicant === null, 'the data are erased');
    expect(await office.call('dossier.correct', { code, smsConsent: true }, officer)).toMatchObject({
      refusal: 'dossier.forgotten',
    });
    const found = expectDone(await office.call('dossier.list', { which: 'open', text: code }, officer));
    expect(found.items).toMatchObject([{ code, applicantName: null }]);
    const paper = expectDone(await office.call('dossier.paper', { code, form: 'receipt' }, officer));
    expect(JSON.stringify(paper)).not.toContain('Trần Thị Ví Dụ');
    const november = { from: '2026-11-01' as never, to: '2026-11-30' as never };
    expectDone(await office.call('dossier.register', november, officer));
    const numbers = expectDone(await office.call('dossier.numbers', { ...november, by: 'officer' }, officer));
    expect(numbers.groups).toMatchObject([{ name: 'Nguyễn Văn Mẫu', received: 1 }]);
  });
});

it('a dossier that is not there is refused by every call', async () => {
  await open();
  const code = '000.00.01.H99-261123-9999';
  const calls: [CallName, object][] = [
    ['dossier.print', {}],
    ['dossier.paper', { form: 'receipt' }],
    ['dossier.correct', { smsConsent: true }],
    ['dossier.show', {}],
    ['dossier.advance', {}],
  ];
  for (const [name, input] of calls)
    expect(await office.call(name, { code, ...input } as never, officer), name).toMatchObject({
      refusal: 'dossier.unknown',
    });
  const { code: registered } = await receive({ accept: false });
  expect(await office.call('dossier.print', { code: registered }, officer)).toMatchObject({
    refusal: 'dossier.no-paper',
  });
});
