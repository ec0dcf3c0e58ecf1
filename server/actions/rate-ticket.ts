// A citizen rates the service, once per ticket and from the start of the service on.
import { done, refuse } from '../../common/contract/refusals.ts';
import { ticketStateAfter } from '../core/ticket.ts';
import type { Action } from './act.ts';

export const rateTicket: Action<'ticket.rate'> = ({ ticketId, token, score, comment }, { caller, store, record }) => {
  // Every screen of the office knows the ids of tickets, so only a kiosk or rating tablet may rate by id, never staff.
  if (token === undefined && caller.kind !== 'device')
    return refuse(caller.kind === 'nobody' ? 'auth.required' : 'auth.forbidden');
  const ticket =
    token !== undefined
      ? store.tickets.findByToken(token)
      : ticketId !== undefined
        ? store.tickets.find(ticketId)
        : null;
  if (ticket === null) return refuse('ticket.unknown');
  if (caller.kind === 'device' && caller.counterId !== null && caller.counterId !== ticket.counterId)
    return refuse('ticket.unknown');
  if (ticketStateAfter(ticket.state, 'rate') === null) return refuse('ticket.wrong-state', { state: ticket.state });
  if (store.rating(ticket.id) !== null) return refuse('ticket.already-rated');
  record({
    type: 'ticket.rated',
    ticketId: ticket.id,
    number: ticket.number,
    score,
    counterId: ticket.counterId,
    staffId: ticket.staffId,
    serviceId: ticket.serviceId,
  });
  if (comment !== null && comment !== '') store.access.addComment(ticket.id, comment);
  return done({ ticketId: ticket.id, score });
};
