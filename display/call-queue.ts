// Which call the TV presents now, and which wait their turn. Pure: time comes in as an argument, nothing is drawn or sounded here.
import type { Moment } from '../common/contract/moments.ts';
import type { DisplayView } from '../common/contract/views.ts';
import type { TicketState } from '../common/contract/words.ts';

export interface Presented {
  moment: Moment;
  /** When it came on, on the clock given to `stepQueue`. */
  since: number;
  /** Its chime and voice are over. */
  voiceOver: boolean;
}

export interface CallQueue {
  presented: Presented | null;
  /** In the order in which they will come on; each ticket at most once. */
  waiting: readonly Moment[];
}

export const noCalls: CallQueue = { presented: null, waiting: [] };

/** The same number as `spokenWithinMs` of the contract, which as a value would bring zod into the page; a test compares them. */
export const lateAfterMs = 8_000;
/** How long a call stays if nobody is in a hurry, and the least it gets when many wait. */
export const stayMs = { usual: 6_000, least: 3_000 };
/** A voice that never reports its end may hold the screen for so long, not longer. */
export const longestVoiceMs = 20_000;
/** More than so many waiting calls can no longer be said in useful time; the lists on the screen show the rest. */
export const mostWaiting = 30;

/** After a reconnect or reload: the citizen has long seen or missed it, so it is shown by the lists and not presented. */
export function isLate(moment: Moment, serverNow: number): boolean {
  return serverNow - moment.at > lateAfterMs;
}

/** Puts a call in the line. A new call of a ticket that still waits takes the place of the old one: one citizen, one call. */
export function addCall(queue: CallQueue, moment: Moment): CallQueue {
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

/** Notes that the sound of a call is over. */
export function endVoice(queue: CallQueue, momentId: string): CallQueue {
  if (queue.presented === null || queue.presented.moment.momentId !== momentId) return queue;
  return { ...queue, presented: { ...queue.presented, voiceOver: true } };
}

/** How long a call stays on while so many others wait: up to two wait in patience, a crowd shortens everybody's turn. */
export function stayFor(waiting: number): number {
  return Math.max(stayMs.least, stayMs.usual - 600 * Math.max(0, waiting - 2));
}

/** Ends the presented call when its time has come and lets the next one on. Returns the same queue when nothing changes. */
export function stepQueue(queue: CallQueue, now: number): CallQueue {
  if (queue.presented !== null) {
    const shownFor = now - queue.presented.since;
    const heard = queue.presented.voiceOver || shownFor >= longestVoiceMs;
    if (!heard || shownFor < stayFor(queue.waiting.length)) return queue;
  }
  const [moment, ...waiting] = queue.waiting;
  if (moment === undefined) return queue.presented === null ? queue : noCalls;
  return { presented: { moment, since: now, voiceOver: false }, waiting };
}
