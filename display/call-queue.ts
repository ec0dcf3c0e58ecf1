// Which call the TV presents now, and which wait their turn. Pure: time comes in as an argument, nothing is drawn or sounded here.
import type { Announcement } from '../common/contract/live.ts';
import type { TicketCalledMoment } from '../common/contract/moments.ts';
import type { DisplayView } from '../common/contract/views.ts';
import type { TicketState } from '../common/contract/words.ts';

export interface Presented {
  moment: TicketCalledMoment;
  /** When it came on, on the clock given to `stepQueue`. */
  since: number;
  /** Its chime and voice are over. */
  voiceOver: boolean;
  /** What the server says with it; null when this screen presents it by itself. */
  announcement: Announcement | null;
}

export interface CallQueue {
  presented: Presented | null;
  /** In the order in which they will come on; each ticket at most once. */
  waiting: readonly TicketCalledMoment[];
  /** Since when calls have waited with nothing on, where the server's voice leads; null when it is not so. */
  idleSince: number | null;
}

export const noCalls: CallQueue = { presented: null, waiting: [], idleSince: null };

/** The same number as `spokenWithinMs` of the contract, which as a value would bring zod into the page; a test compares them. */
export const lateAfterMs = 8_000;
/** How long a call stays if nobody is in a hurry, and the least it gets when many wait. */
export const stayMs = { usual: 6_000, least: 3_000 };
/** A voice that never reports its end may hold the screen for so long, not longer. */
export const longestVoiceMs = 20_000;
/** Where the server's voice leads: so long a call waits for it while nothing is on, then the screen helps itself. */
export const voiceMissingMs = 5_000;
/** More than so many waiting calls can no longer be said in useful time; the lists on the screen show the rest. */
export const mostWaiting = 30;

/** After a reconnect or reload: the citizen has long seen or missed it, so it is shown by the lists and not presented. */
export function isLate(moment: { at: number }, serverNow: number): boolean {
  return serverNow - moment.at > lateAfterMs;
}

/** Puts a call in the line. A new call of a ticket that still waits takes the place of the old one: one citizen, one call. */
export function addCall(queue: CallQueue, moment: TicketCalledMoment): CallQueue {
  if (queue.presented?.moment.momentId === moment.momentId) return queue;
  const twin = queue.waiting.findIndex(other => other.ticketId === moment.ticketId);
  const waiting = twin < 0 ? [...queue.waiting, moment] : queue.waiting.with(twin, moment);
  return { ...queue, waiting: waiting.slice(-mostWaiting) };
}

const overStates: readonly TicketState[] = ['waiting', 'done', 'parked', 'no-show', 'cancelled', 'expired'];

/**
 * Takes out waiting calls that came to nothing meanwhile (served already, absent, sent elsewhere): calling them now would
 * mislead. Only a row at least as new as the call may speak about it, since the picture can arrive after the moment.
 */
export function dropEnded(queue: CallQueue, recent: DisplayView['recent']): CallQueue {
  const waiting = queue.waiting.filter(
    moment =>
      !recent.some(
        row => row.ticketId === moment.ticketId && row.calledAt >= moment.at && overStates.includes(row.state),
      ),
  );
  return waiting.length === queue.waiting.length ? queue : { ...queue, waiting };
}

/** The server announces this call now: it comes on at once, whoever waits, since the voice says it at this moment. */
export function presentAnnounced(queue: CallQueue, announcement: Announcement, now: number): CallQueue {
  const { moment } = announcement;
  if (moment?.type !== 'ticket.called') return queue;
  return {
    presented: { moment, since: now, voiceOver: false, announcement },
    // An older call of the same ticket has been overtaken; a newer one keeps its place.
    waiting: queue.waiting.filter(other => other.ticketId !== moment.ticketId || other.nth > moment.nth),
    idleSince: null,
  };
}

/** Notes that the sound of a call is over. */
export function endVoice(queue: CallQueue, momentId: string): CallQueue {
  if (queue.presented === null || queue.presented.moment.momentId !== momentId) return queue;
  return { ...queue, presented: { ...queue.presented, voiceOver: true } };
}

/** How long a call stays on while so many others wait: up to two wait in patience, a crowd shortens everybody's turn. */
export function stayFor(waiting: number): number {
  return Math.max(stayMs.least, stayMs.usual - 600 * Math.max(0, waiting - 2));
}

/**
 * Ends the presented call when its time has come and lets the next one on. Returns the same queue when nothing changes.
 * `led`: the server's voice decides who is next (`presentAnnounced`); then a call is let on here only if that fails.
 */
export function stepQueue(queue: CallQueue, now: number, led = false): CallQueue {
  if (queue.presented !== null) {
    const shownFor = now - queue.presented.since;
    const longestMs = Math.max(longestVoiceMs, (queue.presented.announcement?.durationMs ?? 0) + 5_000);
    const heard = queue.presented.voiceOver || shownFor >= longestMs;
    if (!heard || shownFor < stayFor(queue.waiting.length)) return queue;
  }
  const [moment, ...waiting] = queue.waiting;
  if (moment === undefined) return queue.presented === null && queue.idleSince === null ? queue : noCalls;
  if (led && queue.idleSince === null) return { presented: null, waiting: queue.waiting, idleSince: now };
  if (led && now - (queue.idleSince ?? now) < voiceMissingMs) return queue;
  return { presented: { moment, since: now, voiceOver: false, announcement: null }, waiting, idleSince: null };
}
