// Queries that find tickets. Their rows are changed only by apply-ticket.ts and apply-counter.ts.
import type { CounterId, Day, ServiceId, TicketId, TicketState } from '../../common/contract/words.ts';
import { prepareFirstFew } from './first-few.ts';
import type { Connection } from './open.ts';
import type { Remember } from './remember.ts';
import { type Ticket, type TicketRow, ticketColumns, toTicket } from './ticket-row.ts';
import { waitingTicketQueries } from './waiting-tickets.ts';

/** The condition must equal that of the index `tickets_alive` word for word, because otherwise SQLite does not use the index. */
const alive = `state IN ('waiting', 'called', 'serving', 'parked', 'no-show')`;

export function ticketQueries(db: Connection, remember: Remember) {
  const byId = db.prepare<[string], TicketRow>(`SELECT ${ticketColumns} FROM tickets WHERE ticket_id = ?`);
  const byToken = db.prepare<[string], TicketRow>(`SELECT ${ticketColumns} FROM tickets WHERE track_token = ?`);
  const inHand = db.prepare<[string], TicketRow>(
    `SELECT ${ticketColumns} FROM tickets WHERE state IN ('called', 'serving') AND counter_id = ? ORDER BY called_at DESC LIMIT 1`,
  );
  const allInHand = db.prepare<[], TicketRow>(
    `SELECT ${ticketColumns} FROM tickets WHERE state IN ('called', 'serving')`,
  );
  const latestArrival = db
    .prepare<[string], number | null>('SELECT max(arrived_at) FROM tickets WHERE day = ?')
    .pluck();
  const last = db.prepare<[], { seq: number; day: Day; arrivedAt: number }>(
    'SELECT seq, day, arrived_at AS arrivedAt FROM tickets ORDER BY seq DESC LIMIT 1',
  );
  // The state stands first and as a literal. Otherwise SQLite reads all tickets of the index, or plans again at each run.
  const listAside = (state: TicketState) =>
    db.prepare<[string], TicketRow>(
      `SELECT ${ticketColumns} FROM tickets WHERE state = '${state}' AND ${alive} AND day = ? ORDER BY called_at DESC, seq DESC LIMIT 30`,
    );
  const [parked, missed] = [listAside('parked'), listAside('no-show')];
  const served = prepareFirstFew<[string, number], TicketRow>(
    db,
    `SELECT ${ticketColumns} FROM tickets WHERE state = 'done' AND counter_id = ? AND ended_at >= ? ORDER BY ended_at DESC`,
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
  // The plus before seq keeps SQLite from reading the whole table in the order of seq.
  const leftOver = db
    .prepare<[string], TicketId>(
      `SELECT ticket_id FROM tickets WHERE ${alive} AND state <> 'serving' AND day < ? ORDER BY +seq`,
    )
    .pluck();

  const toTickets = (rows: TicketRow[]) => rows.map(toTicket);
  const toTicketOrNull = (row: TicketRow | undefined) => (row === undefined ? null : toTicket(row));

  return {
    ...waitingTicketQueries(db, remember),
    find: (id: TicketId) => toTicketOrNull(byId.get(id)),
    findByToken: (token: string) => toTicketOrNull(byToken.get(token)),
    /** The ticket that occupies the counter. */
    inHand: (counterId: CounterId) => toTicketOrNull(inHand.get(counterId)),
    allInHand: (): readonly Ticket[] => remember('in hand', () => toTickets(allInHand.all())),
    /** The last ticket of all, for the next seq. */
    last: () => last.get() ?? null,
    /** The latest arrival of a day (UTC ms); null without tickets. It is fast for today, when the newest ticket is of that day. */
    latestArrival(day: Day): number | null {
      const newest = last.get();
      return newest?.day === day ? newest.arrivedAt : (latestArrival.get(day) ?? null);
    },
    parked: (day: Day) => toTickets(parked.all(day)),
    missed: (day: Day) => toTickets(missed.all(day)),
    served: (counterId: CounterId, sinceAt: number, count: number) => toTickets(served(count).all(counterId, sinceAt)),
    servedCount: (counterId: CounterId, sinceAt: number) => servedCount.get(counterId, sinceAt) ?? 0,
    recentTookMs: (serviceId: ServiceId): readonly number[] =>
      remember(`took ${serviceId}`, () => recentTook.all(serviceId)),
    /** Tickets of earlier days that nobody served. */
    leftOver: (before: Day) => leftOver.all(before),
  };
}
