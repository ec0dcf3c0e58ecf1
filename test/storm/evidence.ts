// What the database file says happened, read from outside and judged by a walk of its own through the journal: none of the
// server's queries and none of its rule is used here.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { SiteSettings } from '../../server/config/site-file.ts';
import type { EventOf, SiteEvent } from '../../server/core/events.ts';

interface TicketRow {
  ticketId: string;
  seq: number;
  day: string;
  number: string;
  serviceId: string;
  state: string;
  counterId: string | null;
}

export interface Evidence {
  integrity: string;
  tickets: TicketRow[];
  journal: { seq: number; eventId: string; at: number; event: SiteEvent }[];
  /** How many answers the server remembers of this call. */
  remembered(call: string): number;
}

export function readEvidence(dataDir: string): Evidence {
  const db = new Database(join(dataDir, 'motcua.db'), { readonly: true, timeout: 3_000 });
  try {
    // One transaction, so that a server that goes on does not make the parts disagree.
    return db.transaction(() => {
      const remembered = new Map(
        db.prepare<[], [string, number]>('SELECT call, count(*) FROM requests GROUP BY call').raw().all(),
      );
      return {
        integrity: db.pragma('integrity_check', { simple: true }) as string,
        tickets: db
          .prepare<[], TicketRow>(
            'SELECT ticket_id AS ticketId, seq, day, number, service_id AS serviceId, state, counter_id AS counterId FROM tickets ORDER BY seq',
          )
          .all(),
        journal: db
          .prepare<[], { seq: number; eventId: string; at: number; data: string }>(
            'SELECT seq, event_id AS eventId, at, data FROM journal ORDER BY seq',
          )
          .all()
          .map(({ data, ...entry }) => ({ ...entry, event: JSON.parse(data) as SiteEvent })),
        remembered: (call: string) => remembered.get(call) ?? 0,
      };
    })();
  } finally {
    db.close();
  }
}

export function eventsOf<T extends SiteEvent['type']>({ journal }: Evidence, type: T): EventOf<T>[] {
  return journal.flatMap(({ event }) => (event.type === type ? [event as EventOf<T>] : []));
}

/** The serials that each letter and day should have, 1, 2, 3 …, against those that were given. */
export function findGaps({ tickets }: Evidence): string[] {
  const last = new Map<string, number>();
  return tickets.flatMap(({ day, number }) => {
    const series = `${day} ${number.slice(0, 1)}`;
    const serial = Number(number.slice(1));
    const before = last.get(series) ?? 0;
    last.set(series, serial);
    return serial === before + 1 ? [] : [`${series}: ${serial} after ${before}`];
  });
}

interface Waiting {
  number: string;
  serviceId: string;
  priority: boolean;
  place: readonly [orderAt: number, late: number, seq: number];
  pinnedTo: string | null;
}

const isBefore = (a: readonly number[], b: readonly number[]) => {
  const i = a.findIndex((value, index) => value !== b[index]);
  return i !== -1 && (a[i] ?? 0) < (b[i] ?? 0);
};

/** Who should have been called: the rule of the site in the words of walls and README, told a second time. */
function whoIsNext(waiting: Iterable<Waiting>, counterId: string, site: SiteSettings, streak: number): Waiting | null {
  const plan = site.counters.find(counter => counter.id === counterId);
  const rank = (one: Waiting) =>
    Math.max(0, plan?.serves.findIndex(group => group.includes(one.serviceId as never)) ?? 0);
  const mine = [...waiting].filter(one =>
    one.pinnedTo === null ? plan?.serves.flat().includes(one.serviceId as never) : one.pinnedTo === counterId,
  );
  const hasBoth = mine.some(person => person.priority) && mine.some(person => !person.priority);
  const group = hasBoth ? mine.filter(person => person.priority === streak < site.rule.afterPriority) : mine;
  return group.reduce<Waiting | null>(
    (best, one) =>
      best === null || rank(one) < rank(best) || (rank(one) === rank(best) && isBefore(one.place, best.place))
        ? one
        : best,
    null,
  );
}

/**
 * Whoever was missed stands behind the next so many of the same service and class, and behind whoever has the very same
 * instant as the last of these: others who came back there, or arrived in the same millisecond.
 */
function whatIsWrongWithPlace(one: Waiting, waiting: Iterable<Waiting>, after: number): string | null {
  const line = [...waiting].filter(other => other.serviceId === one.serviceId && other.priority === one.priority);
  const before = line.filter(person => isBefore(person.place, one.place));
  const least = Math.min(after, line.length);
  const most = least + before.filter(person => person.place[0] === one.place[0]).length;
  if (before.length >= least && before.length <= most) return null;
  return `${one.number} stands behind ${before.length} of ${line.length}, not ${least}`;
}

type TicketEvent = Extract<SiteEvent, { type: `ticket.${string}` }>;
const isOfTicket = (event: SiteEvent): event is TicketEvent => event.type.startsWith('ticket.');

/**
 * Walks through the journal and tells what cannot be: a ticket at two counters, a counter with two tickets, somebody who was
 * passed. Tickets must not get older than `maxWaitMin`: that part of the rule is not told here.
 */
export function findFaults({ journal }: Evidence, site: SiteSettings): string[] {
  const faults: string[] = [];
  const tickets = new Map<string, Waiting>();
  const waiting = new Map<string, Waiting>();
  const at = new Map<string, string>();
  const streaks = new Map<string, number>();
  const missed = new Set<string>();
  for (const { seq, event } of journal) {
    const fault = (what: string) => void faults.push(`entry ${seq}, ${event.type}: ${what}`);
    if (event.type === 'ticket.issued') {
      const { number, serviceId, priorityId, arrivedAt } = event;
      const place = [arrivedAt, 0, event.seq] as const;
      const one = { number, serviceId, priority: priorityId !== null, place, pinnedTo: null };
      tickets.set(event.ticketId, one);
      waiting.set(event.ticketId, one);
      continue;
    }
    if (!isOfTicket(event) || event.type === 'ticket.rated') continue;
    const { ticketId } = event;
    const ticket = tickets.get(ticketId);
    if (ticket === undefined) {
      fault(`${event.number} was never given`);
      continue;
    }
    if (event.type === 'ticket.called') {
      const { counterId, how, number } = event;
      if (how === 'recalled') {
        if (at.get(ticketId) !== counterId) fault(`${number} is not at ${counterId}`);
        continue;
      }
      if (at.has(ticketId)) fault(`${number} is at ${at.get(ticketId)} and was called to ${counterId}`);
      if ([...at.values()].includes(counterId)) fault(`${counterId} has somebody and called ${number}`);
      const streak = streaks.get(counterId) ?? 0;
      if (how === 'next') {
        const right = whoIsNext(waiting.values(), counterId, site, streak);
        if (right !== ticket) fault(`${counterId} called ${number}, but ${right?.number ?? 'nobody'} was next`);
      }
      streaks.set(counterId, ticket.priority ? streak + 1 : 0);
      waiting.delete(ticketId);
      ticket.pinnedTo = null;
      at.set(ticketId, counterId);
    } else if (event.type === 'ticket.returned' || event.type === 'ticket.transferred') {
      at.delete(ticketId);
      if (event.type === 'ticket.returned') {
        const before = ticket.place;
        ticket.place = [event.orderAt, event.late, ticket.place[2]];
        if (missed.delete(ticketId)) {
          const wrong = whatIsWrongWithPlace(ticket, waiting.values(), site.rule.noShowAfter);
          if (wrong !== null) fault(wrong);
        } else if (isBefore(before, ticket.place) || isBefore(ticket.place, before))
          fault(`${event.number} lost its place`);
      } else Object.assign(ticket, { serviceId: event.toServiceId, pinnedTo: event.toCounterId });
      waiting.set(ticketId, ticket);
    } else if ('counterId' in event) {
      if (at.get(ticketId) !== event.counterId) fault(`${event.number} is not at ${event.counterId}`);
      if (event.type !== 'ticket.started') at.delete(ticketId);
      if (event.type === 'ticket.missed') missed.add(ticketId);
    } else waiting.delete(ticketId);
  }
  return faults;
}
