// Applies an event of a dossier to the rows. Together with the three writers it is the only place that writes dossiers, steps,
// payments and their series. It decides nothing: every decision stands in the event.
import { DossierState } from '../../common/contract/official-numbers.ts';
import type { EventOf } from '../core/events.ts';
import type { LegacyDecisions } from './legacy-events.ts';
import type { Connection } from './open.ts';
import { createDossierWriter } from './write-dossier.ts';
import { createDossierClockWriter } from './write-dossier-clock.ts';
import { createPaymentWriter } from './write-payments.ts';

type DossierEvent = EventOf<
  | 'dossier.received'
  | 'dossier.accepted'
  | 'dossier.supplement-asked'
  | 'dossier.supplement-received'
  | 'dossier.advanced'
  | 'dossier.payment-asked'
  | 'dossier.payment-dropped'
  | 'dossier.paid'
  | 'receipt.cancelled'
  | 'dossier.reappointed'
  | 'dossier.refused'
  | 'dossier.stopped'
  | 'dossier.withdrawn'
  | 'dossier.ready'
  | 'dossier.returned'
  | 'dossier.late'
  | 'dossier.corrected'
  | 'dossier.forgotten'
>;
type WaitEvent = EventOf<
  'dossier.supplement-asked' | 'dossier.supplement-received' | 'dossier.payment-asked' | 'dossier.payment-dropped'
>;
type EndEvent = EventOf<
  'dossier.refused' | 'dossier.stopped' | 'dossier.withdrawn' | 'dossier.ready' | 'dossier.returned'
>;

interface Writers {
  dossiers: ReturnType<typeof createDossierWriter>;
  clock: ReturnType<typeof createDossierClockWriter>;
  payments: ReturnType<typeof createPaymentWriter>;
  legacy: LegacyDecisions;
}

/** The dossier begins to wait for its citizen, or stops waiting. */
function applyWait({ dossiers, clock, legacy }: Writers, event: WaitEvent, at: number): void {
  const { dossierId } = event;
  switch (event.type) {
    case 'dossier.supplement-asked': {
      const { nth, countsLate, left, backTo, clockStops } = legacy.supplementAsked(event);
      dossiers.waitIn(dossierId, DossierState.SupplementRequested, backTo);
      dossiers.countSupplement(dossierId, nth, countsLate);
      clock.stop(dossierId, left, clockStops ? at : null);
      break;
    }
    case 'dossier.supplement-received':
      if (event.accepted !== null) clock.accept(dossierId, legacy.accepted(dossierId, event.accepted), at);
      else {
        dossiers.continueIn(dossierId, event.state);
        clock.promise(dossierId, event.promised);
      }
      break;
    case 'dossier.payment-asked': {
      const { amount, left, backTo } = legacy.paymentAsked(event);
      dossiers.waitIn(dossierId, DossierState.PaymentRequested, backTo);
      dossiers.setToPay(dossierId, amount);
      if (left !== null) clock.stop(dossierId, left, at);
      break;
    }
    case 'dossier.payment-dropped':
      dossiers.continueIn(dossierId, event.state);
      dossiers.setToPay(dossierId, 0);
      if (event.promised !== null) clock.promise(dossierId, event.promised);
      break;
    default:
      event satisfies never;
  }
}

function applyPaid({ dossiers, clock, payments, legacy }: Writers, paid: EventOf<'dossier.paid'>, at: number): void {
  const event = legacy.paid(paid);
  const { dossierId, resumed } = event;
  payments.insert(event, at);
  dossiers.setToPay(dossierId, event.toPay);
  if (resumed === null) return;
  dossiers.continueIn(dossierId, resumed.state);
  if (resumed.promised !== null) clock.promise(dossierId, resumed.promised);
}

function applyEnd({ dossiers, clock, legacy }: Writers, event: EndEvent, at: number): void {
  const { dossierId, staffId } = event;
  switch (event.type) {
    case 'dossier.refused':
    case 'dossier.stopped':
    case 'dossier.withdrawn': {
      const { state, late } = legacy.ended(event, at);
      dossiers.end(dossierId, { state, late, at });
      dossiers.setToPay(dossierId, 0);
      break;
    }
    case 'dossier.ready': {
      // What is owed stays owed: the result is still to be paid for and fetched.
      const { late, stepsEnded, lastStep } = legacy.ready(event, at);
      dossiers.end(dossierId, { state: DossierState.Completed, late, at });
      for (const no of stepsEnded) clock.endStep(dossierId, { no, staffId, at });
      if (lastStep !== null) clock.beginLastStep(dossierId, lastStep, at);
      dossiers.ready(dossierId, lastStep, at);
      break;
    }
    case 'dossier.returned': {
      const { lastStep } = legacy.returned(event);
      dossiers.giveBack(dossierId, at);
      if (lastStep !== null) clock.endStep(dossierId, { no: lastStep, staffId, at });
      break;
    }
    default:
      event satisfies never;
  }
}

export function createApplyDossier(db: Connection, legacy: LegacyDecisions): (event: DossierEvent, at: number) => void {
  const dossiers = createDossierWriter(db);
  const clock = createDossierClockWriter(db);
  const payments = createPaymentWriter(db);
  const writers = { dossiers, clock, payments, legacy };

  function applyEvent(event: DossierEvent, at: number): void {
    switch (event.type) {
      case 'dossier.received':
        dossiers.insert(event, at);
        if (event.accepted !== null)
          clock.accept(event.dossierId, legacy.accepted(event.dossierId, event.accepted), at);
        break;
      case 'dossier.accepted':
        clock.accept(event.dossierId, legacy.accepted(event.dossierId, event.accepted), at);
        break;
      case 'dossier.supplement-asked':
      case 'dossier.supplement-received':
      case 'dossier.payment-asked':
      case 'dossier.payment-dropped':
        applyWait(writers, event, at);
        break;
      case 'dossier.advanced': {
        const { dossierId, fromStep, toStep, staffId } = event;
        dossiers.advance(event);
        if (fromStep !== null) clock.endStep(dossierId, { no: fromStep, staffId, at });
        if (toStep !== null) clock.beginStep(dossierId, toStep, at);
        break;
      }
      case 'dossier.paid':
        applyPaid(writers, event, at);
        break;
      case 'receipt.cancelled':
        payments.cancel(event, at);
        break;
      case 'dossier.reappointed':
        clock.reappoint(event.dossierId, event.dueAt, legacy.reappointed(event).steps);
        break;
      case 'dossier.refused':
      case 'dossier.stopped':
      case 'dossier.withdrawn':
      case 'dossier.ready':
      case 'dossier.returned':
        applyEnd(writers, event, at);
        break;
      case 'dossier.corrected':
        dossiers.correct(event);
        break;
      case 'dossier.late':
        dossiers.markLate(event.dossierId, at);
        break;
      case 'dossier.forgotten':
        for (const dossierId of event.dossierIds) dossiers.markErased(dossierId, at);
        break;
      default:
        event satisfies never;
    }
  }

  return (event, at) => {
    applyEvent(event, at);
    // The clock's own events are no work on the dossier, so they do not restart the time of retention.
    if (event.type !== 'dossier.late' && event.type !== 'dossier.forgotten') dossiers.touch(event.dossierId, at);
  };
}
