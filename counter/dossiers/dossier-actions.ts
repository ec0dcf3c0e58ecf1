// The actions on a dossier: their keys, their order on the page, and which one comes next. The server decides which
// actions are legal (`may`).
import type { CallValue } from '../../common/contract/calls/index.ts';
import { DossierState } from '../../common/contract/official-numbers.ts';
import type { TicketState } from '../../common/contract/words.ts';

export type DossierDetails = CallValue<'dossier.show'>;

/** The actions that the law knows, in their order on the page. */
export const legalActions = [
  'accept',
  'advance',
  'request-supplement',
  'supplement-received',
  'request-payment',
  'pay',
  'reappoint',
  'ready',
  'return',
  'refuse',
  'stop',
  'withdraw',
] as const;
type LegalAction = (typeof legalActions)[number];
/** All actions of the page, with those that only correct data or print the slip. */
export type DossierAction = LegalAction | 'correct' | 'slip';

export const actionKeys: Record<DossierAction, string> = {
  accept: 'A',
  advance: 'X',
  'request-supplement': 'B',
  'supplement-received': 'D',
  'request-payment': 'Y',
  pay: 'P',
  reappoint: 'H',
  ready: 'K',
  return: 'R',
  refuse: 'T',
  stop: 'G',
  withdraw: 'W',
  correct: 'S',
  slip: 'I',
};

/**
 * Returns how a citizen who collects a result can be asked for a rating. The counter's tablet asks only while a ticket
 * is served, so a ticket that is only called must be started first; without a ticket the tablet cannot ask.
 */
export function findRatingMethod(ticket: { state: TicketState } | null): 'tablet' | 'start' | 'none' {
  if (ticket === null) return 'none';
  return ticket.state === 'called' ? 'start' : 'tablet';
}

/** Returns the step after the present one, or null. */
export function findNextStep({
  steps,
  step,
}: Pick<DossierDetails, 'steps' | 'step'>): DossierDetails['steps'][number] | null {
  return step === null ? null : (steps.find(({ no }) => no > step) ?? null);
}

/** Returns whether an action is legal and useful. Advancing past the last step is legal but useless. */
export function mayPerform(
  dossier: Pick<DossierDetails, 'may' | 'steps' | 'step' | 'state'>,
  action: LegalAction,
): boolean {
  if (!dossier.may.includes(action)) return false;
  if (action !== 'advance') return true;
  return dossier.steps.length === 0 ? dossier.state === DossierState.Received : findNextStep(dossier) !== null;
}

/** Chooses the action that an officer most likely needs now; it becomes the large red button. */
export function chooseMainAction(
  dossier: Pick<DossierDetails, 'may' | 'steps' | 'step' | 'state'>,
): LegalAction | null {
  const likely: LegalAction[] = ['accept', 'supplement-received', 'return', 'advance', 'ready', 'pay'];
  if (dossier.state === DossierState.PaymentRequested) likely.unshift('pay');
  return likely.find(action => mayPerform(dossier, action)) ?? null;
}
