// The day of the office is the day on its own wall, wherever the server's clock thinks it stands: it changes at local midnight,
// ends what nobody served, and begins the numbers again. A clock that goes back gives no number twice and lets nobody pass.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { exampleKiosk, exampleSiteFile, expectDone, type Office, startOffice } from '../fakes/office.ts';
import { until } from '../fakes/waiting.ts';

let office: Office;
let clock: FakeClock;
afterEach(() => office.stop());

async function openOffice(at: string, site: Record<string, unknown> = {}): Promise<void> {
  clock = createFakeClock(at);
  office = await startOffice({ clock, site });
}

type Ticket = Awaited<ReturnType<Office['issue']>>;
/** Asked as the example office's kiosk, to which no limit applies: a condition is looked at more often than a phone may ask. */
const stateOf = async ({ trackUrl }: Ticket) =>
  expectDone(await office.call('ticket.find', { token: trackUrl.split('/').at(-1) ?? '' }, exampleKiosk)).state;
const next = async (token: string, counterId: string) =>
  expectDone(await office.call('ticket.call-next', { counterId }, token));
/** The office looks at its clock once a second. */
const untilExpired = (ticket: Ticket) =>
  until(async () => (await stateOf(ticket)) === 'expired', 'the ticket is expired');
/** Calls and serves everybody who waits; the answer is their numbers in order. */
async function serveAll(token: string, counterId: string): Promise<string[]> {
  const numbers = [];
  for (;;) {
    const called = await office.call('ticket.call-next', { counterId }, token);
    if (!called.ok) return numbers;
    numbers.push(called.value.number);
    expectDone(await office.call('ticket.finish', { ticketId: called.value.ticketId }, token));
  }
}

describe.each([
  ['UTC', 0],
  ['Asia/Ho_Chi_Minh', -420],
  ['America/Los_Angeles', 480],
])('with the process in %s', (zone, offset) => {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = zone;
    expect(new Date('2026-11-23T12:00:00Z').getTimezoneOffset()).toBe(offset);
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it('the day changes at midnight of the office and at no other midnight', async () => {
    await openOffice('2026-11-23T00:00:00+07:00');
    const given = [];
    // 07:00 is midnight in UTC, 15:00 in Los Angeles.
    for (const time of ['00:00:00', '06:59:59', '07:00:00', '14:59:59', '15:00:00', '23:59:59.999']) {
      clock.set(`2026-11-23T${time}+07:00`);
      given.push(await office.issue('ho-tich'));
    }
    clock.set('2026-11-24T00:00:00+07:00');
    given.push(await office.issue('ho-tich'));
    const expected = [1, 2, 3, 4, 5, 6].map(n => `2026-11-23 A00${n}`);
    expect(given.map(({ day, number }) => `${day} ${number}`)).toEqual([...expected, '2026-11-24 A001']);
  });

  it('at midnight those who wait, were called, parked or missed are over, and serving goes on', async () => {
    await openOffice('2026-11-23T23:50:00+07:00');
    const one = await office.openCounter('can-bo-1', 'quay-1');
    const two = await office.openCounter('can-bo-2', 'quay-2');
    const given = [];
    for (let i = 0; i < 7; i++) given.push(await office.issue('ho-tich'));
    const [served, parked, missed, serving, called, waiting, cancelled] = given as Ticket[];
    const act = async (deed: 'start' | 'finish' | 'park' | 'no-show' | 'cancel', ticket?: Ticket) =>
      expectDone(await office.call(`ticket.${deed}`, { ticketId: ticket?.ticketId ?? '' }, one));
    for (const [deed, ticket] of [
      ['finish', served],
      ['park', parked],
      ['no-show', missed],
      ['start', serving],
    ] as const) {
      expect((await next(one, 'quay-1')).ticketId).toBe(ticket?.ticketId);
      await act(deed, ticket);
    }
    expect((await next(two, 'quay-2')).ticketId).toBe(called?.ticketId);
    await act('cancel', cancelled);
    const hall = await office.watch('display', 'hall', one);
    expect((await hall.until(() => true)).now.map(counter => counter.number)).toEqual(['A004', 'A005']);

    clock.set('2026-11-24T00:00:00+07:00');
    await untilExpired(waiting as Ticket);
    expect(await Promise.all(given.map(stateOf))).toEqual([
      'done',
      'expired',
      'expired',
      'serving',
      'expired',
      'expired',
      'cancelled',
    ]);
    // The TV is told by itself: whom nobody called any more is gone, whom somebody serves stays.
    await hall.until(view => view.now.every(counter => counter.number === null || counter.number === 'A004'));
    // Nobody could call them from yesterday's queue again: who is still served may only be finished.
    for (const deed of ['park', 'no-show'] as const)
      expect(await office.call(`ticket.${deed}`, { ticketId: serving?.ticketId ?? '' }, one)).toMatchObject({
        refusal: 'ticket.wrong-state',
      });
    const desk = await office.watch('counter', 'quay-1', one);
    expect((await desk.until(() => true)).may).toEqual(['finish', 'pause']);
    await act('finish', serving);
    expect(await stateOf(serving as Ticket)).toBe('done');
    expect(await office.call('ticket.call-next', { counterId: 'quay-2' }, two)).toMatchObject({
      refusal: 'queue.empty',
    });
    expect(await office.issue('ho-tich')).toMatchObject({ number: 'A001', day: '2026-11-24', ahead: 0 });
    expect((await next(two, 'quay-2')).number).toBe('A001');
  });

  it('the quota of a service begins again', async () => {
    const services = exampleSiteFile().services.map(service =>
      service.id === 'dat-dai' ? { ...service, quota: 2 } : service,
    );
    await openOffice('2026-11-23T16:00:00+07:00', { services });
    await office.issue('dat-dai');
    await office.issue('dat-dai');
    const oneMore = () =>
      office.call('ticket.issue', { serviceId: 'dat-dai', priority: null, language: 'vi' }, 'example-kiosk');
    expect(await oneMore()).toMatchObject({ refusal: 'quota.reached' });
    clock.set('2026-11-23T23:59:59+07:00');
    expect(await oneMore()).toMatchObject({ refusal: 'quota.reached' });
    clock.set('2026-11-24T00:00:00+07:00');
    expect(await oneMore()).toMatchObject({ ok: true, value: { number: 'B001' } });
    const described = expectDone(await office.call('site.describe', {}));
    expect(described).toMatchObject({ day: '2026-11-24' });
    expect(described.services.find(service => service.id === 'dat-dai')?.remainingToday).toBe(1);
  });

  it('an office that was switched off over midnight ends the old day before it opens', async () => {
    await openOffice('2026-11-23T16:00:00+07:00');
    const officer = await office.openCounter('can-bo-1', 'quay-1');
    const left = await office.issue('ho-tich');
    clock.set('2026-11-24T05:30:00+07:00');
    await office.restart();
    expect(await stateOf(left)).toBe('expired');
    expect(await office.issue('ho-tich')).toMatchObject({ number: 'A001', day: '2026-11-24', ahead: 0 });
    expect(await serveAll(officer, 'quay-1')).toEqual(['A001']);
  });
});

describe('a clock that is set back', () => {
  it('within the day gives no number twice and lets nobody pass those who wait', async () => {
    await openOffice('2026-11-23T10:00:00+07:00');
    const officer = await office.openCounter('can-bo-1', 'quay-1');
    const first = await office.issue('ho-tich');
    clock.pass(300_000);
    await office.issue('huong-dan');
    clock.set('2026-11-23T08:00:00+07:00');
    expect(await office.issue('ho-tich')).toMatchObject({ number: 'A002', ahead: 1 });
    clock.pass(60_000);
    expect(await office.issue('huong-dan')).toMatchObject({ number: 'H002', ahead: 1 });
    const called = await next(officer, 'quay-1');
    expect(called).toMatchObject({ number: 'A001', why: { code: 'first-come', waitedMin: 0 } });
    expectDone(await office.call('ticket.start', { ticketId: first.ticketId }, officer));
    clock.set('2026-11-23T07:00:00+07:00');
    expectDone(await office.call('ticket.finish', { ticketId: first.ticketId }, officer));
    expect(await serveAll(officer, 'quay-1')).toEqual(['H001', 'A002', 'H002']);
  });

  it('puts a citizen who was missed and comes back behind those who were there', async () => {
    await openOffice('2026-11-23T10:00:00+07:00');
    const officer = await office.openCounter('can-bo-1', 'quay-1');
    const { ticketId } = await office.issue('ho-tich');
    await next(officer, 'quay-1');
    expectDone(await office.call('ticket.no-show', { ticketId }, officer));
    clock.pass(300_000);
    await office.issue('huong-dan');
    clock.set('2026-11-23T09:00:00+07:00');
    expectDone(await office.call('ticket.return', { ticketId }, officer));
    expect(await serveAll(officer, 'quay-1')).toEqual(['H001', 'A001']);
  });

  it('over midnight goes on with the numbers of the day it is again', async () => {
    await openOffice('2026-11-23T23:58:00+07:00');
    const officer = await office.openCounter('can-bo-1', 'quay-1');
    const evening = await office.issue('ho-tich');
    clock.set('2026-11-24T00:02:00+07:00');
    await untilExpired(evening);
    const early = await office.issue('ho-tich');
    clock.set('2026-11-23T23:57:00+07:00');
    const again = await office.issue('ho-tich');
    expect([evening, early, again].map(({ day, number }) => `${day} ${number}`)).toEqual([
      '2026-11-23 A001',
      '2026-11-24 A001',
      '2026-11-23 A002',
    ]);
    expect(await serveAll(officer, 'quay-1')).toEqual(['A002']);
  });

  it('over midnight and forward again lets nobody pass those who already waited on the new day', async () => {
    await openOffice('2026-11-24T00:02:00+07:00');
    const officer = await office.openCounter('can-bo-1', 'quay-1');
    expect(await office.issue('ho-tich')).toMatchObject({ number: 'A001', day: '2026-11-24' });
    clock.set('2026-11-23T23:59:00+07:00');
    expect(await office.issue('ho-tich')).toMatchObject({ number: 'A001', day: '2026-11-23' });
    clock.set('2026-11-24T00:00:30+07:00');
    expect(await office.issue('ho-tich')).toMatchObject({ number: 'A002', day: '2026-11-24', ahead: 1 });
    expect(await serveAll(officer, 'quay-1')).toEqual(['A001', 'A002']);
  });
});
