// Sends the calls of the desk's actions to the server. The caller decides what the officer is told about the answer.
import type { CounterView } from '../../common/contract/views.ts';
import type { CounterId, ServiceId, TicketId } from '../../common/contract/words.ts';
import { makeCall, newRequestId, type Trouble } from '../../common/screen/call.ts';

export type Outcome = { ok: true } | { ok: false; refusal: Trouble; detail: unknown };
/** The actions that need nothing but the counter and its ticket. */
export type PlainAction =
  | 'call-next'
  | 'open'
  | 'close'
  | 'recall'
  | 'start'
  | 'finish'
  | 'no-show'
  | 'park'
  | 'return';

/** Each press has its own request id, so that the server runs a repeated request once and two presses twice. */
const newRequest = () => ({ token: null, requestId: newRequestId() });

/** @returns the refusal `ticket.wrong-state` without asking the server when the action needs a ticket and there is none */
export async function sendAction(action: PlainAction, view: CounterView): Promise<Outcome> {
  const counterId = view.counter.id;
  if (action === 'call-next') return makeCall('ticket.call-next', { counterId }, newRequest());
  if (action === 'open') return makeCall('counter.open', { counterId, takeOver: false }, newRequest());
  if (action === 'close') return makeCall('counter.close', { counterId }, newRequest());
  if (view.current === null) return { ok: false, refusal: 'ticket.wrong-state', detail: null };
  return makeCall(`ticket.${action}`, { ticketId: view.current.ticketId }, newRequest());
}

export const sendPause = (counterId: CounterId, reason: string): Promise<Outcome> =>
  makeCall('counter.pause', { counterId, reason }, newRequest());

export const sendTransfer = (
  ticketId: TicketId,
  toServiceId: ServiceId | null,
  toCounterId: CounterId | null,
): Promise<Outcome> => makeCall('ticket.transfer', { ticketId, toServiceId, toCounterId }, newRequest());

export const sendResume = (ticketId: TicketId, counterId: CounterId): Promise<Outcome> =>
  makeCall('ticket.resume', { ticketId, counterId }, newRequest());

export const sendReturn = (ticketId: TicketId): Promise<Outcome> =>
  makeCall('ticket.return', { ticketId }, newRequest());

export const sendCall = (ticketId: TicketId, counterId: CounterId): Promise<Outcome> =>
  makeCall('ticket.call', { ticketId, counterId }, newRequest());

export const sendNewRoll = (printerId: string): Promise<Outcome> =>
  makeCall('printer.change-roll', { printerId }, newRequest());

export const sendReprint = (ticketId: TicketId) => makeCall('slip.reprint', { ticketId }, newRequest());
