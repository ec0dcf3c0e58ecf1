// What an officer may work on: the own counter and the ticket in hand there. A supervisor may work at any counter.
import { done, type Refused, refuse } from '../../common/contract/refusals.ts';
import type { CounterId, ServiceId, StaffId, TicketId } from '../../common/contract/words.ts';
import type { CounterPlan } from '../core/counter.ts';
import { isInHand, type TicketAction, ticketStateAfter } from '../core/ticket.ts';
import type { CounterRow } from '../store/counter-queries.ts';
import type { Ticket } from '../store/ticket-row.ts';
import type { ActionContext } from './act.ts';

type Found<T> = { ok: true; value: T } | Refused;

export function staffOf(context: ActionContext): StaffId {
  if (context.caller.kind !== 'staff') throw new Error('this call is for staff only; the contract must say so');
  return context.caller.id;
}

function mayWorkAt(context: ActionContext, counter: CounterRow): boolean {
  if (context.caller.kind !== 'staff') return false;
  return counter.staffId === context.caller.id || context.caller.roles.includes('supervisor');
}

export function findPlan(context: ActionContext, counterId: CounterId): Found<CounterPlan> {
  const plan = context.site.counters.find(counter => counter.id === counterId);
  return plan === undefined ? refuse('counter.unknown') : done(plan);
}

/** The counter, when it is open, the caller's own and free for the next call. */
export function findFreeCounter(context: ActionContext, counterId: CounterId): Found<CounterPlan> {
  const plan = findPlan(context, counterId);
  if (!plan.ok) return plan;
  const counter = context.store.counter(counterId);
  if (counter.state !== 'open') return refuse('counter.closed', { state: counter.state });
  if (!mayWorkAt(context, counter)) return refuse('counter.not-yours');
  const inHand = context.store.tickets.inHand(counterId);
  if (inHand !== null) return refuse('counter.busy', { ticketId: inHand.id, number: inHand.number });
  return plan;
}

export function findOwnCounter(context: ActionContext, counterId: CounterId): Found<CounterRow> {
  const plan = findPlan(context, counterId);
  if (!plan.ok) return plan;
  const counter = context.store.counter(counterId);
  if (counter.state !== 'closed' && !mayWorkAt(context, counter)) return refuse('counter.not-yours');
  return done(counter);
}

/** The ticket, when the action is possible in its state and nobody else has it in hand. */
export function findTicketFor(context: ActionContext, ticketId: TicketId, action: TicketAction): Found<Ticket> {
  const ticket = context.store.tickets.find(ticketId);
  if (ticket === null) return refuse('ticket.unknown');
  if (ticketStateAfter(ticket.state, action) === null) return refuse('ticket.wrong-state', { state: ticket.state });
  // A ticket of an earlier day can only be finished, because nobody can call it from yesterday's queue again.
  if (ticket.day < context.day && action !== 'finish')
    return refuse('ticket.wrong-state', { state: ticket.state, day: ticket.day });
  if (
    isInHand(ticket.state) &&
    ticket.counterId !== null &&
    !mayWorkAt(context, context.store.counter(ticket.counterId))
  )
    return refuse('ticket.not-yours', { counterId: ticket.counterId });
  return done(ticket);
}

/** The counter at which a ticket is in hand. */
export function counterOf(ticket: Ticket): CounterId {
  if (ticket.counterId === null) throw new Error(`ticket ${ticket.id} is in hand at no counter`);
  return ticket.counterId;
}

export function findService(context: ActionContext, serviceId: ServiceId) {
  return context.site.services.find(service => service.id === serviceId) ?? null;
}
