// Decides what a report of another system about a dossier changes here. That system owns its dossiers, so its newer report is taken
// whatever it says; an impossible change of state is taken and reported as a conflict. A report never changes the office's own
// dossiers. Pure. Instants are UTC ms.
import { DossierState } from '../../common/contract/official-numbers.ts';
import { countsAsLate, countsLateBySupplements, type DossierAction, dossierStateAfter, isOpen } from './dossier.ts';
import type { ExternalRow } from './external-row.ts';

/** Everything stored about a dossier that another system may report. */
export interface ExternalFacts {
  state: DossierState;
  procedureCode: string | null;
  procedureName: string;
  field: string | null;
  step: string | null;
  receivedAt: number;
  dueAt: number | null;
  /** When the clock stopped; while papers are awaited, the dossier does not become late. */
  clockStoppedAt: number | null;
  /** How many requests for papers the reports have shown. */
  supplements: number;
  endedAt: number | null;
  endedLate: boolean | null;
  readyAt: number | null;
  returnedAt: number | null;
}

export type StoredFacts = ExternalFacts & { source: string | null; sourceAt: number | null };

export type Verdict =
  | { kind: 'added'; facts: ExternalFacts }
  | { kind: 'changed'; facts: ExternalFacts; conflict: 'impossible' | null }
  /** `newer` is set when the report confirms the same facts at a later time. */
  | { kind: 'unchanged'; newer: boolean }
  | { kind: 'conflict'; conflict: 'own' | 'older' };

const dossierActions: readonly DossierAction[] = [
  'accept',
  'request-supplement',
  'supplement-received',
  'refuse',
  'advance',
  'request-payment',
  'pay',
  'stop',
  'ready',
  'return',
  'withdraw',
];

/** Every state that legal actions can lead to from a state, since many actions may happen between two reports. */
function reachableFrom(from: DossierState): ReadonlySet<DossierState> {
  const reached = new Set<DossierState>([from]);
  const seen = new Set<string>();
  const waits = (state: DossierState) =>
    state === DossierState.SupplementRequested || state === DossierState.PaymentRequested;
  const visit = (state: DossierState, back: DossierState | null): void => {
    if (seen.has(`${state} ${back}`)) return;
    seen.add(`${state} ${back}`);
    for (const action of dossierActions) {
      const next = dossierStateAfter(state, action, back);
      if (next === null) continue;
      reached.add(next);
      visit(next, !waits(next) ? null : waits(state) ? back : state);
    }
  };
  // A report does not say to which state a waiting dossier returns, so every possible one is tried.
  if (waits(from))
    for (const back of [DossierState.Registered, DossierState.Received, DossierState.InProcess]) visit(from, back);
  else visit(from, null);
  return reached;
}

const reachable = new Map<DossierState, ReadonlySet<DossierState>>();

/** Whether legal actions lead from one state to the other; nothing leads from Returned back to work. */
export function canBecome(from: DossierState, to: DossierState): boolean {
  let states = reachable.get(from);
  if (states === undefined) {
    states = reachableFrom(from);
    reachable.set(from, states);
  }
  return states.has(to);
}

/**
 * The end of a dossier when the report does not say it: the instant at which it was first seen as ended. When its date passed
 * between the last report and this one, the date itself is taken, because nobody can say that it was late.
 */
function seenEnd(at: number, dueAt: number | null, stored: StoredFacts | null): number {
  const seenOpenAt = stored === null || stored.endedAt !== null ? null : stored.sourceAt;
  return dueAt !== null && dueAt < at && (seenOpenAt === null || seenOpenAt <= dueAt) ? dueAt : at;
}

function endOf(row: ExternalRow, dueAt: number | null, stored: StoredFacts | null) {
  const { state, at } = row;
  const none = { endedAt: null, readyAt: null, returnedAt: null };
  if (isOpen(state)) return none;
  if (state === DossierState.Completed) {
    const readyAt = row.readyAt ?? row.endedAt ?? stored?.readyAt ?? seenEnd(at, dueAt, stored);
    return { endedAt: readyAt, readyAt, returnedAt: null };
  }
  if (state === DossierState.Returned) {
    const readyAt = row.readyAt ?? row.endedAt ?? stored?.readyAt ?? null;
    const returnedAt = row.returnedAt ?? stored?.returnedAt ?? (readyAt === null ? seenEnd(at, dueAt, stored) : at);
    return { endedAt: readyAt ?? returnedAt, readyAt, returnedAt };
  }
  const endedAt = row.endedAt ?? (stored?.state === state ? stored.endedAt : null) ?? seenEnd(at, dueAt, stored);
  return { ...none, endedAt };
}

/** The facts after a report. A field that the report leaves out keeps its stored value. */
function factsOf(row: ExternalRow, stored: StoredFacts | null): ExternalFacts {
  const dueAt = row.dueAt ?? stored?.dueAt ?? null;
  const asked =
    row.state === DossierState.SupplementRequested && stored?.state !== DossierState.SupplementRequested ? 1 : 0;
  const supplements = (stored?.supplements ?? 0) + asked;
  const clockStoppedAt =
    row.state !== DossierState.SupplementRequested ? null : asked === 1 ? row.at : (stored?.clockStoppedAt ?? row.at);
  const ends = endOf(row, dueAt, stored);
  const punctual = {
    state: row.state,
    dueAt,
    endedAt: ends.endedAt,
    clockStoppedAt,
    countsLate: countsLateBySupplements(supplements),
  };
  return {
    state: row.state,
    procedureCode: row.procedureCode ?? stored?.procedureCode ?? null,
    procedureName: row.procedureName ?? stored?.procedureName ?? '',
    field: row.field ?? stored?.field ?? null,
    // The stored step belongs to the stored state, so it is kept only while the state stays.
    step: row.step ?? (stored?.state === row.state ? stored.step : null),
    receivedAt: row.hasReceivedAt || stored === null ? row.receivedAt : stored.receivedAt,
    dueAt,
    clockStoppedAt,
    supplements,
    ...ends,
    endedLate: ends.endedAt === null ? null : countsAsLate(punctual, ends.endedAt),
  };
}

const same = (a: ExternalFacts, b: ExternalFacts) =>
  (Object.keys(a) as (keyof ExternalFacts)[]).every(key => a[key] === b[key]);

/**
 * Decides what a report changes.
 * @param stored what is stored about the dossier; null when it is new
 */
export function judgeExternalRow(row: ExternalRow, stored: StoredFacts | null): Verdict {
  if (stored === null) return { kind: 'added', facts: factsOf(row, null) };
  // The office received this dossier itself, so its own state counts.
  if (stored.source === null)
    return stored.state === row.state ? { kind: 'unchanged', newer: false } : { kind: 'conflict', conflict: 'own' };
  const facts = factsOf(row, stored);
  const storedAt = stored.sourceAt ?? 0;
  if (same(facts, stored)) return { kind: 'unchanged', newer: row.at > storedAt };
  if (row.at < storedAt) return { kind: 'conflict', conflict: 'older' };
  return { kind: 'changed', facts, conflict: canBecome(stored.state, row.state) ? null : 'impossible' };
}
