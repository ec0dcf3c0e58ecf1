// A counter opens, pauses, closes.
import { done, refuse } from '../../common/contract/refusals.ts';
import { isTakenFrom } from '../core/counter.ts';
import type { Action } from './act.ts';
import { findOwnCounter, findPlan, staffOf } from './rights.ts';

export const openCounter: Action<'counter.open'> = ({ counterId, takeOver }, deed) => {
  const plan = findPlan(deed, counterId);
  if (!plan.ok) return plan;
  const now = deed.store.counter(counterId);
  const staffId = staffOf(deed);
  if (isTakenFrom(now, staffId) && !takeOver)
    return refuse('counter.taken', { staff: deed.site.staff.find(one => one.id === now.staffId)?.name ?? now.staffId });
  if (now.state !== 'open' || now.staffId !== staffId) deed.record({ type: 'counter.opened', counterId, staffId });
  return done({ counterId, state: 'open' as const });
};

export const pauseCounter: Action<'counter.pause'> = ({ counterId, reason }, deed) => {
  const counter = findOwnCounter(deed, counterId);
  if (!counter.ok) return counter;
  if (counter.value.state === 'closed') return refuse('counter.closed', { state: 'closed' });
  deed.record({ type: 'counter.paused', counterId, reason });
  return done({ counterId, state: 'paused' as const });
};

export const closeCounter: Action<'counter.close'> = ({ counterId }, deed) => {
  const counter = findOwnCounter(deed, counterId);
  if (!counter.ok) return counter;
  const inHand = deed.store.tickets.inHand(counterId);
  if (inHand !== null) return refuse('counter.busy', { ticketId: inHand.id, number: inHand.number });
  if (counter.value.state !== 'closed') deed.record({ type: 'counter.closed', counterId });
  return done({ counterId, state: 'closed' as const });
};
