// The life of a ticket: which action is possible in which state, and where it leads. The only place that knows.
import type { TicketState } from '../../common/contract/words.ts';

export type TicketAction =
  | 'call'
  | 'recall'
  | 'start'
  | 'finish'
  | 'no-show'
  | 'park'
  | 'resume'
  | 'return'
  | 'transfer'
  | 'cancel'
  | 'expire'
  | 'rate';

const moves: Record<TicketState, Partial<Record<TicketAction, TicketState>>> = {
  waiting: { call: 'called', transfer: 'waiting', cancel: 'cancelled', expire: 'expired' },
  called: {
    recall: 'called',
    start: 'serving',
    // A short errand is often over before anybody has pressed "start".
    finish: 'done',
    'no-show': 'no-show',
    park: 'parked',
    return: 'waiting',
    transfer: 'waiting',
    cancel: 'cancelled',
    expire: 'expired',
  },
  // Service that goes on past midnight is finished by its officer, never by the clock.
  serving: { finish: 'done', park: 'parked', return: 'waiting', transfer: 'waiting', rate: 'serving' },
  parked: { resume: 'called', transfer: 'waiting', cancel: 'cancelled', expire: 'expired' },
  'no-show': { return: 'waiting', cancel: 'cancelled', expire: 'expired' },
  done: { rate: 'done' },
  cancelled: {},
  expired: {},
};

/** The state after the action, or null when the action is not possible in this state. */
export function ticketStateAfter(state: TicketState, action: TicketAction): TicketState | null {
  return moves[state][action] ?? null;
}

/** A ticket in one of these states occupies the counter that called it. */
export function isInHand(state: TicketState): boolean {
  return state === 'called' || state === 'serving';
}

/** A ticket whose day may still bring it to a counter. */
export function isAlive(state: TicketState): boolean {
  return state === 'waiting' || state === 'parked' || state === 'no-show' || isInHand(state);
}

/** Milliseconds for which the kiosk that gave a number may take it back. */
export const undoMs = 10_000;
