// Chooses what the tablet shows, from the view and the time only. Pure.
import type { RatingView } from '../../common/contract/views/rating-views.ts';

export type RatingTicket = NonNullable<RatingView['ticket']>;

export type Picture =
  | { kind: 'rest' }
  | { kind: 'away'; state: 'paused' | 'closed' }
  | { kind: 'called'; ticket: RatingTicket }
  | { kind: 'ask'; ticket: RatingTicket };

/** After this time a citizen who has not rated is gone, and the next one must not find the question open. Milliseconds. */
export const askAfterDoneMs = 60_000;

/** `now` is by the server's clock. `hasAnswered` also knows ratings that have not reached the server yet. */
export function choosePicture(view: RatingView, now: number, hasAnswered: (ticketId: string) => boolean): Picture {
  const { ticket, counter } = view;
  if (ticket !== null && !ticket.rated && !hasAnswered(ticket.ticketId)) {
    if (ticket.state === 'called') return { kind: 'called', ticket };
    if (ticket.state === 'serving') return { kind: 'ask', ticket };
    if (ticket.state === 'done' && ticket.endedAt !== null && now - ticket.endedAt < askAfterDoneMs)
      return { kind: 'ask', ticket };
  }
  // A citizen may rate while being served; the counter is not away then, even if it is about to pause.
  if (ticket?.state === 'serving' || counter.state === 'open') return { kind: 'rest' };
  return { kind: 'away', state: counter.state };
}
