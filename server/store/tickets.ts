// Tickets as rows: how they are found. Rows are changed only by apply.ts.

import type {
  CounterId,
  Day,
  DeviceId,
  PriorityId,
  ServiceId,
  StaffId,
  TicketId,
  TicketNumber,
  TicketState,
  Why,
} from '../../common/contract/words.ts';
import { type CounterPlan, preferenceOf } from '../core/counter.ts';
import type { Place, WaitingTicket } from '../core/queue.ts';
import { prepareFirstFew } from './first-few.ts';
import type { Connection } from './open.ts';
import type { Remember } from './remember.ts';

export interface Ticket {
  id: TicketId;
  seq: number;
  day: Day;
  number: TicketNumber;
  serviceId: ServiceId;
  priorityId: PriorityId | null;
  language: string;
  state: TicketState;
  trackToken: string;
  deviceId: DeviceId | null;
  arrivedAt: number;
  orderAt: number;
  late: number;
  moved: boolean;
  pinnedTo: CounterId | null;
  counterId: CounterId | null;
  staffId: StaffId | null;
  calledAt: number | null;
  startedAt: number | null;
  endedAt: number | null;
  calls: number;
  why: Why | null;
  /** What the citizen came for, where it was chosen at the kiosk. */
  procedureId: string | null;
}

const columns = `ticket_id AS id, seq, day, number, service_id AS serviceId, priority_id AS priorityId, language, state,
  track_token AS trackToken, device_id AS deviceId, arrived_at AS arrivedAt, order_at AS orderAt, late, moved,
  pinned_to AS pinnedTo, counter_id AS counterId, staff_id AS staffId, called_at AS calledAt, started_at AS startedAt, ended_at AS endedAt, calls, why,
  procedure_id AS procedureId`;

/** Word for word the condition of the index `tickets_alive`: only then SQLite takes it. */
const alive = `state IN ('waiting', 'called', 'serving', 'parked', 'no-show')`;

type Row = Omit<Ticket, 'moved' | 'why'> & { moved: number; why: string | null };

function toTicket(row: Row): Ticket {
  return { ...row, moved: row.moved === 1, why: row.why === null ? null : (JSON.parse(row.why) as Why) };
}

export interface WaitingCount {
  serviceId: ServiceId;
  ordinary: number;
  priority: number;
  oldestAt: number | null;
}

/** Those of a service who were sent to one counter (`pinnedTo`), or to none. */
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

export function ticketQueries(db: Connection, remember: Remember) {
  const byId = db.prepare<[string], Row>(`SELECT ${columns} FROM tickets WHERE ticket_id = ?`);
  const byToken = db.prepare<[string], Row>(`SELECT ${columns} FROM tickets WHERE track_token = ?`);
  const inHand = db.prepare<[string], Row>(
    `SELECT ${columns} FROM tickets WHERE state IN ('called', 'serving') AND counter_id = ? ORDER BY called_at DESC LIMIT 1`,
  );
  const allInHand = db.prepare<[], Row>(`SELECT ${columns} FROM tickets WHERE state IN ('called', 'serving')`);
  const heads = prepareFirstFew<[string, string, number], Row>(
    db,
    `SELECT ${columns} FROM tickets
     WHERE state = 'waiting' AND day = ? AND service_id = ? AND pinned_to IS NULL AND (priority_id IS NULL) = ?
     ORDER BY order_at, late, seq`,
  );
  const pinned = db.prepare<[string, string], Row>(
    `SELECT ${columns} FROM tickets WHERE state = 'waiting' AND pinned_to IS NOT NULL AND day = ? AND pinned_to = ?`,
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
  const latestArrival = db
    .prepare<[string], number | null>('SELECT max(arrived_at) FROM tickets WHERE day = ?')
    .pluck();
  const last = db.prepare<[], { seq: number; day: Day; arrivedAt: number }>(
    'SELECT seq, day, arrived_at AS arrivedAt FROM tickets ORDER BY seq DESC LIMIT 1',
  );
  // The one state written out and first: else SQLite goes through all who are alive, or plans anew at each question.
  const listAside = (state: TicketState) =>
    db.prepare<[string], Row>(
      `SELECT ${columns} FROM tickets WHERE state = '${state}' AND ${alive} AND day = ? ORDER BY called_at DESC, seq DESC LIMIT 30`,
    );
  const [parked, missed] = [listAside('parked'), listAside('no-show')];
  const served = prepareFirstFew<[string, number], Row>(
    db,
    `SELECT ${columns} FROM tickets WHERE state = 'done' AND counter_id = ? AND ended_at >= ? ORDER BY ended_at DESC`,
  );
  const servedCount = db
    .prepare<[string, number], number>(
      `SELECT count(*) FROM tickets WHERE state = 'done' AND counter_id = ? AND ended_at >= ?`,
    )
    .pluck();
  const recentTook = db
    .prepare<[string], number>(
      'SELECT took_ms FROM tickets WHERE service_id = ? AND took_ms IS NOT NULL ORDER BY ended_at DESC LIMIT 30',
    )
    .pluck();
  // The plus keeps SQLite from reading all tickets in the order of seq.
  const leftOver = db
    .prepare<[string], TicketId>(
      `SELECT ticket_id FROM tickets WHERE ${alive} AND state <> 'serving' AND day < ? ORDER BY +seq`,
    )
    .pluck();

  const many = (rows: Row[]) => rows.map(toTicket);
  const one = (row: Row | undefined) => (row === undefined ? null : toTicket(row));
  const waitingGroups = (day: Day): readonly WaitingGroup[] => remember(`groups ${day}`, () => groups.all(day));

  return {
    find: (id: TicketId) => one(byId.get(id)),
    findByToken: (token: string) => one(byToken.get(token)),
    /** The ticket that occupies the counter. */
    inHand: (counterId: CounterId) => one(inHand.get(counterId)),
    allInHand: (): readonly Ticket[] => remember('in hand', () => many(allInHand.all())),
    /** The last ticket of all, for the next seq. */
    last: () => last.get() ?? null,
    /** When the last of this day came; null before the first. Looks through the day unless the last ticket of all is of it. */
    latestArrival(day: Day): number | null {
      const newest = last.get();
      return newest?.day === day ? newest.arrivedAt : (latestArrival.get(day) ?? null);
    },
    /**
     * Enough of the waiting for `chooseNext`: the first `each` of every service and class that the counter may call, and
     * everybody who was sent to just this counter. Those are few, and of any service: the oldest of them may be the last in
     * the counter's preference, so it does not stand for the others.
     */
    candidates(day: Day, counter: CounterPlan, each: number): WaitingTicket[] {
      const rows: Row[] = [];
      const services = counter.serves.flat();
      for (const ordinary of [0, 1])
        for (const serviceId of services) rows.push(...heads(each).all(day, serviceId, ordinary));
      rows.push(...pinned.all(day, counter.id));
      return rows.map(row => ({ ...toTicket(row), preference: preferenceOf(counter, row.serviceId) ?? 0 }));
    },
    /** The waiting tickets that were sent to just this counter, of any day. */
    pinnedTo: (counterId: CounterId) => pinnedTo.all(counterId),
    /** How many wait for this counter. */
    waitingFor(day: Day, counter: CounterPlan): number {
      let waiting = 0;
      for (const { serviceId, pinnedTo, ordinary, priority } of waitingGroups(day))
        if (pinnedTo === null ? preferenceOf(counter, serviceId) !== null : pinnedTo === counter.id)
          waiting += ordinary + priority;
      return waiting;
    },
    /** The first places of those who wait for a service in one class. */
    line: (day: Day, serviceId: ServiceId, priority: boolean, count: number) =>
      line(count).all(day, serviceId, priority ? 0 : 1),
    waitingCounts: (day: Day): readonly WaitingCount[] =>
      remember(`waiting ${day}`, () => countServices(waitingGroups(day))),
    /** How many of the same service go before; the place may be one that no ticket has yet. */
    ahead(day: Day, serviceId: ServiceId, priority: boolean, place: Place): number {
      return (priority ? aheadPriority : aheadOrdinary).get({ day, serviceId, ...placeOnly(place) }) ?? 0;
    },
    parked: (day: Day) => many(parked.all(day)),
    missed: (day: Day) => many(missed.all(day)),
    served: (counterId: CounterId, sinceAt: number, count: number) => many(served(count).all(counterId, sinceAt)),
    servedCount: (counterId: CounterId, sinceAt: number) => servedCount.get(counterId, sinceAt) ?? 0,
    recentTookMs: (serviceId: ServiceId): readonly number[] =>
      remember(`took ${serviceId}`, () => recentTook.all(serviceId)),
    /** Tickets of earlier days that nobody served. */
    leftOver: (before: Day) => leftOver.all(before),
  };
}

const placeOnly = ({ orderAt, late, seq }: Place) => ({ orderAt, late, seq });
