// Makes a database as an office has it after a year: 800 tickets on each of 250 working days, with their calls, ratings and
// journal. Written by the server's own store, in one transaction, so that it is always of the present shape.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { migrate } from '../../build/server/store/migrate.js';
import { openDatabase } from '../../build/server/store/open.js';
import { createStore } from '../../build/server/store/store.js';
import { presses } from './desk.mjs';
import { projectRoot } from './programs.mjs';

const days = 250;
const ticketsADay = 800;
const dayMs = 86_400_000;

/** How many tickets it holds. */
export const ticketsOfAYear = days * ticketsADay;

/** A UUID of version 7 for any time, so that ids lie in the order of the year. */
function makeId(at) {
  const hex = at.toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export async function writeYear(dataDir) {
  const db = openDatabase(dataDir);
  migrate(db, join(projectRoot, 'server/store/migrations'));
  const store = createStore(db, 'phuong-mau');
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  let seq = 0;
  store.transact(() => {
    for (let back = days; back > 0; back--) {
      // 08:00 in Vietnam.
      const opens = today - back * dayMs + 3_600_000;
      const day = new Date(opens).toISOString().slice(0, 10);
      const series = new Map();
      for (let at = 0; at < ticketsADay; at++) writeTicket(store, day, opens + at * 36_000, at, ++seq, series);
    }
  });
  store.close();
}

/** @param {{ record(event: object, at: number, actor: string | null): unknown }} store takes plain strings as ids */
function writeTicket(store, day, arrivedAt, at, seq, series) {
  const { serviceId, priority: priorityId } = presses[at % presses.length];
  const letter = priorityId === null ? serviceId.slice(0, 1).toUpperCase() + serviceId.slice(-1).toUpperCase() : 'U';
  const serial = (series.get(letter) ?? 0) + 1;
  series.set(letter, serial);
  const ticketId = makeId(arrivedAt);
  const number = `${letter}${String(serial).padStart(3, '0')}`;
  const counterId = `quay-${(at % 5) + 1}`;
  const staffId = `can-bo-${(at % 5) + 1}`;
  const calledAt = arrivedAt + 600_000;
  const tookMs = 180_000 + (at % 60) * 5_000;
  const kiosk = 'device:kiosk-1';
  const staff = `staff:${staffId}`;
  store.record(
    {
      type: 'ticket.issued',
      ticketId,
      number,
      seq,
      day,
      letter,
      serial,
      serviceId,
      priorityId,
      language: 'vi',
      arrivedAt,
      trackToken: randomBytes(15).toString('base64url'),
      deviceId: 'kiosk-1',
      ahead: at % 20,
      wait: { fromMin: 5, toMin: 10 },
    },
    arrivedAt,
    kiosk,
  );
  const why = { code: 'first-come', waitedMin: 10 };
  const called = { type: 'ticket.called', ticketId, number, counterId, day, how: 'next', nth: 1, why };
  store.record({ ...called, serviceId, priorityId, staffId }, calledAt, staff);
  if (at % 25 === 0) {
    store.record({ type: 'ticket.missed', ticketId, number, counterId }, calledAt + 60_000, staff);
    return;
  }
  store.record({ type: 'ticket.started', ticketId, number, counterId }, calledAt + 30_000, staff);
  store.record({ type: 'ticket.finished', ticketId, number, counterId, tookMs }, calledAt + tookMs, staff);
  if (at % 5 === 0)
    store.record(
      { type: 'ticket.rated', ticketId, number, score: 5 - (at % 3), counterId, staffId, serviceId },
      calledAt + tookMs + 20_000,
      kiosk,
    );
}
