// What can be done with a dossier: the one table of keys, of places, and of what comes next. Pure. Whether a deed is legal the
// server says (`may`).
import type { CallValue } from '../../common/contract/calls/index.ts';
import { DossierState } from '../../common/contract/official-numbers.ts';
import type { TicketState } from '../../common/contract/words.ts';

export type DossierDetails = CallValue<'dossier.show'>;

/** The deeds of the law, in their places on the page. */
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
export type LegalAction = (typeof legalActions)[number];
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
 * How the citizen who takes a result comes to the question of the rating: the counter's tablet asks it while a number is served,
 * so one that is only called must be served first; without a number it cannot ask.
 */
export function findRatingMethod(ticket: { state: TicketState } | null): 'tablet' | 'start' | 'none' {
  if (ticket === null) return 'none';
  return ticket.state === 'called' ? 'start' : 'tablet';
}

/** Another step follows the one under way. */
export function findNextStep({
  steps,
  step,
}: Pick<DossierDetails, 'steps' | 'step'>): DossierDetails['steps'][number] | null {
  return step === null ? null : (steps.find(({ no }) => no > step) ?? null);
}

/** A deed that the law allows but that leads nowhere: past the last step. */
export function mayPerform(
  dossier: Pick<DossierDetails, 'may' | 'steps' | 'step' | 'state'>,
  deed: LegalAction,
): boolean {
  if (!dossier.may.includes(deed)) return false;
  if (deed !== 'advance') return true;
  return dossier.steps.length === 0 ? dossier.state === DossierState.Received : findNextStep(dossier) !== null;
}

/** What an officer most likely does now: large and red. */
export function chooseMainAction(
  dossier: Pick<DossierDetails, 'may' | 'steps' | 'step' | 'state'>,
): LegalAction | null {
  const likely: LegalAction[] = ['accept', 'supplement-received', 'return', 'advance', 'ready', 'pay'];
  if (dossier.state === DossierState.PaymentRequested) likely.unshift('pay');
  return likely.find(deed => mayPerform(dossier, deed)) ?? null;
}
