// What another system's word about a dossier does here. That system owns its dossiers: its newer word stands, whatever it says,
// and an impossible one is told. The office's own dossiers it never touches. Pure.
import { DossierState } from '../../common/contract/official-numbers.ts';
import { countsAsLate, countsLateBySupplements, type DossierAction, dossierStateAfter, isOpen } from './dossier.ts';
import type { ExternalRow } from './external-row.ts';

/** What is known of a dossier that another system may speak of. */
export interface ExternalFacts {
  state: DossierState;
  procedureCode: string | null;
  procedureName: string;
  field: string | null;
  step: string | null;
  receivedAt: number;
  dueAt: number | null;
  /** While papers are awaited nothing becomes late. */
  clockStoppedAt: number | null;
  /** How often papers were asked for, as far as was seen. */
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
  /** `newer`: it is known to be so at a later time. */
  | { kind: 'unchanged'; newer: boolean }
  | { kind: 'conflict'; conflict: 'own' | 'older' };

const dossierActions: readonly DossierAction[] = [
  ...(['accept', 'request-supplement', 'supplement-received', 'refuse', 'advance', 'request-payment'] as const),
  ...(['pay', 'stop', 'ready', 'return', 'withdraw'] as const),
];

/** From a state every one that legal actions lead to, however many: between two looks much may have happened. */
function reachableFrom(from: DossierState): ReadonlySet<DossierState> {
  const reached = new Set<DossierState>([from]);
  const seen = new Set<string>();
  const waits = (state: DossierState) =>
    state === DossierState.SupplementRequested || state === DossierState.PaymentRequested;
  const look = (state: DossierState, back: DossierState | null): void => {
    if (seen.has(`${state} ${back}`)) return;
    seen.add(`${state} ${back}`);
    for (const action of dossierActions) {
      const next = dossierStateAfter(state, action, back);
      if (next === null) continue;
      reached.add(next);
      look(next, !waits(next) ? null : waits(state) ? back : state);
    }
  };
  // Where one goes on that waits for its citizen was not told.
  if (waits(from))
    for (const back of [DossierState.Registered, DossierState.Received, DossierState.InProcess]) look(from, back);
  else look(from, null);
  return reached;
}

const reachable = new Map<DossierState, ReadonlySet<DossierState>>();

/** Whether a dossier can have come from one state to the other: never from handed over back to work. */
export function canBecome(from: DossierState, to: DossierState): boolean {
  let known = reachable.get(from);
  if (known === undefined) {
    known = reachableFrom(from);
    reachable.set(from, known);
  }
  return known.has(to);
}

/**
 * When it ended, where the line does not say: when it was first seen so. But if the promised date passed since it was last
 * looked at, nobody can say that it was late.
 */
function seenEnd(at: number, dueAt: number | null, known: StoredFacts | null): number {
  const seenOpenAt = known === null || known.endedAt !== null ? null : known.sourceAt;
  return dueAt !== null && dueAt < at && (seenOpenAt === null || seenOpenAt <= dueAt) ? dueAt : at;
}

function endOf(row: ExternalRow, dueAt: number | null, known: StoredFacts | null) {
  const { state, at } = row;
  const none = { endedAt: null, readyAt: null, returnedAt: null };
  if (isOpen(state)) return none;
  if (state === DossierState.Completed) {
    const readyAt = row.readyAt ?? row.endedAt ?? known?.readyAt ?? seenEnd(at, dueAt, known);
    return { endedAt: readyAt, readyAt, returnedAt: null };
  }
  if (state === DossierState.Returned) {
    const readyAt = row.readyAt ?? row.endedAt ?? known?.readyAt ?? null;
    const returnedAt = row.returnedAt ?? known?.returnedAt ?? (readyAt === null ? seenEnd(at, dueAt, known) : at);
    return { endedAt: readyAt ?? returnedAt, readyAt, returnedAt };
  }
  const endedAt = row.endedAt ?? (known?.state === state ? known.endedAt : null) ?? seenEnd(at, dueAt, known);
  return { ...none, endedAt };
}

/** What a line leaves out stays as it is known. */
function factsOf(row: ExternalRow, known: StoredFacts | null): ExternalFacts {
  const dueAt = row.dueAt ?? known?.dueAt ?? null;
  const asked =
    row.state === DossierState.SupplementRequested && known?.state !== DossierState.SupplementRequested ? 1 : 0;
  const supplements = (known?.supplements ?? 0) + asked;
  const clockStoppedAt =
    row.state !== DossierState.SupplementRequested ? null : asked === 1 ? row.at : (known?.clockStoppedAt ?? row.at);
  const ends = endOf(row, dueAt, known);
  const punctual = {
    state: row.state,
    dueAt,
    endedAt: ends.endedAt,
    clockStoppedAt,
    countsLate: countsLateBySupplements(supplements),
  };
  return {
    state: row.state,
    procedureCode: row.procedureCode ?? known?.procedureCode ?? null,
    procedureName: row.procedureName ?? known?.procedureName ?? '',
    field: row.field ?? known?.field ?? null,
    // The step of another state would be a lie.
    step: row.step ?? (known?.state === row.state ? known.step : null),
    receivedAt: row.receivedTold || known === null ? row.receivedAt : known.receivedAt,
    ...{ dueAt, clockStoppedAt, supplements, ...ends },
    endedLate: ends.endedAt === null ? null : countsAsLate(punctual, ends.endedAt),
  };
}

const same = (a: ExternalFacts, b: ExternalFacts) =>
  (Object.keys(a) as (keyof ExternalFacts)[]).every(key => a[key] === b[key]);

/** @param known null when the dossier was never heard of */
export function judgeExternalRow(row: ExternalRow, known: StoredFacts | null): Verdict {
  if (known === null) return { kind: 'added', facts: factsOf(row, null) };
  // Received at this counter: here is where it is known best.
  if (known.source === null)
    return known.state === row.state ? { kind: 'unchanged', newer: false } : { kind: 'conflict', conflict: 'own' };
  const facts = factsOf(row, known);
  const knownAt = known.sourceAt ?? 0;
  if (same(facts, known)) return { kind: 'unchanged', newer: row.at > knownAt };
  if (row.at < knownAt) return { kind: 'conflict', conflict: 'older' };
  return { kind: 'changed', facts, conflict: canBecome(known.state, row.state) ? null : 'impossible' };
}
