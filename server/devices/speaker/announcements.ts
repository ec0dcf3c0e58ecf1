// The line of announcements of one zone. Pure: who waits, who takes whose place, who is next and whether there is time to speak.

/** What is to be said. */
export interface Announcement {
  /** The ticket or dossier that it is about; null for a trial of the loudspeaker. */
  ticketId: string | null;
  /** It can wait: a result lies there tomorrow too. Whoever is called goes before it. */
  canWait?: boolean;
}

/** In the order in which they will be said; each ticket at most once. */
export type AnnouncementQueue<A extends Announcement> = readonly A[];

/** More can no longer be said in useful time; the lists of the screens show the rest. The TVs keep as many. */
export const maxWaitingCalls = 30;

/** Of what can wait no more than these wait: an officer may finish fifty dossiers at once, and a board shows them all. */
export const maxWaitingResults = 5;

/**
 * A new call of a ticket that still waits takes the place of the old one: one citizen, one call, and nobody loses a place
 * by being called again. Trials are one for all who asked.
 */
export function enqueue<A extends Announcement>(line: AnnouncementQueue<A>, one: A): AnnouncementQueue<A> {
  const twin = line.findIndex(other => other.ticketId === one.ticketId);
  const joined = twin < 0 ? [...line, one] : line.with(twin, one);
  const called = joined.filter(other => other.canWait !== true).slice(-maxWaitingCalls);
  return [...called, ...joined.filter(other => other.canWait === true).slice(-maxWaitingResults)];
}

/** The next one. `brief`: so many citizens who are called wait behind it that it is only chimed and shown. */
export function dequeue<A extends Announcement>(
  line: AnnouncementQueue<A>,
  mostWaiting: number,
): { next: A; brief: boolean; line: AnnouncementQueue<A> } | null {
  const [next, ...rest] = line;
  return next === undefined
    ? null
    : { next, brief: rest.filter(one => one.canWait !== true).length > mostWaiting, line: rest };
}
