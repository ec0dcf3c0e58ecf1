// The life of a ticket: which action is possible in which state, and to which state it leads. No other file knows this.
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
    // A short errand is often finished before anybody presses "start".
    finish: 'done',
    'no-show': 'no-show',
    park: 'parked',
    return: 'waiting',
    transfer: 'waiting',
    cancel: 'cancelled',
    expire: 'expired',
  },
  // The clock never ends a service that goes on past midnight; its officer does.
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

/** Whether a ticket in this state occupies the counter that called it. */
export function isInHand(state: TicketState): boolean {
  return state === 'called' || state === 'serving';
}

/** Whether a ticket in this state may still come to a counter on its day. */
export function isAlive(state: TicketState): boolean {
  return state === 'waiting' || state === 'parked' || state === 'no-show' || isInHand(state);
}

/** For how many milliseconds the kiosk that issued a ticket may cancel it. */
export const undoMs = 10_000;
