// Decides which call the TV presents now and which calls wait. Pure: the time is an argument, and nothing is drawn or played.
import type { Announcement } from '../common/contract/live-protocol.ts';
import type { TicketCalledMoment } from '../common/contract/moments.ts';
import type { DisplayView } from '../common/contract/views/display-views.ts';
import type { TicketState } from '../common/contract/words.ts';

interface PresentedCall {
  event: TicketCalledMoment;
  /** When the presentation began, in milliseconds of the clock that is given to `advanceQueue`. */
  since: number;
  /** The chime and the voice of this call have ended. */
  voiceEnded: boolean;
  /** The server's announcement of this call; null when this screen presents the call by itself. */
  announcement: Announcement | null;
}

export interface CallQueue {
  presented: PresentedCall | null;
  /** The waiting calls in the order of their presentation. A ticket stands here at most once. */
  waiting: readonly TicketCalledMoment[];
  /** On a server-paced screen: since when calls have waited while nothing was presented; otherwise null. */
  idleSince: number | null;
}

export const emptyCallQueue: CallQueue = { presented: null, waiting: [], idleSince: null };

/**
 * An older call is not presented any more. This repeats `spokenWithinMs` of the contract, because importing that value
 * would bring zod into the page; a test compares the two.
 */
export const maxCallAgeMs = 8_000;
/** How long a call stays when few calls wait, and the least time it stays when many wait. */
export const callDisplayMs = { usual: 6_000, least: 3_000 };
/** A voice that never reports its end keeps the screen for this long at most. */
export const maxVoiceMs = 20_000;
/** On a server-paced screen a call waits this long for its announcement; then the screen presents it by itself. */
export const voiceTimeoutMs = 5_000;
/** Older calls are dropped beyond this number, because they could not be spoken in useful time; the lists show them. */
export const maxQueuedCalls = 30;

/** Each call that waits beyond the second shortens the presentation by this much. */
const hurryMs = 600;

/**
 * Tells whether an event is too old to be presented, for example after a reconnect or reload: the citizen has seen or
 * missed it, and the lists show it.
 */
export function isOutdated(event: { at: number }, serverNow: number): boolean {
  return serverNow - event.at > maxCallAgeMs;
}

/** Appends a call. A newer call of a ticket that still waits replaces the older one, so each citizen is called once. */
export function enqueueCall(queue: CallQueue, event: TicketCalledMoment): CallQueue {
  if (queue.presented?.event.momentId === event.momentId) return queue;
  const index = queue.waiting.findIndex(waiting => waiting.ticketId === event.ticketId);
  const waiting = index < 0 ? [...queue.waiting, event] : queue.waiting.with(index, event);
  return { ...queue, waiting: waiting.slice(-maxQueuedCalls) };
}

const endedStates: readonly TicketState[] = ['waiting', 'done', 'parked', 'no-show', 'cancelled', 'expired'];

/**
 * Removes waiting calls whose ticket has been served, missed or sent elsewhere in the meantime, because presenting them
 * would mislead. A row counts only if it is at least as new as the call, since a view can arrive after a later event.
 */
export function removeEndedCalls(queue: CallQueue, recent: DisplayView['recent']): CallQueue {
  const waiting = queue.waiting.filter(
    event =>
      !recent.some(
        row => row.ticketId === event.ticketId && row.calledAt >= event.at && endedStates.includes(row.state),
      ),
  );
  return waiting.length === queue.waiting.length ? queue : { ...queue, waiting };
}

/** Presents the call that the server announces now. It goes before all waiting calls, because its voice begins now. */
export function presentAnnouncedCall(queue: CallQueue, announcement: Announcement, now: number): CallQueue {
  const event = announcement.moment;
  if (event?.type !== 'ticket.called') return queue;
  return {
    presented: { event, since: now, voiceEnded: false, announcement },
    // An older call of the same ticket is obsolete; a newer one keeps its place.
    waiting: queue.waiting.filter(waiting => waiting.ticketId !== event.ticketId || waiting.nth > event.nth),
    idleSince: null,
  };
}

/** Records that the sound of a call has ended. */
export function markVoiceEnded(queue: CallQueue, momentId: string): CallQueue {
  if (queue.presented === null || queue.presented.event.momentId !== momentId) return queue;
  return { ...queue, presented: { ...queue.presented, voiceEnded: true } };
}

/** How long a call is presented while this many others wait, in milliseconds. */
export function displayTimeOf(waiting: number): number {
  return Math.max(callDisplayMs.least, callDisplayMs.usual - hurryMs * Math.max(0, waiting - 2));
}

/**
 * Ends the presented call when its time is over and presents the next one. Returns the same object when nothing changes.
 * With `serverPaced` the server decides which call is next (`presentAnnouncedCall`), and the screen presents a call by
 * itself only if no announcement comes.
 */
export function advanceQueue(queue: CallQueue, now: number, serverPaced = false): CallQueue {
  if (queue.presented !== null) {
    const shownMs = now - queue.presented.since;
    const longestMs = Math.max(maxVoiceMs, (queue.presented.announcement?.durationMs ?? 0) + 5_000);
    const heard = queue.presented.voiceEnded || shownMs >= longestMs;
    if (!heard || shownMs < displayTimeOf(queue.waiting.length)) return queue;
  }
  const [event, ...waiting] = queue.waiting;
  if (event === undefined) return queue.presented === null && queue.idleSince === null ? queue : emptyCallQueue;
  if (serverPaced && queue.idleSince === null) return { presented: null, waiting: queue.waiting, idleSince: now };
  if (serverPaced && now - (queue.idleSince ?? now) < voiceTimeoutMs) return queue;
  return { presented: { event, since: now, voiceEnded: false, announcement: null }, waiting, idleSince: null };
}
