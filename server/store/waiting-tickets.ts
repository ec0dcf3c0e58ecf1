// Queries over the tickets that wait: who may be called, how many wait, and how many go before a place.
import type { CounterId, Day, ServiceId, TicketId } from '../../common/contract/words.ts';
import { type CounterPlan, preferenceOf } from '../core/counter.ts';
import type { Place, WaitingTicket } from '../core/queue.ts';
import { prepareFirstFew } from './first-few.ts';
import type { Connection } from './open.ts';
import type { Remember } from './remember.ts';
import { type TicketRow, ticketColumns, toTicket } from './ticket-row.ts';

/** The tickets of one day, service and class, which form one line. */
export interface TicketClass {
  day: Day;
  serviceId: ServiceId;
  priority: boolean;
}

/** How many wait for a service. */
export interface WaitingCount {
  serviceId: ServiceId;
  ordinary: number;
  priority: number;
  oldestAt: number | null;
}

/** The waiting tickets of a service that were sent to one counter (`pinnedTo`), or to none (null). */
type WaitingGroup = WaitingCount & { pinnedTo: CounterId | null };

function countServices(groups: readonly WaitingGroup[]): WaitingCount[] {
  const counts = new Map<ServiceId, WaitingCount>();
  for (const { serviceId, ordinary, priority, oldestAt } of groups) {
    const before = counts.get(serviceId);
    counts.set(serviceId, {
      serviceId,
      ordinary: ordinary + (before?.ordinary ?? 0),
      priority: priority + (before?.priority ?? 0),
      oldestAt: before?.oldestAt == null || oldestAt === null ? oldestAt : Math.min(oldestAt, before.oldestAt),
    });
  }
  return [...counts.values()];
}

export function waitingTicketQueries(db: Connection, remember: Remember) {
  const heads = prepareFirstFew<[string, string, number], TicketRow>(
    db,
    `SELECT ${ticketColumns} FROM tickets
     WHERE state = 'waiting' AND day = ? AND service_id = ? AND pinned_to IS NULL AND (priority_id IS NULL) = ?
     ORDER BY order_at, late, seq`,
  );
  const pinned = db.prepare<[string, string], TicketRow>(
    `SELECT ${ticketColumns} FROM tickets WHERE state = 'waiting' AND pinned_to IS NOT NULL AND day = ? AND pinned_to = ?`,
  );
  const pinnedTo = db
    .prepare<[string], TicketId>(`SELECT ticket_id FROM tickets WHERE pinned_to = ? AND state = 'waiting'`)
    .pluck();
  const line = prepareFirstFew<[string, string, number], Place>(
    db,
    `SELECT order_at AS orderAt, late, seq FROM tickets
     WHERE state = 'waiting' AND day = ? AND service_id = ? AND (priority_id IS NULL) = ?
     ORDER BY order_at, late, seq`,
  );
  const groups = db.prepare<[string], WaitingGroup>(
    `SELECT service_id AS serviceId, pinned_to AS pinnedTo, sum(priority_id IS NULL) AS ordinary, sum(priority_id IS NOT NULL) AS priority,
       min(order_at) AS oldestAt
     FROM tickets WHERE state = 'waiting' AND day = ? GROUP BY service_id, pinned_to`,
  );
  const aheadOrdinary = db
    .prepare<Record<string, unknown>, number>(
      `SELECT count(*) FROM tickets WHERE state = 'waiting' AND day = @day AND service_id = @serviceId
       AND (priority_id IS NOT NULL OR (order_at, late, seq) < (@orderAt, @late, @seq))`,
    )
    .pluck();
  const aheadPriority = db
    .prepare<Record<string, unknown>, number>(
      `SELECT count(*) FROM tickets WHERE state = 'waiting' AND day = @day AND service_id = @serviceId
       AND priority_id IS NOT NULL AND (order_at, late, seq) < (@orderAt, @late, @seq)`,
    )
    .pluck();
  const waitingGroups = (day: Day): readonly WaitingGroup[] => remember(`groups ${day}`, () => groups.all(day));

  return {
    /**
     * Enough waiting tickets for `chooseNext`: the first `perClass` of every service and class that the counter may call, and all
     * tickets that were sent to just this counter. The latter are few; all are needed, because they may be of any service and so
     * of any preference.
     */
    candidates(day: Day, counter: CounterPlan, perClass: number): WaitingTicket[] {
      const rows: TicketRow[] = [];
      const services = counter.serves.flat();
      for (const ordinary of [0, 1])
        for (const serviceId of services) rows.push(...heads(perClass).all(day, serviceId, ordinary));
      rows.push(...pinned.all(day, counter.id));
      return rows.map(row => ({ ...toTicket(row), preference: preferenceOf(counter, row.serviceId) ?? 0 }));
    },
    /** The waiting tickets that were sent to just this counter, of any day. */
    pinnedTo: (counterId: CounterId) => pinnedTo.all(counterId),
    /** How many tickets wait for this counter. */
    waitingFor(day: Day, counter: CounterPlan): number {
      let waiting = 0;
      for (const { serviceId, pinnedTo, ordinary, priority } of waitingGroups(day))
        if (pinnedTo === null ? preferenceOf(counter, serviceId) !== null : pinnedTo === counter.id)
          waiting += ordinary + priority;
      return waiting;
    },
    /** The first places of a class, in their order. */
    line: ({ day, serviceId, priority }: TicketClass, count: number) =>
      line(count).all(day, serviceId, priority ? 0 : 1),
    waitingCounts: (day: Day): readonly WaitingCount[] =>
      remember(`waiting ${day}`, () => countServices(waitingGroups(day))),
    /** How many tickets of the same service go before a place, which no ticket needs to have yet. */
    ahead({ day, serviceId, priority }: TicketClass, { orderAt, late, seq }: Place): number {
      const count = priority ? aheadPriority : aheadOrdinary;
      return count.get({ day, serviceId, orderAt, late, seq }) ?? 0;
    },
  };
}
