// People who were sent to just one counter: whatever their service, nobody there is hidden behind another.
import { afterEach, expect, it } from 'vitest';
import { createFakeClock } from '../fakes/clock.ts';
import { exampleSiteFile, expectDone, type Office, startOffice } from '../fakes/office.ts';

let office: Office;
afterEach(() => office.stop());

it('of two who were sent to a counter the one of its own work goes first, though the other came earlier', async () => {
  const counters = (exampleSiteFile().counters as { id: string }[]).map(counter =>
    counter.id === 'quay-2' ? { ...counter, serves: [['ho-tich'], ['tra-ket-qua']] } : counter,
  );
  const clock = createFakeClock('2026-11-23T08:00:00+07:00');
  office = await startOffice({ clock, site: { counters } });
  const officer = await office.openCounter('can-bo-2', 'quay-2');
  const given = [];
  for (const serviceId of ['tra-ket-qua', 'huong-dan', 'ho-tich', 'ho-tich']) {
    given.push(await office.issue(serviceId));
    clock.pass(60_000);
  }
  for (const { ticketId } of given.slice(0, 3))
    expectDone(await office.call('ticket.transfer', { ticketId, toServiceId: null, toCounterId: 'quay-2' }, officer));
  const called = [];
  for (let i = 0; i < given.length; i++) {
    const { ticketId, number } = expectDone(await office.call('ticket.call-next', { counterId: 'quay-2' }, officer));
    called.push(number);
    expectDone(await office.call('ticket.finish', { ticketId }, officer));
  }
  expect(called).toEqual(['H001', 'A001', 'A002', 'K001']);
});
