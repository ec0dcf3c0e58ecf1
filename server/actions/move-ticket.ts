// A ticket goes back among the waiting, over to another service or counter, or out of the queue.
import { done, refuse } from '../../common/contract/refusals.ts';
import { placeAfter } from '../core/queue.ts';
import { undoMs } from '../core/ticket.ts';
import type { Action } from './act.ts';
import { findPlan, findService, findTicketFor } from './rights.ts';

/** A kiosk's press of "undo" in the last second still has to travel. */
const undoGraceMs = 2_000;

export const returnTicket: Action<'ticket.return'> = ({ ticketId }, deed) => {
  const found = findTicketFor(deed, ticketId, 'return');
  if (!found.ok) return found;
  const { number, state, serviceId, priorityId, seq, orderAt, late } = found.value;
  const { rule } = deed.site;
  // With the clock set back, "now" may lie before the arrival of those who are there.
  const now = Math.max(deed.now, deed.store.tickets.latestArrival(deed.day) ?? deed.now);
  const place =
    state === 'no-show'
      ? placeAfter(
          deed.store.tickets.line(deed.day, serviceId, priorityId !== null, Math.max(1, rule.noShowAfter)),
          rule,
          seq,
          now,
        )
      : { orderAt, late };
  deed.record({ type: 'ticket.returned', ticketId, number, orderAt: place.orderAt, late: place.late });
  return done({ ticketId, number, state: 'waiting' as const });
};

export const transferTicket: Action<'ticket.transfer'> = ({ ticketId, toServiceId, toCounterId }, deed) => {
  const found = findTicketFor(deed, ticketId, 'transfer');
  if (!found.ok) return found;
  if (toServiceId !== null && findService(deed, toServiceId) === null) return refuse('service.unknown');
  if (toCounterId !== null) {
    const plan = findPlan(deed, toCounterId);
    if (!plan.ok) return plan;
    if (deed.store.counter(toCounterId).state === 'closed') return refuse('counter.closed', { state: 'closed' });
  }
  const { number, serviceId } = found.value;
  deed.record({ type: 'ticket.transferred', ticketId, number, toServiceId: toServiceId ?? serviceId, toCounterId });
  return done({ ticketId, number, state: 'waiting' as const });
};

export const cancelTicket: Action<'ticket.cancel'> = ({ ticketId }, deed) => {
  if (deed.caller.kind === 'device') {
    const ticket = deed.store.tickets.find(ticketId);
    if (ticket !== null && ticket.deviceId !== deed.caller.id) return refuse('ticket.not-yours');
    // Once a counter has called it, only the counter may end it.
    if (ticket !== null && ticket.state !== 'waiting') return refuse('ticket.wrong-state', { state: ticket.state });
    if (ticket !== null && deed.now - ticket.arrivedAt > undoMs + undoGraceMs) return refuse('ticket.undo-too-late');
  }
  const found = findTicketFor(deed, ticketId, 'cancel');
  if (!found.ok) return found;
  const { number, serviceId, day } = found.value;
  deed.record({ type: 'ticket.cancelled', ticketId, number, serviceId, day });
  return done({ ticketId, number, state: 'cancelled' as const });
};
