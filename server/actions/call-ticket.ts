// A ticket is called to a counter, by whichever way: the rule, a choice, from the parked, or once more.
import { done, refuse } from '../../common/contract/refusals.ts';
import type { CounterId, Why } from '../../common/contract/words.ts';
import { chooseNext } from '../core/queue.ts';
import type { Ticket } from '../store/tickets.ts';
import type { Action, ActionContext } from './act.ts';
import { counterOf, findFreeCounter, findTicketFor, staffOf } from './rights.ts';

const waitedMin = (ticket: Ticket, now: number) => Math.max(0, Math.floor((now - ticket.arrivedAt) / 60_000));

function recordCall(
  deed: ActionContext,
  ticket: Ticket,
  counterId: CounterId,
  how: 'next' | 'chosen' | 'resumed' | 'recalled',
  why: Why,
) {
  deed.record({
    type: 'ticket.called',
    ticketId: ticket.id,
    number: ticket.number,
    counterId,
    day: deed.day,
    how,
    nth: ticket.calls + 1,
    why,
    serviceId: ticket.serviceId,
    priorityId: ticket.priorityId,
    staffId: staffOf(deed),
  });
}

function describeCall(deed: ActionContext, ticket: Ticket, why: Why) {
  return done({
    ticketId: ticket.id,
    number: ticket.number,
    serviceId: ticket.serviceId,
    priority: ticket.priorityId,
    why,
    calledAt: deed.now,
  });
}

export const callNext: Action<'ticket.call-next'> = ({ counterId }, deed) => {
  const { now, day, site, store } = deed;
  const plan = findFreeCounter(deed, counterId);
  if (!plan.ok) return plan;
  const choice = chooseNext(
    store.tickets.candidates(day, plan.value, 1),
    store.priorityStreak(day, counterId, site.rule.afterPriority),
    site.rule,
    now,
  );
  if (choice === null) return refuse('queue.empty');
  const ticket = store.tickets.find(choice.ticket.id);
  if (ticket === null) throw new Error('the chosen ticket is gone inside its own transaction');
  recordCall(deed, ticket, counterId, 'next', choice.why);
  return describeCall(deed, ticket, choice.why);
};

export const callTicket: Action<'ticket.call'> = ({ ticketId, counterId }, deed) => {
  const plan = findFreeCounter(deed, counterId);
  if (!plan.ok) return plan;
  const found = findTicketFor(deed, ticketId, 'call');
  if (!found.ok) return found;
  const why: Why = { code: 'chosen', waitedMin: waitedMin(found.value, deed.now) };
  recordCall(deed, found.value, counterId, 'chosen', why);
  return describeCall(deed, found.value, why);
};

export const resumeTicket: Action<'ticket.resume'> = ({ ticketId, counterId }, deed) => {
  const plan = findFreeCounter(deed, counterId);
  if (!plan.ok) return plan;
  const found = findTicketFor(deed, ticketId, 'resume');
  if (!found.ok) return found;
  recordCall(deed, found.value, counterId, 'resumed', { code: 'parked', waitedMin: waitedMin(found.value, deed.now) });
  return done({ ticketId, number: found.value.number, state: 'called' as const });
};

export const recallTicket: Action<'ticket.recall'> = ({ ticketId }, deed) => {
  const found = findTicketFor(deed, ticketId, 'recall');
  if (!found.ok) return found;
  const ticket = found.value;
  if (ticket.why === null) throw new Error(`ticket ${ticket.id} was called without a reason`);
  recordCall(deed, ticket, counterOf(ticket), 'recalled', ticket.why);
  return done({ ticketId, number: ticket.number, state: 'called' as const });
};
