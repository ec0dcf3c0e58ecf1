// From a press to the call that does it. What to say about the answer is decided elsewhere.
import type { CounterView } from '../../common/contract/views.ts';
import type { CounterId, ServiceId, TicketId } from '../../common/contract/words.ts';
import { makeCall, newRequestId, type Trouble } from '../../common/screen/call.ts';

export type Outcome = { ok: true } | { ok: false; refusal: Trouble; detail: unknown };
/** The presses that need nothing but the counter and its ticket. */
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

/** A fresh id for each press: the tries of one press are one deed, two presses are two. */
const newRequest = () => ({ token: null, requestId: newRequestId() });

export async function sendAction(deed: PlainAction, view: CounterView): Promise<Outcome> {
  const counterId = view.counter.id;
  if (deed === 'call-next') return makeCall('ticket.call-next', { counterId }, newRequest());
  if (deed === 'open') return makeCall('counter.open', { counterId, takeOver: false }, newRequest());
  if (deed === 'close') return makeCall('counter.close', { counterId }, newRequest());
  if (view.current === null) return { ok: false, refusal: 'ticket.wrong-state', detail: null };
  return makeCall(`ticket.${deed}`, { ticketId: view.current.ticketId }, newRequest());
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
