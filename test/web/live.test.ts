// What screens are sent: whole views, each moment once, and after a reconnect what was missed.
import { afterEach, describe, expect, it } from 'vitest';
import { Moment } from '../../common/contract/moments.ts';
import { DisplayView } from '../../common/contract/views/display-views.ts';
import { View } from '../../common/contract/views/index.ts';
import { exampleKiosk, expectDone, type Office, startOffice } from '../fakes/office.ts';

let office: Office;
afterEach(() => office.stop());

describe('a call', () => {
  it('reaches the TV, the small screen of its counter, the desk and the phone as one moment, and nobody else', async () => {
    office = await startOffice();
    const officer = await office.openCounter('can-bo-1', 'quay-1');
    const ticket = await office.issue('ho-tich');
    const other = await office.issue('ho-tich');
    const phoneId = (one: { trackUrl: string }) => one.trackUrl.split('/').at(-1) ?? '';
    const hall = await office.watch('display', 'hall', exampleKiosk);
    const own = await office.watch('display', 'quay-1', exampleKiosk);
    const elsewhere = await office.watch('display', 'quay-2', exampleKiosk);
    const desk = await office.watch('counter', 'quay-1', officer);
    const phone = await office.watch('phone', phoneId(ticket), null);
    const stranger = await office.watch('phone', phoneId(other), null);
    expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, officer));
    const moment = await hall.untilMoment(moment => moment.number === ticket.number);
    expect(Moment.parse(moment)).toMatchObject({
      type: 'ticket.called',
      counterId: 'quay-1',
      counterLabel: '1',
      nth: 1,
      priority: null,
    });
    for (const screen of [own, desk, phone]) expect(await screen.untilMoment(() => true)).toEqual(moment);
    const shown = await hall.until(view => view.now.some(counter => counter.number === ticket.number));
    expect(shown.recent[0]).toMatchObject({ number: ticket.number, counterLabel: '1', state: 'called' });
    expect(await phone.until(view => view.state === 'called')).toMatchObject({ counterLabel: '1', ahead: null });
    await stranger.until(view => view.ahead === 0);
    expect([elsewhere.moments, stranger.moments]).toEqual([[], []]);
  });

  it('again is the same ticket’s second moment', async () => {
    office = await startOffice();
    const officer = await office.openCounter('can-bo-1', 'quay-1');
    const { ticketId } = await office.issue('ho-tich');
    const hall = await office.watch('display', 'hall', exampleKiosk);
    expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, officer));
    expectDone(await office.call('ticket.recall', { ticketId }, officer));
    expect(await hall.untilMoment(moment => moment.nth === 2)).toMatchObject({ ticketId });
    expect(hall.moments.map(moment => moment.nth)).toEqual([1, 2]);
  });
});

describe('a screen that comes back', () => {
  it('is told the moments it missed, in order, and none that it saw', async () => {
    office = await startOffice();
    const officer = await office.openCounter('can-bo-1', 'quay-1');
    const hall = await office.watch('display', 'hall', exampleKiosk);
    const callOne = async () => {
      await office.issue('ho-tich');
      const { ticketId } = expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, officer));
      expectDone(await office.call('ticket.finish', { ticketId }, officer));
    };
    await callOne();
    const seen = await hall.untilMoment(() => true);
    hall.close();
    await callOne();
    await office.restart();
    await callOne();
    const back = await office.watch('display', 'hall', exampleKiosk, seen.momentId);
    await back.untilMoment(moment => moment.number === 'A003');
    expect(back.moments.map(moment => moment.number)).toEqual(['A002', 'A003']);
    const fresh = await office.watch('display', 'hall', exampleKiosk);
    await fresh.until(view => view.recent.length === 3);
    expect(fresh.moments).toEqual([]);
  });

  it('in a rush gets the picture as it is, not as it was at every step', async () => {
    office = await startOffice();
    const kiosk = await office.watch('kiosk', '', exampleKiosk);
    await kiosk.until(() => true);
    const before = kiosk.views.length;
    await Promise.all(Array.from({ length: 120 }, () => office.issue('ho-tich')));
    await kiosk.until(view => view.waitingTotal === 120);
    expect(kiosk.views.length - before).toBeLessThan(120);
  });

  it('over a line that stood still gets the latest picture, not the hundreds in between', async () => {
    // Pictures large enough that the buffers between two programs on one machine are full soon.
    office = await startOffice({ site: { notices: Array.from({ length: 60 }, () => ({ vi: 'x'.repeat(2_000) })) } });
    const [slow, quick] = [
      await office.watch('display', 'hall', exampleKiosk),
      await office.watch('display', 'hall', exampleKiosk),
    ];
    await slow.until(() => true);
    // The line itself stops: nothing is read from it any more, until the server's side is full.
    const line = (slow.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } })
      .ws._socket;
    line.pause();
    // Some 18 MB of pictures: more than the buffers of both programs hold.
    let waiting = 0;
    while (quick.views.length < 150) {
      await Promise.all(Array.from({ length: 4 }, () => office.issue('ho-tich')));
      waiting += 4;
    }
    const shows = (view: DisplayView) =>
      view.waiting.find(service => service.serviceId === 'ho-tich')?.count === waiting;
    await quick.until(shows);
    line.resume();
    await slow.until(shows);
    expect(slow.views.length).toBeLessThan(quick.views.length);
  });
});

describe('views', () => {
  it('are what the contract says, for every kind', async () => {
    office = await startOffice();
    const officer = await office.openCounter('can-bo-1', 'quay-1');
    const admin = await office.signIn('quan-tri');
    await office.issue('ho-tich', 'cao-tuoi');
    const ticket = await office.issue('ho-tich');
    expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, officer));
    const screens = [
      await office.watch('display', 'hall', exampleKiosk),
      await office.watch('display', 'quay-1', exampleKiosk),
      await office.watch('kiosk', '', exampleKiosk),
      await office.watch('counter', 'quay-1', officer),
      await office.watch('rating', 'quay-1', officer),
      await office.watch('phone', ticket.trackUrl.split('/').at(-1) ?? '', null),
      await office.watch('supervisor', '', admin),
    ];
    for (const screen of screens) {
      const view = await screen.until(() => true);
      expect(View.parse(view)).toEqual(view);
    }
  });

  it('of the TV stay below 6 kB however many wait', async () => {
    office = await startOffice();
    for (let i = 1; i <= 5; i++) {
      const token = await office.openCounter(`can-bo-${i}`, `quay-${i}`);
      const service = ['ho-tich', 'ho-tich', 'dat-dai', 'dat-dai', 'kinh-doanh'][i - 1] ?? '';
      for (let n = 0; n < 60; n++) await office.issue(service, n % 4 === 0 ? 'cao-tuoi' : null);
      expectDone(await office.call('ticket.call-next', { counterId: `quay-${i}` }, token));
    }
    const hall = await office.watch('display', 'hall', exampleKiosk);
    const view = await hall.until(view => view.recent.length === 5);
    expect(Buffer.byteLength(JSON.stringify(DisplayView.parse(view)))).toBeLessThan(6_000);
  });

  it('carry no device, no track token and no staff name to the public', async () => {
    office = await startOffice();
    const officer = await office.openCounter('can-bo-1', 'quay-1');
    const ticket = await office.issue('ho-tich');
    expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, officer));
    const token = ticket.trackUrl.split('/').at(-1) ?? '';
    for (const id of ['hall', 'quay-1']) {
      const screen = await office.watch('display', id, exampleKiosk);
      const text = JSON.stringify([await screen.until(() => true), screen.moments]);
      expect(text).not.toContain(token);
      expect(text).not.toContain('Nguyễn Văn Mẫu');
      expect(text).not.toContain('can-bo-1');
    }
  });
});
