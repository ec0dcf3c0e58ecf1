// The queue of announcements of one zone: who waits, who replaces whom, who is next, and whether there is time to speak. Pure.

export interface Announcement {
  /** The ticket or dossier of the announcement; null for a test of the loudspeaker. */
  ticketId: string | null;
  /** True for a result, which can also be fetched tomorrow: calls go before it. */
  canWait?: boolean;
}

/** In the order in which they will be announced; each ticket at most once. */
export type AnnouncementQueue<A extends Announcement> = readonly A[];

/** More calls cannot be announced in useful time; the lists on the screens show the rest. The TVs keep as many. */
export const maxWaitingCalls = 30;

/** Of the results that can wait. An officer may finish fifty dossiers at once, and a screen shows all of them anyway. */
export const maxWaitingResults = 5;

/**
 * A new call of a ticket that still waits replaces the earlier one at its place, so that each citizen is called once and loses
 * no place by being called again. All tests of the loudspeaker count as one.
 */
export function enqueue<A extends Announcement>(queue: AnnouncementQueue<A>, added: A): AnnouncementQueue<A> {
  const earlier = queue.findIndex(({ ticketId }) => ticketId === added.ticketId);
  const joined = earlier < 0 ? [...queue, added] : queue.with(earlier, added);
  const calls = joined.filter(({ canWait }) => canWait !== true).slice(-maxWaitingCalls);
  const results = joined.filter(({ canWait }) => canWait === true).slice(-maxWaitingResults);
  return [...calls, ...results];
}

/**
 * The next announcement and the queue without it; null when the queue is empty. `brief` means that so many calls wait behind it
 * that it is only chimed and shown.
 */
export function dequeue<A extends Announcement>(
  queue: AnnouncementQueue<A>,
  mostWaiting: number,
): { next: A; brief: boolean; rest: AnnouncementQueue<A> } | null {
  const [next, ...rest] = queue;
  if (next === undefined) return null;
  return { next, brief: rest.filter(({ canWait }) => canWait !== true).length > mostWaiting, rest };
}
