// Actions on the ticket in hand: service starts or ends, the citizen did not come, or the ticket is parked.
import { done } from '../../common/contract/refusals.ts';
import type { Action } from './act.ts';
import { counterOf, findTicketFor } from './rights.ts';

export const startService: Action<'ticket.start'> = ({ ticketId }, context) => {
  const found = findTicketFor(context, ticketId, 'start');
  if (!found.ok) return found;
  const { number } = found.value;
  context.record({ type: 'ticket.started', ticketId, number, counterId: counterOf(found.value) });
  return done({ ticketId, number, state: 'serving' as const });
};

export const finishService: Action<'ticket.finish'> = ({ ticketId }, context) => {
  const found = findTicketFor(context, ticketId, 'finish');
  if (!found.ok) return found;
  const { number, calledAt } = found.value;
  // Counted from the call and not from the start, because the next person also waits for the walk to the counter.
  const tookMs = Math.max(0, context.now - (calledAt ?? context.now));
  context.record({ type: 'ticket.finished', ticketId, number, counterId: counterOf(found.value), tookMs });
  return done({ ticketId, number, state: 'done' as const });
};

export const markNoShow: Action<'ticket.no-show'> = ({ ticketId }, context) => {
  const found = findTicketFor(context, ticketId, 'no-show');
  if (!found.ok) return found;
  const { number } = found.value;
  context.record({ type: 'ticket.missed', ticketId, number, counterId: counterOf(found.value) });
  return done({ ticketId, number, state: 'no-show' as const });
};

export const parkTicket: Action<'ticket.park'> = ({ ticketId }, context) => {
  const found = findTicketFor(context, ticketId, 'park');
  if (!found.ok) return found;
  const { number } = found.value;
  context.record({ type: 'ticket.parked', ticketId, number, counterId: counterOf(found.value) });
  return done({ ticketId, number, state: 'parked' as const });
};
