// Moves a ticket back to the waiting ones, to another service or counter, or out of the queue.
import { done, refuse } from '../../common/contract/refusals.ts';
import { placeAfter } from '../core/queue.ts';
import { undoMs } from '../core/ticket.ts';
import type { Action } from './act.ts';
import { findPlan, findService, findTicketFor } from './rights.ts';

/** Extra time for a press of "undo" in the last second to reach the server. */
const undoGraceMs = 2_000;

export const returnTicket: Action<'ticket.return'> = ({ ticketId }, context) => {
  const found = findTicketFor(context, ticketId, 'return');
  if (!found.ok) return found;
  const { number, state, serviceId, priorityId, seq, orderAt, late } = found.value;
  const { rule } = context.site;
  // After the clock was set back, "now" may lie before the arrival of those who wait.
  const now = Math.max(context.now, context.store.tickets.latestArrival(context.day) ?? context.now);
  const place =
    state === 'no-show'
      ? placeAfter({
          line: context.store.tickets.line(
            { day: context.day, serviceId, priority: priorityId !== null },
            Math.max(1, rule.noShowAfter),
          ),
          rule,
          seq,
          now,
        })
      : { orderAt, late };
  context.record({ type: 'ticket.returned', ticketId, number, orderAt: place.orderAt, late: place.late });
  return done({ ticketId, number, state: 'waiting' as const });
};

export const transferTicket: Action<'ticket.transfer'> = ({ ticketId, toServiceId, toCounterId }, context) => {
  const found = findTicketFor(context, ticketId, 'transfer');
  if (!found.ok) return found;
  if (toServiceId !== null && findService(context, toServiceId) === null) return refuse('service.unknown');
  if (toCounterId !== null) {
    const plan = findPlan(context, toCounterId);
    if (!plan.ok) return plan;
    if (context.store.counter(toCounterId).state === 'closed') return refuse('counter.closed', { state: 'closed' });
  }
  const { number, serviceId } = found.value;
  context.record({ type: 'ticket.transferred', ticketId, number, toServiceId: toServiceId ?? serviceId, toCounterId });
  return done({ ticketId, number, state: 'waiting' as const });
};

export const cancelTicket: Action<'ticket.cancel'> = ({ ticketId }, context) => {
  if (context.caller.kind === 'device') {
    const ticket = context.store.tickets.find(ticketId);
    if (ticket !== null && ticket.deviceId !== context.caller.id) return refuse('ticket.not-yours');
    // After a counter has called the ticket, only the counter may cancel it.
    if (ticket !== null && ticket.state !== 'waiting') return refuse('ticket.wrong-state', { state: ticket.state });
    if (ticket !== null && context.now - ticket.arrivedAt > undoMs + undoGraceMs) return refuse('ticket.undo-too-late');
  }
  const found = findTicketFor(context, ticketId, 'cancel');
  if (!found.ok) return found;
  const { number, serviceId, day } = found.value;
  context.record({ type: 'ticket.cancelled', ticketId, number, serviceId, day });
  return done({ ticketId, number, state: 'cancelled' as const });
};
