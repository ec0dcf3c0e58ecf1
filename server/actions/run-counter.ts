// A counter opens, pauses, closes.
import { done, refuse } from '../../common/contract/refusals.ts';
import { isTakenFrom } from '../core/counter.ts';
import type { Action } from './act.ts';
import { findOwnCounter, findPlan, staffOf } from './rights.ts';

export const openCounter: Action<'counter.open'> = ({ counterId, takeOver }, context) => {
  const plan = findPlan(context, counterId);
  if (!plan.ok) return plan;
  const now = context.store.counter(counterId);
  const staffId = staffOf(context);
  if (isTakenFrom(now, staffId) && !takeOver)
    return refuse('counter.taken', {
      staff: context.site.staff.find(member => member.id === now.staffId)?.name ?? now.staffId,
    });
  if (now.state !== 'open' || now.staffId !== staffId) context.record({ type: 'counter.opened', counterId, staffId });
  return done({ counterId, state: 'open' as const });
};

export const pauseCounter: Action<'counter.pause'> = ({ counterId, reason }, context) => {
  const counter = findOwnCounter(context, counterId);
  if (!counter.ok) return counter;
  if (counter.value.state === 'closed') return refuse('counter.closed', { state: 'closed' });
  context.record({ type: 'counter.paused', counterId, reason });
  return done({ counterId, state: 'paused' as const });
};

export const closeCounter: Action<'counter.close'> = ({ counterId }, context) => {
  const counter = findOwnCounter(context, counterId);
  if (!counter.ok) return counter;
  const inHand = context.store.tickets.inHand(counterId);
  if (inHand !== null) return refuse('counter.busy', { ticketId: inHand.id, number: inHand.number });
  // Tickets that were sent to just this counter would otherwise wait for nobody.
  if (counter.value.state !== 'closed')
    context.record({ type: 'counter.closed', counterId, released: context.store.tickets.pinnedTo(counterId) });
  return done({ counterId, state: 'closed' as const });
};
