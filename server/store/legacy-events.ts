// Adds to an event of an old journal the decisions that events have carried since 0.2. The program of 0.1 took them while it
// applied the event. FROZEN: this file repeats what 0.1 did and calls no rule of server/core, because a rule that changes must
// not change what an old journal means. Events that carry their decisions pass through unchanged.
import { DossierState } from '../../common/contract/official-numbers.ts';
import type { TicketId } from '../../common/contract/words.ts';
import type { Accepted, EventOf } from '../core/events.ts';
import type { Connection } from './open.ts';

/** An accepted dossier with the first step decided. */
export type DecidedAccepted = Required<Accepted>;
type EndEvent = EventOf<'dossier.refused' | 'dossier.stopped' | 'dossier.withdrawn'>;

interface DossierRow {
  state: DossierState;
  backTo: DossierState | null;
  dueAt: number | null;
  acceptedAt: number | null;
  clockStoppedAt: number | null;
  countsLate: 0 | 1;
  toPay: number;
}

interface StepRow {
  no: number;
  dueAt: number | null;
  doneAt: number | null;
}

const endStates = {
  'dossier.refused': DossierState.Refused,
  'dossier.stopped': DossierState.Stopped,
  'dossier.withdrawn': DossierState.Withdrawn,
} as const;

/** Whether 0.1 took a dossier that ended at this instant for late. */
function endedLate({ countsLate, dueAt, clockStoppedAt }: DossierRow, at: number): boolean {
  return countsLate === 1 || (dueAt !== null && (clockStoppedAt ?? at) > dueAt);
}

/** For each event that 0.1 wrote without its decisions: the event with them. The rows must be as before the event. */
export function createLegacyDecisions(db: Connection) {
  const readDossier = db.prepare<[string], DossierRow>(
    `SELECT state, back_to AS backTo, due_at AS dueAt, accepted_at AS acceptedAt, clock_stopped_at AS clockStoppedAt,
       counts_late AS countsLate, to_pay AS toPay
     FROM dossiers WHERE dossier_id = ?`,
  );
  const readSteps = db.prepare<[string], StepRow>(
    'SELECT no, due_at AS dueAt, done_at AS doneAt FROM dossier_steps WHERE dossier_id = ? ORDER BY no',
  );
  const readPinned = db
    .prepare<[string], TicketId>(`SELECT ticket_id FROM tickets WHERE pinned_to = ? AND state = 'waiting'`)
    .pluck();

  function find(dossierId: string): DossierRow {
    const row = readDossier.get(dossierId);
    if (row === undefined) throw new Error(`dossier ${dossierId} is not in the store`);
    return row;
  }
  const lastStepOf = (dossierId: string) => readSteps.all(dossierId).at(-1)?.no ?? null;

  return {
    accepted(dossierId: string, accepted: Accepted): DecidedAccepted {
      const { firstStep } = accepted;
      if (firstStep !== undefined) return { ...accepted, firstStep };
      return { ...accepted, firstStep: readSteps.all(dossierId)[0]?.no ?? null };
    },
    supplementAsked(event: EventOf<'dossier.supplement-asked'>): Required<typeof event> {
      const { backTo, clockStops } = event;
      if (backTo !== undefined && clockStops !== undefined) return { ...event, backTo, clockStops };
      const row = find(event.dossierId);
      return { ...event, backTo: row.state, clockStops: row.acceptedAt !== null };
    },
    paymentAsked(event: EventOf<'dossier.payment-asked'>): Required<typeof event> {
      const { backTo } = event;
      if (backTo !== undefined) return { ...event, backTo };
      const row = find(event.dossierId);
      return { ...event, backTo: row.state === DossierState.PaymentRequested ? row.backTo : row.state };
    },
    paid(event: EventOf<'dossier.paid'>): Required<typeof event> {
      const { covered, toPay } = event;
      if (covered !== undefined && toPay !== undefined) return { ...event, covered, toPay };
      const { toPay: owed } = find(event.dossierId);
      return { ...event, covered: Math.min(owed, event.amount), toPay: Math.max(0, owed - event.amount) };
    },
    reappointed(event: EventOf<'dossier.reappointed'>): Required<typeof event> {
      const { steps } = event;
      if (steps !== undefined) return { ...event, steps };
      const open = readSteps.all(event.dossierId).filter(({ doneAt, dueAt }) => doneAt === null && dueAt !== null);
      return { ...event, steps: open.map(({ no }) => no) };
    },
    ended(event: EndEvent, at: number): Required<EndEvent> {
      const { state, late } = event;
      if (state !== undefined && late !== undefined) return { ...event, state, late };
      return { ...event, state: endStates[event.type], late: endedLate(find(event.dossierId), at) };
    },
    ready(event: EventOf<'dossier.ready'>, at: number): Required<typeof event> {
      const { late, stepsEnded, lastStep } = event;
      if (late !== undefined && stepsEnded !== undefined && lastStep !== undefined)
        return { ...event, late, stepsEnded, lastStep };
      const steps = readSteps.all(event.dossierId);
      const last = steps.at(-1)?.no ?? null;
      const ended = steps.filter(({ no, doneAt }) => doneAt === null && no !== last).map(({ no }) => no);
      return { ...event, late: endedLate(find(event.dossierId), at), stepsEnded: ended, lastStep: last };
    },
    returned(event: EventOf<'dossier.returned'>): Required<typeof event> {
      return { ...event, lastStep: event.lastStep === undefined ? lastStepOf(event.dossierId) : event.lastStep };
    },
    imported(event: EventOf<'dossier.imported'>): Required<typeof event> {
      return { ...event, countsLate: event.countsLate ?? event.facts.supplements > 1 };
    },
    counterClosed(event: EventOf<'counter.closed'>): Required<typeof event> {
      return { ...event, released: event.released ?? readPinned.all(event.counterId) };
    },
  };
}

export type LegacyDecisions = ReturnType<typeof createLegacyDecisions>;
