// Prints a ticket again or a test slip, which uses no number, and notes a new roll of paper.
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

export const changeRoll: Action<'printer.change-roll'> = ({ printerId }, { site, record }) => {
  if (!site.printers.some(printer => printer.id === printerId)) return refuse('printer.unknown');
  record({ type: 'printer.roll-changed', printerId });
  return done({});
};
