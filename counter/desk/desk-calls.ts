// Sends the calls of the desk's actions to the server. The caller decides what the officer is told about the answer.

import type { CounterView } from '../../common/contract/views/desk-views.ts';
import type { CounterId, ServiceId, TicketId } from '../../common/contract/words.ts';
import type { Trouble } from '../../common/screen/call.ts';
import { writeCall } from '../shared/server-calls.ts';

export type Outcome = { ok: true } | { ok: false; refusal: Trouble; detail: unknown };
/** The actions that need nothing but the counter and its ticket. */
type PlainAction = 'call-next' | 'open' | 'close' | 'recall' | 'start' | 'finish' | 'no-show' | 'park' | 'return';

/**
 * @returns the refusal `ticket.wrong-state` without asking the server when the action needs a ticket and there is none
 */
export async function sendAction(action: PlainAction, view: CounterView): Promise<Outcome> {
  const counterId = view.counter.id;
  if (action === 'call-next') return writeCall('ticket.call-next', { counterId });
  if (action === 'open') return writeCall('counter.open', { counterId, takeOver: false });
  if (action === 'close') return writeCall('counter.close', { counterId });
  if (view.current === null) return { ok: false, refusal: 'ticket.wrong-state', detail: null };
  return writeCall(`ticket.${action}`, { ticketId: view.current.ticketId });
}

export const sendPause = (counterId: CounterId, reason: string): Promise<Outcome> =>
  writeCall('counter.pause', { counterId, reason });

export const sendTransfer = (
  ticketId: TicketId,
  toServiceId: ServiceId | null,
  toCounterId: CounterId | null,
): Promise<Outcome> => writeCall('ticket.transfer', { ticketId, toServiceId, toCounterId });

export const sendResume = (ticketId: TicketId, counterId: CounterId): Promise<Outcome> =>
  writeCall('ticket.resume', { ticketId, counterId });

export const sendReturn = (ticketId: TicketId): Promise<Outcome> => writeCall('ticket.return', { ticketId });

export const sendCall = (ticketId: TicketId, counterId: CounterId): Promise<Outcome> =>
  writeCall('ticket.call', { ticketId, counterId });

export const sendNewRoll = (printerId: string): Promise<Outcome> => writeCall('printer.change-roll', { printerId });

export const sendReprint = (ticketId: TicketId) => writeCall('slip.reprint', { ticketId });
