// What the kiosk and the phone say about a dossier: mood, state, next step, dates and punctuality. Pure.
import { type NextAct, nextActOf } from '../../common/contract/dossier-next.ts';
import { DossierState } from '../../common/contract/official-numbers.ts';
import type { DossierView } from '../../common/contract/views/following-views.ts';
import { fill } from '../../common/text/fill.ts';
import { clockText, dateText, weekday } from '../../common/text/format.ts';
import type dossier from '../../common/text/vi/dossier.json';
import type dossierPage from '../../common/text/vi/dossier-page.json';

const { Registered, Refused, SupplementRequested, PaymentRequested, Withdrawn, Stopped, Completed, Returned } =
  DossierState;

export type DossierTexts = Pick<typeof dossier, 'plain' | 'next'> & typeof dossierPage;
/** The part of a dossier that anybody with its code may see. */
export type DossierStatus = Pick<
  DossierView,
  | 'code'
  | 'state'
  | 'procedure'
  | 'step'
  | 'steps'
  | 'stepLabel'
  | 'receivedAt'
  | 'dueAt'
  | 'late'
  | 'clockStopped'
  | 'readyAt'
  | 'returnedAt'
  | 'delivery'
  | 'outsideAt'
>;

/** `ready`: the citizen can fetch the result. `act`: the citizen must do something. `late`: the office is late. */
export type Mood = 'wait' | 'ready' | 'act' | 'late' | 'well' | 'over';

const endedWithoutResult: readonly DossierState[] = [Refused, Withdrawn, Stopped];

export function moodOf({ state, late, delivery }: Pick<DossierStatus, 'state' | 'late' | 'delivery'>): Mood {
  if (state === Completed) return delivery === 'counter' ? 'ready' : 'well';
  if (state === Returned) return 'well';
  if (endedWithoutResult.includes(state)) return 'over';
  if (state === SupplementRequested || state === PaymentRequested) return 'act';
  return late ? 'late' : 'wait';
}

/** Tells whether nothing more will happen to the dossier. */
export const isOver = ({ state }: Pick<DossierStatus, 'state'>) =>
  state === Returned || endedWithoutResult.includes(state);

export const stateText = ({ state }: Pick<DossierStatus, 'state'>, text: DossierTexts) =>
  text.plain[String(state) as '1'];
export const nextStepText = (dossier: DossierStatus, text: DossierTexts) =>
  text.next[nextActOf(dossier) satisfies NextAct];

/** "Thứ Tư, 25/11/2026 – 17:30" */
export function timeText(at: number, timeZone: string, text: DossierTexts): string {
  const day = text.weekdays[weekday(at, timeZone)] ?? '';
  return fill(text.when, { day, date: dateText(at, timeZone), time: clockText(at, timeZone) });
}

/** Returns how many steps are done; null where the process was not published. */
export function countStepsDone({ step, steps, state }: Pick<DossierStatus, 'step' | 'steps' | 'state'>): number | null {
  if (steps === 0) return null;
  if (state === Returned) return steps;
  if (state === Completed) return Math.max(steps - 1, (step ?? steps) - 1);
  return step === null ? null : step - 1;
}

interface DateFact {
  name: string;
  value: string;
  /** The CSS class of the row. */
  look: '' | 'late' | 'well';
}

/** Lists the dates of a dossier in the order in which they occur. */
export function listDates(dossier: DossierStatus, timeZone: string, text: DossierTexts): DateFact[] {
  const { receivedAt, dueAt, readyAt, returnedAt, late, state, clockStopped } = dossier;
  const format = (at: number) => timeText(at, timeZone, text);
  const facts: DateFact[] = [{ name: text.receivedAt, value: format(receivedAt), look: '' }];
  // While the clock is stopped, the old due date would mislead.
  if (clockStopped || state === SupplementRequested) facts.push({ name: text.dueAt, value: text.duePaused, look: '' });
  else if (dueAt !== null) {
    const isLate = late && state !== Returned && readyAt === null;
    facts.push({ name: text.dueAt, value: format(dueAt), look: isLate ? 'late' : '' });
  } else if (!isOver(dossier) && state !== Completed)
    facts.push({ name: text.dueAt, value: text.dueUnknown, look: '' });
  if (readyAt !== null) facts.push({ name: text.readyAt, value: format(readyAt), look: 'well' });
  if (returnedAt !== null) facts.push({ name: text.returnedAt, value: format(returnedAt), look: 'well' });
  return facts;
}

const withoutPunctuality: readonly DossierState[] = [Registered, SupplementRequested, ...endedWithoutResult];

/** Says whether the office is or was on time; null while that cannot be said. */
export function punctualityText(dossier: DossierStatus, text: DossierTexts): string | null {
  const { state, dueAt, late, readyAt, clockStopped } = dossier;
  if (dueAt === null || clockStopped || withoutPunctuality.includes(state)) return null;
  if (readyAt !== null || state === Completed || state === Returned) return late ? text.wasLate : text.wasOnTime;
  return late ? text.isLate : text.isOnTime;
}

/** Decides whether a change rings the phone. The first view never does, because the person is looking at the page. */
export function ringFor(before: DossierStatus | null, after: DossierStatus): 'called' | 'next' | null {
  if (before === null || before.state === after.state) return null;
  if (after.state === Completed) return 'called';
  return after.state === SupplementRequested || after.state === PaymentRequested || isOver(after) ? 'next' : null;
}
