// The life of a dossier: which action is legal in which official state, and to which state it leads. No other file
// knows this.
import { DossierState } from '../../common/contract/official-numbers.ts';

export type DossierAction =
  | 'accept'
  | 'request-supplement'
  | 'supplement-received'
  | 'refuse'
  | 'advance'
  | 'request-payment'
  | 'pay'
  | 'reappoint'
  | 'stop'
  | 'ready'
  | 'return'
  | 'withdraw';

/** `same`: the state stays. `back`: the state that the dossier had before it waited for the citizen. */
type Next = DossierState | 'same' | 'back';

/**
 * Refusing is an outcome of reception; once processing has begun, a dossier can only be stopped. A fee can be paid at any time
 * until the result is handed over, and in PaymentRequested the payment lets the dossier go on. Asking for a payment again replaces
 * a wrong sum.
 */
const moves: Record<DossierState, Partial<Record<DossierAction, Next>>> = {
  [DossierState.Registered]: {
    accept: DossierState.Received,
    'request-supplement': DossierState.SupplementRequested,
    refuse: DossierState.Refused,
    withdraw: DossierState.Withdrawn,
    pay: 'same',
  },
  [DossierState.Received]: {
    advance: DossierState.InProcess,
    'request-supplement': DossierState.SupplementRequested,
    'request-payment': DossierState.PaymentRequested,
    refuse: DossierState.Refused,
    withdraw: DossierState.Withdrawn,
    stop: DossierState.Stopped,
    ready: DossierState.Completed,
    reappoint: 'same',
    pay: 'same',
  },
  [DossierState.Refused]: {},
  [DossierState.InProcess]: {
    advance: DossierState.InProcess,
    'request-supplement': DossierState.SupplementRequested,
    'request-payment': DossierState.PaymentRequested,
    withdraw: DossierState.Withdrawn,
    stop: DossierState.Stopped,
    ready: DossierState.Completed,
    reappoint: 'same',
    pay: 'same',
  },
  [DossierState.SupplementRequested]: {
    'supplement-received': 'back',
    refuse: DossierState.Refused,
    withdraw: DossierState.Withdrawn,
    stop: DossierState.Stopped,
    pay: 'same',
  },
  [DossierState.PaymentRequested]: {
    pay: 'back',
    'request-payment': 'same',
    withdraw: DossierState.Withdrawn,
    stop: DossierState.Stopped,
  },
  [DossierState.Withdrawn]: {},
  [DossierState.Stopped]: {},
  [DossierState.Completed]: { return: DossierState.Returned, pay: 'same' },
  [DossierState.Returned]: {},
};

/**
 * The state after a action, or null when it is not legal in this state.
 * @param back the state to which a dossier that waits for its citizen returns; one that was only registered becomes Received
 */
export function dossierStateAfter(
  state: DossierState,
  action: DossierAction,
  back: DossierState | null,
): DossierState | null {
  const next = moves[state][action];
  if (next === undefined) return null;
  // Refusing stays an outcome of reception while papers are awaited.
  if (action === 'refuse' && state === DossierState.SupplementRequested && back === DossierState.InProcess) return null;
  if (next === 'same') return state;
  if (next === 'back') return back === null || back === DossierState.Registered ? DossierState.Received : back;
  return next;
}

export function legalActions(state: DossierState, back: DossierState | null): DossierAction[] {
  return (Object.keys(moves[state]) as DossierAction[]).filter(
    action => dossierStateAfter(state, action, back) !== null,
  );
}

/** The states in which the office, or the citizen, still has something to do. */
const openStates: readonly DossierState[] = [
  DossierState.Registered,
  DossierState.Received,
  DossierState.InProcess,
  DossierState.SupplementRequested,
  DossierState.PaymentRequested,
];

export function isOpen(state: DossierState): boolean {
  return openStates.includes(state);
}

export interface Punctual {
  state: DossierState;
  dueAt: number | null;
  /** UTC ms at which processing ended with a result, a stop, a refusal or a withdrawal. */
  endedAt: number | null;
  clockStoppedAt: number | null;
  /** Set when papers were requested more than once. */
  countsLate: boolean;
}

/**
 * Whether a dossier is past its date: at its end when it has ended, else now. While the clock stands still, it does not become late.
 */
export function isLate({ dueAt, endedAt, clockStoppedAt }: Punctual, now: number): boolean {
  if (dueAt === null) return false;
  return Math.min(endedAt ?? now, clockStoppedAt ?? now) > dueAt;
}

/**
 * Late as the national index counts it (decision 766/QĐ-TTg, 2.1): past the promised date, or more than one request for papers
 * whatever the dates.
 */
export function countsAsLate(dossier: Punctual, now: number): boolean {
  return dossier.countsLate || isLate(dossier, now);
}

/**
 * Whether a dossier that ends now ends late. When it ends while its clock stands still, the instant at which the clock stopped
 * decides.
 */
export function endsLate(dossier: Omit<Punctual, 'endedAt'>, now: number): boolean {
  return countsAsLate({ ...dossier, endedAt: dossier.clockStoppedAt ?? now }, now);
}

/** More than one request for papers counts as late whatever the dates (decision 766/QĐ-TTg, 2.1). */
export function countsLateBySupplements(supplements: number): boolean {
  return supplements > 1;
}

/** A code like "000.00.04.H37-231207-0003": unit, day of receipt, serial of that day (circular 01/2018, article 19). */
export function formatDossierCode(unit: string, day: string, serial: number): string {
  return `${unit}-${day.slice(2).replaceAll('-', '')}-${String(serial).padStart(4, '0')}`;
}
