// One board on a bus: what it is to show, how urgently it must be sent to, and how the last attempt went.
import type { Log } from '../../runtime/log.ts';
import { type Blinking, type BlinkTiming, createBlinking } from './blinking.ts';
import type { BoardDriver, BoardShape } from './board.ts';
import type { Outcome } from './exchange.ts';

export interface BusMember {
  /** The board's name in the site file. */
  id: string;
  address: number;
  driver: BoardDriver;
  shape: BoardShape;
  /** How often the text is repeated in ms, because a board that restarts loses it. */
  refreshMs: number;
}

export interface BusTiming extends BlinkTiming {
  /** How many more times a frame is sent when its answer was not the right one. */
  retries: number;
  /** After how many ms an unreachable board is tried again for the first time; each further pause is twice as long. */
  againMs: number;
}

export const usualBusTiming: BusTiming = { phaseMs: 600, times: 6, retries: 2, againMs: 5_000 };

export interface BoardHealth {
  id: string;
  ok: boolean;
  /** "line down", "silent", "refuses", or null. A board that cannot answer is well as long as its transport is up. */
  message: string | null;
  /** How the latest frame went; null while none has been sent. */
  outcome: Outcome | null;
}

const troubles: Record<Exclude<Outcome, 'lost'>, string | null> = {
  sent: null,
  accepted: null,
  silent: 'silent',
  refused: 'refuses',
};

/** Why a board must be sent to, the most urgent first: a new text comes before blinking, and blinking before repeats. */
const urgencies = ['new', 'blink', 'refresh'] as const;
export type Urgency = (typeof urgencies)[number];

export interface MemberState extends BusMember {
  /** Null until something is shown for the first time. */
  lines: readonly string[] | null;
  blinking: Blinking;
  /** Null when the board shows what it should. */
  wanted: Urgency | null;
  outcome: Outcome | null;
  /** How many times in a row the board could not be reached. */
  failures: number;
  /** When the text is to be sent again, on the bus's clock. */
  dueAt: number;
}

/** `onPhase`: the board must be sent to, because a phase of its blinking has ended. */
export function createMemberState(board: BusMember, timing: BlinkTiming, onPhase: () => void): MemberState {
  // A driver that blinks the whole board is used on one-row boards only: elsewhere the other rows would be hard to read.
  const byItself = board.driver.blinksByItself && board.shape.rows === 1;
  return {
    ...board,
    lines: null,
    blinking: createBlinking(byItself, timing, onPhase),
    wanted: null,
    outcome: null,
    failures: 0,
    dueAt: 0,
  };
}

/** Keeps the more urgent reason when there is one already. */
export function markWanted(member: MemberState, urgency: Urgency): void {
  if (member.lines === null) return;
  if (member.wanted === null || urgencies.indexOf(urgency) < urgencies.indexOf(member.wanted)) member.wanted = urgency;
}

/** The board that must be sent to first; null when there is none. */
export function findMostUrgent(members: readonly MemberState[]): MemberState | null {
  return urgencies.flatMap(urgency => members.filter(member => member.wanted === urgency)).at(0) ?? null;
}

export const isDelivered = (outcome: Outcome): boolean => outcome === 'sent' || outcome === 'accepted';

/** Notes how an attempt ended and when the next one is due. `log` is null while the bus is being stopped. */
export function recordOutcome(
  member: MemberState,
  outcome: Outcome,
  { now, againMs, log }: { now: number; againMs: number; log: Log | null },
): void {
  const delivered = isDelivered(outcome);
  if (outcome !== member.outcome && log !== null) logOutcome(member, outcome, log);
  member.outcome = outcome;
  member.failures = delivered ? 0 : member.failures + 1;
  // Soon at first, later no more often than other boards: each attempt occupies the bus for as long as an answer may take.
  const retryMs = Math.min(againMs * 2 ** (member.failures - 1), member.refreshMs);
  member.dueAt = now + (delivered ? member.refreshMs : retryMs);
}

function logOutcome(member: MemberState, outcome: Outcome, log: Log): void {
  if (!isDelivered(outcome))
    log.warn(
      { code: 'board.text-rejected', part: 'board', id: member.id, reason: outcome },
      'board did not accept its text',
    );
  else if (member.outcome !== null)
    log.info({ code: 'board.recovered', part: 'board', id: member.id }, 'board shows its text again');
}

export function describeMemberHealth({ id, outcome }: MemberState, transportUp: boolean): BoardHealth {
  const isLineDown = !transportUp || outcome === 'lost';
  const message = isLineDown ? 'line down' : outcome === null ? null : troubles[outcome];
  return { id, ok: message === null, message, outcome };
}
