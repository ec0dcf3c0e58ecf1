// What is said of a dossier to its citizen, at the kiosk and on the phone: how it looks, where it is, when. Pure.
import { type NextAct, nextActOf } from '../../common/contract/dossier-next.ts';
import { DossierState } from '../../common/contract/official-numbers.ts';
import type { DossierView } from '../../common/contract/views.ts';
import { fill } from '../../common/text/fill.ts';
import { clockText, dateText, weekday } from '../../common/text/format.ts';
import type dossier from '../../common/text/vi/dossier.json';
import type dossierPage from '../../common/text/vi/dossier-page.json';

export type DossierTexts = Pick<typeof dossier, 'plain' | 'next'> & typeof dossierPage;
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

/** `ready`: fetch it. `act`: the citizen must do something. `late`: the office must. */
export type Mood = 'wait' | 'ready' | 'act' | 'late' | 'well' | 'over';

export function moodOf({ state, late, delivery }: Pick<DossierStatus, 'state' | 'late' | 'delivery'>): Mood {
  if (state === DossierState.Completed) return delivery === 'counter' ? 'ready' : 'well';
  if (state === DossierState.Returned) return 'well';
  if (state === DossierState.Refused || state === DossierState.Withdrawn || state === DossierState.Stopped)
    return 'over';
  if (state === DossierState.SupplementRequested || state === DossierState.PaymentRequested) return 'act';
  return late ? 'late' : 'wait';
}

const overStates: readonly DossierState[] = [
  DossierState.Refused,
  DossierState.Withdrawn,
  DossierState.Stopped,
  DossierState.Returned,
];

/** Nothing more will happen to it. */
export const isOver = ({ state }: Pick<DossierStatus, 'state'>) => overStates.includes(state);

export const stateText = ({ state }: Pick<DossierStatus, 'state'>, text: DossierTexts) =>
  text.plain[String(state) as '1'];
export const nextStepText = (seen: DossierStatus, text: DossierTexts) => text.next[nextActOf(seen) satisfies NextAct];

/** "Thứ Tư, 25/11/2026 – 17:30" */
export function timeText(at: number, timeZone: string, text: DossierTexts): string {
  const day = text.weekdays[weekday(at, timeZone)] ?? '';
  return fill(text.when, { day, date: dateText(at, timeZone), time: clockText(at, timeZone) });
}

/** The steps done, of all; null where no course was published. */
export function countStepsDone({ step, steps, state }: Pick<DossierStatus, 'step' | 'steps' | 'state'>): number | null {
  if (steps === 0) return null;
  if (state === DossierState.Returned) return steps;
  if (state === DossierState.Completed) return Math.max(steps - 1, (step ?? steps) - 1);
  return step === null ? null : step - 1;
}

export interface Fact {
  name: string;
  value: string;
  look: '' | 'late' | 'well';
}

/** Dates, in the order in which they come. */
export function listDates(seen: DossierStatus, timeZone: string, text: DossierTexts): Fact[] {
  const { receivedAt, dueAt, readyAt, returnedAt, late, state, clockStopped } = seen;
  const when = (at: number) => timeText(at, timeZone, text);
  const facts: Fact[] = [{ name: text.receivedAt, value: when(receivedAt), look: '' }];
  // While the clock stands still the old date would mislead.
  if (clockStopped || state === DossierState.SupplementRequested)
    facts.push({ name: text.dueAt, value: text.duePaused, look: '' });
  else if (dueAt !== null)
    facts.push({
      name: text.dueAt,
      value: when(dueAt),
      look: late && state !== DossierState.Returned && readyAt === null ? 'late' : '',
    });
  else if (!isOver(seen) && state !== DossierState.Completed)
    facts.push({ name: text.dueAt, value: text.dueUnknown, look: '' });
  if (readyAt !== null) facts.push({ name: text.readyAt, value: when(readyAt), look: 'well' });
  if (returnedAt !== null) facts.push({ name: text.returnedAt, value: when(returnedAt), look: 'well' });
  return facts;
}

/** States in which no date is promised to the citizen. */
const withoutDueDate: readonly DossierState[] = [
  DossierState.Registered,
  DossierState.Refused,
  DossierState.SupplementRequested,
  DossierState.Withdrawn,
  DossierState.Stopped,
];

/** In time or late, in words; null before there is anything to say. */
export function punctualityText(
  { state, dueAt, late, readyAt, clockStopped }: DossierStatus,
  text: DossierTexts,
): string | null {
  if (dueAt === null || clockStopped || withoutDueDate.includes(state)) return null;
  if (readyAt !== null || state === DossierState.Completed || state === DossierState.Returned)
    return late ? text.wasLate : text.wasOnTime;
  return late ? text.isLate : text.isOnTime;
}

/** Whether this change is worth a ring. The first picture is not: whoever opens the page is looking. */
export function ringFor(before: DossierStatus | null, after: DossierStatus): 'called' | 'next' | null {
  if (before === null || before.state === after.state) return null;
  if (after.state === DossierState.Completed) return 'called';
  return after.state === DossierState.SupplementRequested ||
    after.state === DossierState.PaymentRequested ||
    isOver(after)
    ? 'next'
    : null;
}
