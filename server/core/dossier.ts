// The life of a dossier: which action is legal in which official state, and where it leads. The only place that knows.
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

/** `back`: where it came from before it waited for the citizen. */
type Next = DossierState | 'same' | 'back';

/**
 * Refusing is an outcome of reception: once processing has begun, a dossier can only be stopped. A fee may be paid at any
 * time until the result is handed over; in state 6 it makes the dossier go on. A sum asked for by mistake is asked for anew.
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
 * @param back the state that a dossier waiting for its citizen (5, 6) goes back to; it is accepted (2) if it was registered only
 */
export function dossierStateAfter(
  state: DossierState,
  action: DossierAction,
  back: DossierState | null,
): DossierState | null {
  const next = moves[state][action];
  if (next === undefined) return null;
  // Refusing belongs to reception, also while papers are awaited.
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

/** The office still has something to do, or waits for the citizen to do it. */
export const openStates: readonly DossierState[] = [
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
  /** When processing ended: a result, a stop, a refusal, a withdrawal. */
  endedAt: number | null;
  clockStoppedAt: number | null;
  /** Papers were asked for more than once. */
  countsLate: boolean;
}

/** Past its date: at its end if it has ended, now if not. While the clock stands still nothing becomes late, whatever comes then. */
export function isLate({ dueAt, endedAt, clockStoppedAt }: Punctual, now: number): boolean {
  if (dueAt === null) return false;
  return Math.min(endedAt ?? now, clockStoppedAt ?? now) > dueAt;
}

/**
 * As the national index counts (decision 766/QĐ-TTg, 2.1): on time is who ends by the date promised; more than one request
 * for papers counts as late whatever the dates.
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

/** "000.00.04.H37-231207-0003": unit, day of receipt, serial of the day (circular 01/2018, article 19). */
export function formatDossierCode(unit: string, day: string, serial: number): string {
  return `${unit}-${day.slice(2).replaceAll('-', '')}-${String(serial).padStart(4, '0')}`;
}
