// From a press to the call that does it. What to say about the answer is decided elsewhere.
import type { CounterView } from '../../common/contract/views.ts';
import type { CounterId, ServiceId, TicketId } from '../../common/contract/words.ts';
import { makeCall, newRequestId, type Trouble } from '../../common/screen/call.ts';

export type Outcome = { ok: true } | { ok: false; refusal: Trouble; detail: unknown };
/** The presses that need nothing but the counter and its ticket. */
export type PlainDeed = 'call-next' | 'open' | 'close' | 'recall' | 'start' | 'finish' | 'no-show' | 'park' | 'return';

/** A fresh id for each press: the tries of one press are one deed, two presses are two. */
const press = () => ({ token: null, requestId: newRequestId() });

export async function sendDeed(deed: PlainDeed, view: CounterView): Promise<Outcome> {
  const counterId = view.counter.id;
  if (deed === 'call-next') return makeCall('ticket.call-next', { counterId }, press());
  if (deed === 'open') return makeCall('counter.open', { counterId, takeOver: false }, press());
  if (deed === 'close') return makeCall('counter.close', { counterId }, press());
  if (view.current === null) return { ok: false, refusal: 'ticket.wrong-state', detail: null };
  return makeCall(`ticket.${deed}`, { ticketId: view.current.ticketId }, press());
}

export const sendPause = (counterId: CounterId, reason: string): Promise<Outcome> =>
  makeCall('counter.pause', { counterId, reason }, press());

export const sendTransfer = (
  ticketId: TicketId,
  toServiceId: ServiceId | null,
  toCounterId: CounterId | null,
): Promise<Outcome> => makeCall('ticket.transfer', { ticketId, toServiceId, toCounterId }, press());

export const sendResume = (ticketId: TicketId, counterId: CounterId): Promise<Outcome> =>
  makeCall('ticket.resume', { ticketId, counterId }, press());

export const sendReturn = (ticketId: TicketId): Promise<Outcome> => makeCall('ticket.return', { ticketId }, press());

export const sendCall = (ticketId: TicketId, counterId: CounterId): Promise<Outcome> =>
  makeCall('ticket.call', { ticketId, counterId }, press());

export const sendNewRoll = (printerId: string): Promise<Outcome> =>
  makeCall('printer.change-roll', { printerId }, press());

export const sendReprint = (ticketId: TicketId) => makeCall('slip.reprint', { ticketId }, press());
