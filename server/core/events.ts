// What can happen. The journal's vocabulary: past tense, complete enough that the tables can be made again from it alone.
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
import type { Duration, ImportedDecision, ImportedProcess, PlacedTerm, Replaced } from './catalogue.ts';
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

/** When a dossier and its steps are due; null where nothing is published or the clock stands still. */
export interface Promised {
  /** From when it counts: what is asked for before takes nothing away. */
  forwardAt: number | null;
  /** Before the end of calendar days was moved to the next opening: what is left of them is counted from it. */
  endsAt: number | null;
  dueAt: number | null;
  steps: { no: number; endsAt: number | null; dueAt: number | null }[];
}

/** The clock begins. */
export interface Accepted {
  paperCopyDueAt: number | null;
  promised: Promised;
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
      /** What the citizen came for, where it was chosen at the kiosk. Older journals do not tell. */
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
  | { type: 'counter.closed'; counterId: CounterId }
  | { type: 'day.closed'; day: Day; expired: TicketId[] }
  | ({ type: 'slip.asked' } & OfTicket)
  | { type: 'slip.tested'; deviceId: DeviceId | null }
  | { type: 'printer.roll-changed'; printerId: string }
  | { type: 'speaker.tested' }
  | {
      type: 'catalogue.imported';
      fileName: string;
      decision: ImportedDecision;
      /** Those with something new in them, whole; the rest is as it was. */
      processes: ImportedProcess[];
      replaced: Replaced[];
      /** What is new of agencies. Older journals say nothing of them. */
      agencies?: PlacedTerm[];
    }
  | { type: 'procedure.retired'; procedureId: string }
  | { type: 'procedure.restored'; procedureId: string }
  | { type: 'checklist.asked'; procedureId: string; language: string }
  // Names, numbers and free words of people stand beside the journal, never in it.
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
  | ({ type: 'dossier.supplement-asked'; nth: number; countsLate: boolean; left: Left } & OfDossier)
  /** `state` is where the dossier goes on; `accepted` is there when it had been registered only. */
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
  | ({ type: 'dossier.payment-asked'; amount: number; left: Left | null } & OfDossier)
  /** Nothing is to be paid after all. */
  | ({ type: 'dossier.payment-dropped'; state: DossierState; promised: Promised | null } & OfDossier)
  | ({
      type: 'dossier.paid';
      moment: FeeStage;
      amount: number;
      receiptNumber: string;
      /** Of the office's own series; null when the number is one of a receipt book. */
      serial: number | null;
      day: Day;
      staffId: StaffId;
      /** The dossier goes on: what it had waited for is paid. */
      resumed: { state: DossierState; promised: Promised | null } | null;
    } & OfDossier)
  /** The dossier stays where the payment had brought it. */
  | ({
      type: 'receipt.cancelled';
      receiptNumber: string;
      amount: number;
      /** What is owed again of it. */
      owed: number;
      day: Day;
      staffId: StaffId;
    } & OfDossier)
  | ({ type: 'dossier.reappointed'; dueAt: number; before: number | null; forced: boolean } & OfDossier)
  | ({ type: 'dossier.refused' | 'dossier.stopped' | 'dossier.withdrawn'; staffId: StaffId } & OfDossier)
  | ({ type: 'dossier.ready'; staffId: StaffId; field: string | null; serviceId: ServiceId | null } & OfDossier)
  | ({ type: 'dossier.returned'; staffId: StaffId; ratingAsked: boolean; ticketId: TicketId | null } & OfDossier)
  | ({ type: 'dossier.late' } & OfDossier)
  | ({ type: 'dossier.corrected'; applicantKind: ApplicantKind | null } & OfDossier)
  | ({ type: 'receipt.asked'; language: string } & OfDossier)
  /** Another system told of its dossier something that was not known: all that is known of it from now on. */
  | ({
      type: 'dossier.imported';
      trackToken: string;
      procedureId: string | null;
      serviceId: ServiceId | null;
      facts: ExternalFacts;
      source: string;
      sourceAt: number;
    } & OfDossier)
  /** All rows of an import are dealt with; `confirmed`: known as they are, of a newer time, by ranges of `seq`. */
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
  /** What was personal of these is erased. */
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
  /** Order of the journal; grows by one. */
  seq: number;
  /** Time-ordered id; of a call it is the momentId. */
  eventId: string;
  at: number;
  /** "staff:can-bo-1", "device:…" or null for the office itself. */
  actor: string | null;
  event: SiteEvent;
}
