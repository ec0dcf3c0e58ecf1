// Which of its few pictures the tablet shows. Pure: from the view and the time, nothing else.
import type { RatingView } from '../../common/contract/views.ts';

export type RatingTicket = NonNullable<RatingView['ticket']>;

export type Picture =
  | { kind: 'rest' }
  | { kind: 'away'; state: 'paused' | 'closed' }
  | { kind: 'called'; ticket: RatingTicket }
  | { kind: 'ask'; ticket: RatingTicket };

/** A citizen who has not rated by then has gone; the next one must not find the question still open. Milliseconds. */
export const askAfterDoneMs = 60_000;

/** `now` by the server's clock; `hasAnswered` knows what was rated here, though the server may not have heard it yet. */
export function choosePicture(view: RatingView, now: number, hasAnswered: (ticketId: string) => boolean): Picture {
  const { ticket, counter } = view;
  if (ticket !== null && !ticket.rated && !hasAnswered(ticket.ticketId)) {
    if (ticket.state === 'called') return { kind: 'called', ticket };
    if (ticket.state === 'serving') return { kind: 'ask', ticket };
    if (ticket.state === 'done' && ticket.endedAt !== null && now - ticket.endedAt < askAfterDoneMs)
      return { kind: 'ask', ticket };
  }
  // Rated while still being served: the counter is not "away", whatever its state is about to become.
  if (ticket?.state === 'serving' || counter.state === 'open') return { kind: 'rest' };
  return { kind: 'away', state: counter.state };
}
