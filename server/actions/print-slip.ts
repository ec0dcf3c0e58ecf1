// Paper on demand: once more for a living ticket, or a test. Neither uses up a number.
import { done, refuse } from '../../common/contract/refusals.ts';
import { isAlive } from '../core/ticket.ts';
import type { Action } from './act.ts';

export const reprintSlip: Action<'slip.reprint'> = ({ ticketId }, { store, hasPrinter, record }) => {
  const ticket = store.tickets.find(ticketId);
  if (ticket === null) return refuse('ticket.unknown');
  if (!isAlive(ticket.state)) return refuse('ticket.wrong-state', { state: ticket.state });
  if (!hasPrinter) return refuse('slip.no-printer');
  record({ type: 'slip.asked', ticketId, number: ticket.number });
  return done({ state: 'queued' as const });
};

export const testSlip: Action<'slip.test'> = (_input, { caller, hasPrinter, record }) => {
  if (!hasPrinter) return refuse('slip.no-printer');
  record({ type: 'slip.tested', deviceId: caller.kind === 'device' ? caller.id : null });
  return done({ state: 'queued' as const });
};
