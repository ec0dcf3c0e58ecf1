// What can happen: the vocabulary of the journal, in the past tense. An event carries every decision that was taken, so that the
// tables can be made again from the journal alone, whatever the rules are by then. Fields marked "absent in 0.1" were added
// later; store/legacy-events.ts fills them in when a journal of that program is applied.
import type { DossierState, FeeStage } from '../../common/contract/official-numbers.ts';
import type {
  ApplicantKind,
  Channel,
  CounterId,
  Day,
  Delivery,
  DeviceId,
  DossierCode,
  DossierId,
  PriorityId,
  ServiceId,
  StaffId,
  TicketId,
  TicketNumber,
  Why,
} from '../../common/contract/words.ts';
import type { CatalogueKeys, Duration, ImportedDecision, ImportedProcess, PlacedTerm, Replaced } from './catalogue.ts';
import type { ExternalFacts } from './external-dossier.ts';
import type { Left } from './supplement.ts';

interface OfTicket {
  ticketId: TicketId;
  number: TicketNumber;
}
interface AtCounter extends OfTicket {
  counterId: CounterId;
}

interface OfDossier {
  dossierId: DossierId;
  code: DossierCode;
}

/** When a dossier and its steps are due, in UTC ms; null where nothing is published or the clock stands still. */
export interface Promised {
  /** The instant from which time counts. A request for papers before it costs the citizen nothing. */
  forwardAt: number | null;
  /** The end of counting before it was moved to the next opening; what is left of calendar days is counted from it. */
  endsAt: number | null;
  dueAt: number | null;
  steps: { no: number; endsAt: number | null; dueAt: number | null }[];
}

/** A dossier is accepted and its clock begins. */
export interface Accepted {
  paperCopyDueAt: number | null;
  promised: Promised;
  /** The number of the step that begins; null without steps. Absent in 0.1. */
  firstStep?: number | null;
}

export type SiteEvent =
  | ({
      type: 'ticket.issued';
      seq: number;
      day: Day;
      letter: string;
      serial: number;
      serviceId: ServiceId;
      priorityId: PriorityId | null;
      language: string;
      arrivedAt: number;
      trackToken: string;
      /** The procedure that the citizen chose at the kiosk; absent in the oldest journals. */
      procedureId?: string | null;
      deviceId: DeviceId | null;
      ahead: number;
      wait: { fromMin: number; toMin: number } | null;
    } & OfTicket)
  | ({
      type: 'ticket.called';
      day: Day;
      how: 'next' | 'chosen' | 'resumed' | 'recalled';
      nth: number;
      why: Why;
      serviceId: ServiceId;
      priorityId: PriorityId | null;
      staffId: StaffId;
    } & AtCounter)
  | ({ type: 'ticket.started' } & AtCounter)
  | ({ type: 'ticket.finished'; tookMs: number } & AtCounter)
  | ({ type: 'ticket.missed' } & AtCounter)
  | ({ type: 'ticket.parked' } & AtCounter)
  | ({ type: 'ticket.returned'; orderAt: number; late: number } & OfTicket)
  | ({ type: 'ticket.transferred'; toServiceId: ServiceId; toCounterId: CounterId | null } & OfTicket)
  | ({ type: 'ticket.cancelled'; serviceId: ServiceId; day: Day } & OfTicket)
  | ({
      type: 'ticket.rated';
      score: number;
      counterId: CounterId | null;
      staffId: StaffId | null;
      serviceId: ServiceId;
    } & OfTicket)
  | { type: 'counter.opened'; counterId: CounterId; staffId: StaffId }
  | { type: 'counter.paused'; counterId: CounterId; reason: string }
  /** `released`: tickets that had been sent to just this counter and now wait for any. Absent in 0.1. */
  | { type: 'counter.closed'; counterId: CounterId; released?: TicketId[] }
  | { type: 'day.closed'; day: Day; expired: TicketId[] }
  | ({ type: 'slip.asked' } & OfTicket)
  | { type: 'slip.tested'; deviceId: DeviceId | null }
  | { type: 'printer.roll-changed'; printerId: string }
  | { type: 'speaker.tested' }
  | {
      type: 'catalogue.imported';
      fileName: string;
      decision: ImportedDecision;
      /** The processes with something new in them, each complete. */
      processes: ImportedProcess[];
      replaced: Replaced[];
      /** New terms of agencies; absent in the oldest journals. */
      agencies?: PlacedTerm[];
      /** By what names are the same; with it, the parts of procedures are in legal order. Absent in 0.1. */
      keys?: CatalogueKeys;
    }
  | { type: 'procedure.retired'; procedureId: string }
  | { type: 'procedure.restored'; procedureId: string }
  | { type: 'checklist.asked'; procedureId: string; language: string }
  // Names, numbers and free words of people are stored beside the journal, never in it, so that they can be erased.
  | ({
      type: 'dossier.received';
      day: Day;
      serial: number;
      trackToken: string;
      procedureId: string;
      procedureCode: string | null;
      procedureName: string;
      field: string | null;
      serviceId: ServiceId | null;
      totalText: string;
      total: Duration | null;
      sameDay: boolean;
      ticketId: TicketId | null;
      channel: Channel;
      applicantKind: ApplicantKind;
      delivery: Delivery;
      sets: number;
      staffId: StaffId;
      steps: { no: number; label: string; responsible: string; duration: Duration | null }[];
      accepted: Accepted | null;
    } & OfDossier)
  | ({ type: 'dossier.accepted'; accepted: Accepted } & OfDossier)
  | ({
      type: 'dossier.supplement-asked';
      /** Which request for papers it is, counted from 1. */
      nth: number;
      countsLate: boolean;
      left: Left;
      /** The state to which the dossier returns. Absent in 0.1. */
      backTo?: DossierState;
      /** False when the clock never ran, because the dossier is only registered. Absent in 0.1. */
      clockStops?: boolean;
    } & OfDossier)
  /** `state` is the state in which the dossier goes on; `accepted` is set when it had only been registered. */
  | ({
      type: 'dossier.supplement-received';
      state: DossierState;
      promised: Promised;
      accepted: Accepted | null;
    } & OfDossier)
  | ({
      type: 'dossier.advanced';
      fromStep: number | null;
      toStep: number | null;
      staffId: StaffId;
      holderId: StaffId;
    } & OfDossier)
  /** `left` is null when the clock goes on; `backTo` is the state to which the dossier returns (absent in 0.1). */
  | ({ type: 'dossier.payment-asked'; amount: number; left: Left | null; backTo?: DossierState | null } & OfDossier)
  /** The office asks for no payment after all. */
  | ({ type: 'dossier.payment-dropped'; state: DossierState; promised: Promised | null } & OfDossier)
  | ({
      type: 'dossier.paid';
      moment: FeeStage;
      amount: number;
      receiptNumber: string;
      /** The serial of the office's own series; null when the number comes from a receipt book. */
      serial: number | null;
      day: Day;
      staffId: StaffId;
      /** Set when everything asked for is paid, so that the dossier goes on. */
      resumed: { state: DossierState; promised: Promised | null } | null;
      /** How much of the sum asked for it pays, in dong. Absent in 0.1. */
      covered?: number;
      /** How much is still to be paid, in dong. Absent in 0.1. */
      toPay?: number;
    } & OfDossier)
  /** The dossier stays in the state to which the payment brought it. */
  | ({
      type: 'receipt.cancelled';
      receiptNumber: string;
      amount: number;
      /** How much of it has to be paid again, in dong. */
      owed: number;
      day: Day;
      staffId: StaffId;
    } & OfDossier)
  | ({
      type: 'dossier.reappointed';
      dueAt: number;
      before: number | null;
      forced: boolean;
      /** The numbers of the steps that are now due at the same instant. Absent in 0.1. */
      steps?: number[];
    } & OfDossier)
  | ({
      type: 'dossier.refused' | 'dossier.stopped' | 'dossier.withdrawn';
      staffId: StaffId;
      /** The state in which the dossier ends. Absent in 0.1. */
      state?: DossierState;
      /** Whether it ends after its date. Absent in 0.1. */
      late?: boolean;
    } & OfDossier)
  | ({
      type: 'dossier.ready';
      staffId: StaffId;
      field: string | null;
      serviceId: ServiceId | null;
      /** Whether the result comes after the date. Absent in 0.1. */
      late?: boolean;
      /** The numbers of the steps that end with the result. Absent in 0.1. */
      stepsEnded?: number[];
      /** The number of the last step, the handing over; null without steps. Absent in 0.1. */
      lastStep?: number | null;
    } & OfDossier)
  | ({
      type: 'dossier.returned';
      staffId: StaffId;
      ratingAsked: boolean;
      ticketId: TicketId | null;
      /** The number of the step that ends; null without steps. Absent in 0.1. */
      lastStep?: number | null;
    } & OfDossier)
  | ({ type: 'dossier.late' } & OfDossier)
  | ({ type: 'dossier.corrected'; applicantKind: ApplicantKind | null } & OfDossier)
  | ({ type: 'receipt.asked'; language: string } & OfDossier)
  /** Another system reported something new about its dossier; `facts` is everything known of the dossier from now on. */
  | ({
      type: 'dossier.imported';
      trackToken: string;
      procedureId: string | null;
      serviceId: ServiceId | null;
      facts: ExternalFacts;
      source: string;
      /** UTC ms at which the other system knew it. */
      sourceAt: number;
      /** Whether papers were requested too often to count as on time. Absent in 0.1. */
      countsLate?: boolean;
    } & OfDossier)
  /** An import is finished. `confirmed` lists dossiers, as ranges of `seq`, that are unchanged at a newer time. */
  | {
      type: 'outside.taken';
      source: string;
      takenAt: number;
      added: number;
      changed: number;
      unchanged: number;
      rejected: number;
      conflicts: number;
      confirmed: { at: number; seqs: [number, number][] }[];
    }
  /** The personal data of these dossiers are erased. */
  | { type: 'dossier.forgotten'; dossierIds: DossierId[] }
  | { type: 'screen.asked'; pairingId: string }
  | { type: 'screen.paired'; deviceId: DeviceId; kind: string; name: string }
  | { type: 'screen.rejected'; pairingId: string }
  | { type: 'screen.revoked'; deviceId: DeviceId }
  | { type: 'staff.signed-in'; staffId: StaffId }
  | { type: 'staff.signed-out'; staffId: StaffId }
  | { type: 'staff.locked'; staffId: StaffId };

export type EventType = SiteEvent['type'];
export type EventOf<T extends EventType> = Extract<SiteEvent, { type: T }>;

export interface JournalEntry {
  /** The place in the journal, counted from 1. */
  seq: number;
  /** UUIDv7; for a called ticket it is also the momentId of the live channel. */
  eventId: string;
  at: number;
  /** Who did it: "staff:can-bo-1", "device:…", "program:…", or null for the server itself. */
  actor: string | null;
  event: SiteEvent;
}
