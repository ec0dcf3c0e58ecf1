// The main job over real calls: a number is taken, called, served; and everything that can go another way.
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { exampleKiosk, expectDone, type Office, startOffice } from '../fakes/office.ts';

let office: Office;
let clock: FakeClock;
let officer: string;
afterEach(() => office.stop());

/** Monday 08:00, counter 1 open. It serves civil status and guidance. */
async function openOffice(site: Record<string, unknown> = {}): Promise<void> {
  clock = createFakeClock('2026-11-23T08:00:00+07:00');
  office = await startOffice({ clock, site });
  officer = await office.openCounter('can-bo-1', 'quay-1');
}
const next = async (counterId = 'quay-1', token = officer) =>
  expectDone(await office.call('ticket.call-next', { counterId }, token));
const act = (
  name: 'start' | 'finish' | 'no-show' | 'park' | 'return' | 'recall' | 'cancel',
  ticketId: string,
  token = officer,
) => office.call(`ticket.${name}`, { ticketId }, token);
const serve = async (ticketId: string) => {
  expectDone(await act('start', ticketId));
  expectDone(await act('finish', ticketId));
};
/** Gives numbers a minute apart. */
async function issueAll(...wanted: (string | [string, string])[]) {
  const given = [];
  for (const one of wanted) {
    given.push(typeof one === 'string' ? await office.issue(one) : await office.issue(one[0], one[1]));
    clock.pass(60_000);
  }
  return given;
}

describe('an ordinary morning', () => {
  it('serves by arrival over all services of the counter, and says so', async () => {
    await openOffice();
    const given = await issueAll('ho-tich', 'huong-dan', 'ho-tich', 'dat-dai', 'huong-dan');
    expect(given.map(ticket => ticket.number)).toEqual(['A001', 'H001', 'A002', 'B001', 'H002']);
    expect(given.map(ticket => ticket.ahead)).toEqual([0, 0, 1, 0, 1]);
    const called = [];
    for (let i = 0; i < 4; i++) {
      const ticket = await next();
      called.push(ticket.number);
      expect(ticket.why.code).toBe('first-come');
      await serve(ticket.ticketId);
    }
    expect(called).toEqual(['A001', 'H001', 'A002', 'H002']);
    expect(await office.call('ticket.call-next', { counterId: 'quay-1' }, officer)).toMatchObject({
      refusal: 'queue.empty',
    });
  });

  it('holds one ticket at a counter at a time', async () => {
    await openOffice();
    await issueAll('ho-tich', 'ho-tich');
    const first = await next();
    expect(await office.call('ticket.call-next', { counterId: 'quay-1' }, officer)).toMatchObject({
      refusal: 'counter.busy',
      detail: { number: 'A001' },
    });
    expect(await office.call('counter.close', { counterId: 'quay-1' }, officer)).toMatchObject({
      refusal: 'counter.busy',
    });
    expectDone(await act('finish', first.ticketId));
    expect((await next()).number).toBe('A002');
  });

  it('refuses what the state does not allow, and changes nothing', async () => {
    await openOffice();
    const [ticket] = await issueAll('ho-tich');
    const id = ticket?.ticketId ?? '';
    for (const name of ['start', 'finish', 'no-show', 'park', 'return', 'recall'] as const)
      expect(await act(name, id), name).toMatchObject({ refusal: 'ticket.wrong-state', detail: { state: 'waiting' } });
    await next();
    await serve(id);
    for (const name of ['start', 'finish', 'no-show', 'park', 'return', 'recall', 'cancel'] as const)
      expect(await act(name, id), name).toMatchObject({ refusal: 'ticket.wrong-state', detail: { state: 'done' } });
  });

  it('lets nobody lay hands on a colleague’s ticket, but a supervisor may help', async () => {
    await openOffice();
    await issueAll('ho-tich');
    const { ticketId } = await next();
    const colleague = await office.openCounter('can-bo-2', 'quay-2');
    expect(await act('finish', ticketId, colleague)).toMatchObject({ refusal: 'ticket.not-yours' });
    expect(await office.call('ticket.call-next', { counterId: 'quay-1' }, colleague)).toMatchObject({
      refusal: 'counter.not-yours',
    });
    expect(await act('finish', ticketId, await office.signIn('giam-sat'))).toMatchObject({ ok: true });
  });

  it('hands a counter over only when asked twice', async () => {
    await openOffice();
    const colleague = await office.signIn('can-bo-2');
    expect(await office.call('counter.open', { counterId: 'quay-1' }, colleague)).toMatchObject({
      refusal: 'counter.taken',
      detail: { staff: 'Nguyễn Văn Mẫu' },
    });
    expect(await office.call('counter.open', { counterId: 'quay-1', takeOver: true }, colleague)).toMatchObject({
      ok: true,
    });
    expect(await office.call('counter.pause', { counterId: 'quay-1', reason: 'Họp' }, officer)).toMatchObject({
      refusal: 'counter.not-yours',
    });
  });

  it('calls nobody to a paused or closed counter', async () => {
    await openOffice();
    await issueAll('ho-tich');
    expectDone(await office.call('counter.pause', { counterId: 'quay-1', reason: 'Nghỉ giải lao' }, officer));
    expect(await office.call('ticket.call-next', { counterId: 'quay-1' }, officer)).toMatchObject({
      refusal: 'counter.closed',
      detail: { state: 'paused' },
    });
    expectDone(await office.call('counter.open', { counterId: 'quay-1' }, officer));
    expect((await next()).number).toBe('A001');
  });
});

describe('priority', () => {
  it('has its own series, goes first, and after two in a row lets one ordinary ticket go', async () => {
    await openOffice();
    await issueAll('ho-tich', ['ho-tich', 'cao-tuoi'], ['ho-tich', 'mang-thai'], ['ho-tich', 'khuyet-tat'], 'ho-tich');
    const order: [string, string][] = [];
    for (let i = 0; i < 5; i++) {
      const ticket = await next();
      order.push([ticket.number, ticket.why.code]);
      await serve(ticket.ticketId);
    }
    expect(order).toEqual([
      ['U001', 'priority'],
      ['U002', 'priority'],
      ['A001', 'ordinary-turn'],
      ['U003', 'priority'],
      ['A002', 'first-come'],
    ]);
  });

  it('never lets an ordinary ticket wait longer than the guard', async () => {
    await openOffice();
    await issueAll('ho-tich');
    clock.pass(46 * 60_000);
    await issueAll(['ho-tich', 'cao-tuoi']);
    expect(await next()).toMatchObject({ number: 'A001', why: { code: 'waited-long', maxWaitMin: 45 } });
  });
});

describe('a ticket that goes another way', () => {
  it('parked comes back without queueing, also to another counter', async () => {
    await openOffice();
    await issueAll('ho-tich', 'ho-tich');
    const { ticketId } = await next();
    expectDone(await act('park', ticketId));
    const second = await next();
    expect(second.number).toBe('A002');
    expect(await office.call('ticket.resume', { ticketId, counterId: 'quay-1' }, officer)).toMatchObject({
      refusal: 'counter.busy',
    });
    const colleague = await office.openCounter('can-bo-2', 'quay-2');
    expect(expectDone(await office.call('ticket.resume', { ticketId, counterId: 'quay-2' }, colleague)).state).toBe(
      'called',
    );
  });

  it('that was missed comes back after the next three', async () => {
    await openOffice();
    await issueAll('ho-tich', 'ho-tich', 'ho-tich', 'ho-tich', 'ho-tich', 'ho-tich');
    const missed = await next();
    expectDone(await act('no-show', missed.ticketId));
    expectDone(await act('return', missed.ticketId));
    const order: string[] = [];
    for (let i = 0; i < 6; i++) {
      const ticket = await next();
      order.push(ticket.number);
      await serve(ticket.ticketId);
    }
    expect(order).toEqual(['A002', 'A003', 'A004', 'A001', 'A005', 'A006']);
  });

  it('two of them that come back to the same place keep behind one another', async () => {
    await openOffice();
    await issueAll('ho-tich', 'ho-tich', 'ho-tich', 'ho-tich', 'ho-tich', 'ho-tich', 'ho-tich');
    for (let i = 0; i < 2; i++) expectDone(await act('no-show', (await next()).ticketId));
    const view = await office.watch('counter', 'quay-1', officer);
    const { missed } = await view.until(view => view.missed.length === 2);
    for (const number of ['A002', 'A001'])
      expectDone(await act('return', missed.find(ticket => ticket.number === number)?.ticketId ?? ''));
    const order: string[] = [];
    for (let i = 0; i < 7; i++) {
      const ticket = await next();
      order.push(ticket.number);
      await serve(ticket.ticketId);
    }
    expect(order.slice(0, 3)).toEqual(['A003', 'A004', 'A005']);
    expect(order.slice(-2)).toEqual(['A006', 'A007']);
    // Each had at least three called between its return and its call.
    expect(order.indexOf('A001')).toBeGreaterThanOrEqual(3);
    expect(order.indexOf('A002')).toBeGreaterThanOrEqual(3);
  });

  it('put back keeps its place, and transferred keeps number and arrival', async () => {
    await openOffice();
    const colleague = await office.openCounter('can-bo-3', 'quay-3');
    await issueAll('ho-tich', 'ho-tich', 'dat-dai');
    const first = await next();
    expectDone(await act('return', first.ticketId));
    expect(await next()).toMatchObject({ number: 'A001', why: { code: 'kept-place' } });
    expectDone(
      await office.call(
        'ticket.transfer',
        { ticketId: first.ticketId, toServiceId: 'dat-dai', toCounterId: null },
        officer,
      ),
    );
    expect(await next('quay-3', colleague)).toMatchObject({
      number: 'A001',
      serviceId: 'dat-dai',
      why: { code: 'kept-place' },
    });
  });

  it('sent to one counter is called there and nowhere else, until that counter closes', async () => {
    await openOffice();
    const colleague = await office.openCounter('can-bo-2', 'quay-2');
    await issueAll('ho-tich', 'ho-tich');
    const first = await next();
    const send = (toCounterId: string) =>
      office.call('ticket.transfer', { ticketId: first.ticketId, toServiceId: null, toCounterId }, officer);
    expect(await send('quay-5')).toMatchObject({ refusal: 'counter.closed' });
    expectDone(await send('quay-2'));
    const second = await next();
    expect(second.number).toBe('A002');
    await serve(second.ticketId);
    expect(await office.call('ticket.call-next', { counterId: 'quay-1' }, officer)).toMatchObject({
      refusal: 'queue.empty',
    });
    expectDone(await office.call('counter.close', { counterId: 'quay-2' }, colleague));
    expect((await next()).number).toBe('A001');
  });

  it('is called out of order only by who has that right', async () => {
    await openOffice();
    const [, second] = await issueAll('ho-tich', 'ho-tich');
    const ticketId = second?.ticketId ?? '';
    const colleague = await office.openCounter('can-bo-2', 'quay-2');
    expect(await office.call('ticket.call', { ticketId, counterId: 'quay-2' }, colleague)).toMatchObject({
      status: 403,
    });
    expect(await office.call('ticket.call', { ticketId, counterId: 'quay-1' }, officer)).toMatchObject({
      ok: true,
      value: { number: 'A002', why: { code: 'chosen' } },
    });
  });
});

describe('a wrong press at the kiosk', () => {
  it('is undone for ten seconds, and its number is not given again', async () => {
    await openOffice();
    const wrong = await office.issue('ho-tich');
    clock.pass(9_000);
    expect(await act('cancel', wrong.ticketId, exampleKiosk)).toMatchObject({
      ok: true,
      value: { state: 'cancelled' },
    });
    expect((await office.issue('ho-tich')).number).toBe('A002');
  });

  it('is not undone later, nor by another kiosk, nor once a counter has called it', async () => {
    await openOffice();
    const late = await office.issue('ho-tich');
    const other = expectDone(await office.call('pairing.request', { kind: 'kiosk' })).token ?? '';
    expect(await act('cancel', late.ticketId, other)).toMatchObject({ refusal: 'ticket.not-yours' });
    clock.pass(13_000);
    expect(await act('cancel', late.ticketId, exampleKiosk)).toMatchObject({ refusal: 'ticket.undo-too-late' });
    await next();
    expect(await act('cancel', late.ticketId, exampleKiosk)).toMatchObject({ refusal: 'ticket.wrong-state' });
  });
});

describe('hours and quota', () => {
  const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const hours = {
    ...closed,
    mon: [
      ['07:30', '11:30'],
      ['13:30', '17:00'],
    ],
    tue: [['07:30', '11:30']],
    lastTicketMin: 15,
  };

  it('give no number at noon but keep those who wait', async () => {
    await openOffice({ hours });
    await issueAll('ho-tich');
    clock.set('2026-11-23T11:15:00+07:00');
    expect(await office.call('ticket.issue', { serviceId: 'ho-tich' }, exampleKiosk)).toMatchObject({
      refusal: 'hours.closed',
      detail: { opensAt: Date.parse('2026-11-23T13:30:00+07:00') },
    });
    const kiosk = await office.watch('kiosk', '', exampleKiosk);
    expect((await kiosk.until(() => true)).services.every(service => !service.open)).toBe(true);
    clock.set('2026-11-23T13:30:00+07:00');
    expect((await next()).number).toBe('A001');
    expect((await office.issue('ho-tich')).number).toBe('A002');
  });

  it('say "hết số" before the touch, and give a cancelled number’s place to the next person', async () => {
    const site = await import('../fakes/office.ts').then(fakes => fakes.exampleSiteFile());
    const services = site.services.map(service => (service.id === 'dat-dai' ? { ...service, quota: 2 } : service));
    await openOffice({ services });
    const first = await office.issue('dat-dai');
    await office.issue('dat-dai');
    expect(await office.call('ticket.issue', { serviceId: 'dat-dai' }, exampleKiosk)).toMatchObject({
      refusal: 'quota.reached',
    });
    const describe = async () =>
      expectDone(await office.call('site.describe', {})).services.find(service => service.id === 'dat-dai');
    expect(await describe()).toMatchObject({ open: false, remainingToday: 0 });
    expectDone(await act('cancel', first.ticketId, exampleKiosk));
    expect(await describe()).toMatchObject({ open: true, remainingToday: 1 });
    expect((await office.issue('dat-dai')).number).toBe('B003');
  });
});

describe('paper', () => {
  it('follows the number, comes again when asked, and a test slip uses up no number', async () => {
    await openOffice();
    const kiosk = await office.watch('kiosk', '', exampleKiosk);
    const ticket = await office.issue('ho-tich');
    expect(ticket.slip.state).toBe('queued');
    await kiosk.until(view => view.slips[0]?.ticketId === ticket.ticketId && view.slips[0].state === 'printed');
    expectDone(await office.call('slip.reprint', { ticketId: ticket.ticketId }, officer));
    expectDone(await office.call('slip.test', {}, exampleKiosk));
    expect((await office.issue('ho-tich')).number).toBe('A002');
  });
});

describe('a rating', () => {
  it('counts once, from the moment service begins, by the paper or at the tablet, never by staff', async () => {
    await openOffice();
    const ticket = await office.issue('ho-tich');
    const token = ticket.trackUrl.split('/').at(-1) ?? '';
    const rate = (score: number) => office.call('ticket.rate', { token, score, comment: 'Nhanh, lịch sự' });
    expect(await rate(5)).toMatchObject({ refusal: 'ticket.wrong-state' });
    await next();
    await serve(ticket.ticketId);
    expect(await office.call('ticket.rate', { ticketId: ticket.ticketId, score: 5 }, officer)).toMatchObject({
      status: 403,
    });
    expect(await rate(4)).toMatchObject({ ok: true, value: { score: 4 } });
    expect(await rate(5)).toMatchObject({ refusal: 'ticket.already-rated' });
    expect(await office.call('ticket.rate', { ticketId: ticket.ticketId, score: 1 }, exampleKiosk)).toMatchObject({
      refusal: 'ticket.already-rated',
    });
  });
});
