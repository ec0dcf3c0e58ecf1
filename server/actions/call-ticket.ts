// Calls a ticket to a counter: by the rule, by choice, from the parked ones, or again.
import { done, refuse } from '../../common/contract/refusals.ts';
import type { CounterId, Why } from '../../common/contract/words.ts';
import type { EventOf } from '../core/events.ts';
import { chooseNext } from '../core/queue.ts';
import type { Ticket } from '../store/ticket-row.ts';
import type { Action, ActionContext } from './act.ts';
import { counterOf, findFreeCounter, findTicketFor, staffOf } from './rights.ts';

const waitedMin = (ticket: Ticket, now: number) => Math.max(0, Math.floor((now - ticket.arrivedAt) / 60_000));

interface Call {
  ticket: Ticket;
  counterId: CounterId;
  how: EventOf<'ticket.called'>['how'];
  why: Why;
}

function recordCall(context: ActionContext, { ticket, counterId, how, why }: Call) {
  context.record({
    type: 'ticket.called',
    ticketId: ticket.id,
    number: ticket.number,
    counterId,
    day: context.day,
    how,
    nth: ticket.calls + 1,
    why,
    serviceId: ticket.serviceId,
    priorityId: ticket.priorityId,
    staffId: staffOf(context),
  });
}

function describeCall(context: ActionContext, ticket: Ticket, why: Why) {
  return done({
    ticketId: ticket.id,
    number: ticket.number,
    serviceId: ticket.serviceId,
    priority: ticket.priorityId,
    why,
    calledAt: context.now,
  });
}

export const callNext: Action<'ticket.call-next'> = ({ counterId }, context) => {
  const { now, day, site, store } = context;
  const plan = findFreeCounter(context, counterId);
  if (!plan.ok) return plan;
  const choice = chooseNext({
    waiting: store.tickets.candidates(day, plan.value, 1),
    priorityStreak: store.priorityStreak(day, counterId, site.rule.afterPriority),
    rule: site.rule,
    now,
  });
  if (choice === null) return refuse('queue.empty');
  const ticket = store.tickets.find(choice.ticket.id);
  if (ticket === null) throw new Error('the chosen ticket is gone inside its own transaction');
  recordCall(context, { ticket, counterId, how: 'next', why: choice.why });
  return describeCall(context, ticket, choice.why);
};

export const callTicket: Action<'ticket.call'> = ({ ticketId, counterId }, context) => {
  const plan = findFreeCounter(context, counterId);
  if (!plan.ok) return plan;
  const found = findTicketFor(context, ticketId, 'call');
  if (!found.ok) return found;
  const why: Why = { code: 'chosen', waitedMin: waitedMin(found.value, context.now) };
  recordCall(context, { ticket: found.value, counterId, how: 'chosen', why });
  return describeCall(context, found.value, why);
};

export const resumeTicket: Action<'ticket.resume'> = ({ ticketId, counterId }, context) => {
  const plan = findFreeCounter(context, counterId);
  if (!plan.ok) return plan;
  const found = findTicketFor(context, ticketId, 'resume');
  if (!found.ok) return found;
  const why: Why = { code: 'parked', waitedMin: waitedMin(found.value, context.now) };
  recordCall(context, { ticket: found.value, counterId, how: 'resumed', why });
  return done({ ticketId, number: found.value.number, state: 'called' as const });
};

export const recallTicket: Action<'ticket.recall'> = ({ ticketId }, context) => {
  const found = findTicketFor(context, ticketId, 'recall');
  if (!found.ok) return found;
  const ticket = found.value;
  if (ticket.why === null) throw new Error(`ticket ${ticket.id} was called without a reason`);
  recordCall(context, { ticket, counterId: counterOf(ticket), how: 'recalled', why: ticket.why });
  return done({ ticketId, number: ticket.number, state: 'called' as const });
};
