// Presses that come too late, to the wrong place or from the wrong hand: each is refused with the word for it, and nothing
// changes.
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { exampleKiosk, expectDone, type Office, startOffice } from '../fakes/office.ts';

const nowhere = 'quay-99';
const nobody = '01900000-0000-7000-8000-000000000000';

let office: Office;
let clock: FakeClock;
let senior: string;
afterEach(() => office.stop());
async function openOffice(site: Record<string, unknown> = {}): Promise<void> {
  clock = createFakeClock('2026-11-23T08:00:00+07:00');
  office = await startOffice({ clock, site });
  senior = await office.openCounter('can-bo-1', 'quay-1');
}
const tokenOf = ({ trackUrl }: { trackUrl: string }) => trackUrl.split('/').at(-1) ?? '';

describe('a counter or a ticket that there is not', () => {
  it('is refused by its name', async () => {
    await openOffice();
    const { ticketId } = await office.issue('ho-tich');
    const refusals = {
      'counter.unknown': [
        office.call('counter.open', { counterId: nowhere }, senior),
        office.call('counter.pause', { counterId: nowhere, reason: 'Họp' }, senior),
        office.call('counter.close', { counterId: nowhere }, senior),
        office.call('ticket.call-next', { counterId: nowhere }, senior),
        office.call('ticket.transfer', { ticketId, toServiceId: null, toCounterId: nowhere }, senior),
        office.call('pairing.request', { kind: 'rating', counterId: nowhere }),
      ],
      'service.unknown': [
        office.call('ticket.transfer', { ticketId, toServiceId: 'khong-co', toCounterId: null }, senior),
      ],
      'ticket.unknown': [
        office.call('ticket.call', { ticketId: nobody, counterId: 'quay-1' }, senior),
        office.call('ticket.find', { token: 'AAAAAAAAAAAAAAAAAAAA' }),
        office.call('ticket.rate', { token: 'AAAAAAAAAAAAAAAAAAAA', score: 5 }),
      ],
      'procedure.unknown': [
        office.call('ticket.issue', { serviceId: 'ho-tich', procedureId: '9.999999-khong-co' }, exampleKiosk),
      ],
    };
    for (const [refusal, answers] of Object.entries(refusals))
      for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ ok: false, refusal });
    expect(expectDone(await office.call('site.describe', {})).services[0]?.waiting).toBe(1);
  });
});

describe('a number', () => {
  it('is given in the first language of the office to whoever asks for one that it does not speak', async () => {
    await openOffice();
    const input = { serviceId: 'ho-tich', priority: null, language: 'fr' };
    const ticket = expectDone(await office.call('ticket.issue', input, exampleKiosk));
    expect(ticket.number).toBe('A001');
  });

  it('is followed from the queue to the counter by its secret', async () => {
    await openOffice();
    const [first, second] = [await office.issue('ho-tich'), await office.issue('ho-tich', 'cao-tuoi')];
    const find = async (ticket: typeof first) =>
      expectDone(await office.call('ticket.find', { token: tokenOf(ticket) }));
    expect(await find(second)).toMatchObject({ state: 'waiting', ahead: 0, counterLabel: null });
    expect(await find(first)).toMatchObject({ state: 'waiting', wait: expect.anything() });
    expectDone(await office.call('ticket.call', { ticketId: first.ticketId, counterId: 'quay-1' }, senior));
    expect(await find(first)).toMatchObject({ state: 'called', ahead: null, wait: null, counterLabel: '1' });
  });

  it('has its paper no more when its service is over', async () => {
    await openOffice();
    const { ticketId } = await office.issue('ho-tich');
    expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, senior));
    expectDone(await office.call('ticket.finish', { ticketId }, senior));
    expect(await office.call('slip.reprint', { ticketId }, senior)).toMatchObject({
      refusal: 'ticket.wrong-state',
      detail: { state: 'done' },
    });
    expect(expectDone(await office.call('slip.test', {}, senior)).state).toBe('queued');
  });
});

describe('a rating', () => {
  it('by the number of a ticket is for the screens of the office, and only for their own counter', async () => {
    await openOffice();
    const { ticketId } = await office.issue('ho-tich');
    expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, senior));
    expectDone(await office.call('ticket.start', { ticketId }, senior));
    expect(await office.call('ticket.rate', { ticketId, score: 5 })).toMatchObject({ refusal: 'auth.required' });
    expect(await office.call('ticket.rate', { ticketId, score: 5 }, senior)).toMatchObject({
      refusal: 'auth.forbidden',
    });
    const tablet = async (counterId: string) =>
      expectDone(await office.call('pairing.request', { kind: 'rating', counterId })).token;
    const [other, own] = [await tablet('quay-2'), await tablet('quay-1')];
    expect(await office.call('ticket.rate', { ticketId, score: 5 }, other)).toMatchObject({
      refusal: 'ticket.unknown',
    });
    expectDone(await office.call('ticket.rate', { ticketId, score: 5, comment: 'Nhanh' }, own));
  });

  it('pressed twice by a telephone that lost the answer counts once', async () => {
    await openOffice();
    const ticket = await office.issue('ho-tich');
    expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, senior));
    expectDone(await office.call('ticket.start', { ticketId: ticket.ticketId }, senior));
    const rate = () => office.call('ticket.rate', { token: tokenOf(ticket), score: 4 }, null, 'the-one-press');
    expect(await rate()).toEqual(await rate());
    expect(await office.call('ticket.rate', { token: tokenOf(ticket), score: 4 })).toMatchObject({
      refusal: 'ticket.already-rated',
    });
  });
});

describe('who signs in', () => {
  it('after a wrong PIN begins to count anew with the right one', async () => {
    await openOffice();
    const tryPin = (pin: string) => office.call('staff.sign-in', { name: 'can-bo-2', pin });
    for (let round = 0; round < 2; round++) {
      for (let wrong = 0; wrong < 4; wrong++) expect(await tryPin('9999')).toMatchObject({ refusal: 'auth.wrong-pin' });
      expect(await tryPin('1234')).toMatchObject({ ok: true });
      clock.pass(60_000);
    }
  });

  it('is told whose counters are open; a screen and a stranger are nobody', async () => {
    await openOffice();
    const { counters } = expectDone(await office.call('staff.describe', {}, await office.signIn('can-bo-2')));
    expect(counters.find(({ id }) => id === 'quay-1')).toMatchObject({ staffName: 'Nguyễn Văn Mẫu' });
    expect(counters.find(({ id }) => id === 'quay-2')).toMatchObject({ staffName: null });
    expect(await office.call('staff.describe', {}, exampleKiosk)).toMatchObject({ ok: false });
    expect(await office.call('staff.describe', {})).toMatchObject({ refusal: 'auth.required' });
    expect(await office.call('staff.sign-out', {})).toMatchObject({ refusal: 'auth.required' });
  });
});

describe('a new screen', () => {
  const real = { example: false };

  it('is let in for the counter that the administrator chooses, if there is one', async () => {
    await openOffice(real);
    const admin = await office.signIn('quan-tri');
    const { code, pairingId, secret } = expectDone(await office.call('pairing.request', { kind: 'rating' }));
    const approve = (counterId: string) => office.call('pairing.approve', { code, name: 'Bảng', counterId }, admin);
    expect(await approve(nowhere)).toMatchObject({ refusal: 'counter.unknown' });
    expectDone(await approve('quay-2'));
    expectDone(await office.call('pairing.claim', { pairingId, secret }));
    const { devices } = expectDone(await office.call('pairing.list', {}, admin));
    expect(devices).toMatchObject([{ name: 'Bảng', counterId: 'quay-2' }]);
  });

  it('that loses the answer to its claim gets a new one', async () => {
    await openOffice();
    const { pairingId, secret, token } = expectDone(await office.call('pairing.request', { kind: 'display' }));
    const again = expectDone(await office.call('pairing.claim', { pairingId, secret }));
    expect(again.state).toBe('approved');
    expect(again.token).not.toBe(token);
  });
});

describe('a rush', () => {
  it('of more presses than go to the disk together gives each its number', async () => {
    await openOffice();
    const given = await Promise.all(Array.from({ length: 130 }, () => office.issue('ho-tich')));
    expect(new Set(given.map(ticket => ticket.number)).size).toBe(130);
  });
});
