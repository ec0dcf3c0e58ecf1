// Applies an event of a ticket to the rows. The only place that writes tickets, calls, series, ratings and the sums of a day.
import type { EventOf } from '../core/events.ts';
import type { Connection } from './open.ts';

type TicketEvent = EventOf<
  | 'ticket.issued'
  | 'ticket.called'
  | 'ticket.started'
  | 'ticket.finished'
  | 'ticket.missed'
  | 'ticket.parked'
  | 'ticket.returned'
  | 'ticket.transferred'
  | 'ticket.cancelled'
  | 'ticket.rated'
  | 'day.closed'
>;

export function createApplyTicket(db: Connection, siteId: string): (event: TicketEvent, at: number) => void {
  const insertTicket = db.prepare(
    `INSERT INTO tickets (ticket_id, site_id, seq, day, number, service_id, priority_id, language, state, track_token, procedure_id, device_id, arrived_at, order_at)
     VALUES (@ticketId, '${siteId}', @seq, @day, @number, @serviceId, @priorityId, @language, 'waiting', @trackToken, @procedureId, @deviceId, @arrivedAt, @arrivedAt)`,
  );
  const raiseSeries = db.prepare(
    'INSERT INTO series (day, letter, last) VALUES (@day, @letter, @serial) ON CONFLICT DO UPDATE SET last = @serial',
  );
  const countIssued = db.prepare(
    'INSERT INTO service_days (day, service_id, issued) VALUES (@day, @serviceId, 1) ON CONFLICT DO UPDATE SET issued = issued + 1',
  );
  const countCancelled = db.prepare(
    'UPDATE service_days SET cancelled = cancelled + 1 WHERE day = @day AND service_id = @serviceId',
  );
  const callTicket = db.prepare(
    `UPDATE tickets SET state = 'called', counter_id = @counterId, staff_id = @staffId, called_at = @at, started_at = NULL, ended_at = NULL,
       pinned_to = NULL, calls = @nth, why = @why WHERE ticket_id = @ticketId`,
  );
  const recallTicket = db.prepare('UPDATE tickets SET calls = @nth WHERE ticket_id = @ticketId');
  const insertCall = db.prepare(
    `INSERT INTO calls (day, ticket_id, counter_id, how, priority, called_at) VALUES (@day, @ticketId, @counterId, @how, @priority, @at)`,
  );
  const start = db.prepare(`UPDATE tickets SET state = 'serving', started_at = @at WHERE ticket_id = @ticketId`);
  const finish = db.prepare(
    `UPDATE tickets SET state = 'done', started_at = coalesce(started_at, called_at), ended_at = @at, took_ms = @tookMs WHERE ticket_id = @ticketId`,
  );
  const setAside = db.prepare('UPDATE tickets SET state = @state, ended_at = @at WHERE ticket_id = @ticketId');
  const putBack = db.prepare(
    `UPDATE tickets SET state = 'waiting', order_at = @orderAt, late = @late, moved = 1, started_at = NULL, ended_at = NULL WHERE ticket_id = @ticketId`,
  );
  const transfer = db.prepare(
    `UPDATE tickets SET state = 'waiting', service_id = @toServiceId, pinned_to = @toCounterId, moved = 1, started_at = NULL, ended_at = NULL
     WHERE ticket_id = @ticketId`,
  );
  const rate = db.prepare(
    `INSERT INTO ratings (ticket_id, score, counter_id, staff_id, service_id, rated_at)
     VALUES (@ticketId, @score, @counterId, @staffId, @serviceId, @at)`,
  );
  const expire = db.prepare(`UPDATE tickets SET state = 'expired', ended_at = ? WHERE ticket_id = ?`);

  return (event, at) => {
    switch (event.type) {
      case 'ticket.issued':
        insertTicket.run({ ...event, procedureId: event.procedureId ?? null });
        raiseSeries.run({ day: event.day, letter: event.letter, serial: event.serial });
        countIssued.run({ day: event.day, serviceId: event.serviceId });
        break;
      case 'ticket.called': {
        const { ticketId, counterId, staffId, nth, day, how } = event;
        if (how === 'recalled') {
          recallTicket.run({ ticketId, nth });
          break;
        }
        callTicket.run({ ticketId, counterId, staffId, at, nth, why: JSON.stringify(event.why) });
        insertCall.run({ day, ticketId, counterId, how, priority: event.priorityId === null ? 0 : 1, at });
        break;
      }
      case 'ticket.started':
        start.run({ ticketId: event.ticketId, at });
        break;
      case 'ticket.finished':
        finish.run({ ticketId: event.ticketId, tookMs: event.tookMs, at });
        break;
      case 'ticket.missed':
        setAside.run({ ticketId: event.ticketId, state: 'no-show', at });
        break;
      case 'ticket.parked':
        setAside.run({ ticketId: event.ticketId, state: 'parked', at });
        break;
      case 'ticket.cancelled':
        setAside.run({ ticketId: event.ticketId, state: 'cancelled', at });
        countCancelled.run({ day: event.day, serviceId: event.serviceId });
        break;
      case 'ticket.returned':
        putBack.run({ ticketId: event.ticketId, orderAt: event.orderAt, late: event.late });
        break;
      case 'ticket.transferred':
        transfer.run({ ticketId: event.ticketId, toServiceId: event.toServiceId, toCounterId: event.toCounterId });
        break;
      case 'ticket.rated':
        rate.run({
          ticketId: event.ticketId,
          score: event.score,
          counterId: event.counterId,
          staffId: event.staffId,
          serviceId: event.serviceId,
          at,
        });
        break;
      case 'day.closed':
        for (const ticketId of event.expired) expire.run(at, ticketId);
        break;
      default:
        event satisfies never;
    }
  };
}
