// What can happen. The journal's vocabulary: past tense, complete enough that the tables can be made again from it alone.
import type {
  CounterId,
  Day,
  DeviceId,
  PriorityId,
  ServiceId,
  StaffId,
  TicketId,
  TicketNumber,
  Why,
} from '../../common/contract/words.ts';
import type { ImportedDecision, ImportedProcess, Replaced } from './catalogue.ts';

interface OfTicket {
  ticketId: TicketId;
  number: TicketNumber;
}
interface AtCounter extends OfTicket {
  counterId: CounterId;
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
    }
  | { type: 'procedure.retired'; procedureId: string }
  | { type: 'checklist.asked'; procedureId: string; language: string }
  | { type: 'screen.asked'; pairingId: string }
  | { type: 'screen.paired'; deviceId: DeviceId; kind: string; name: string }
  | { type: 'screen.rejected'; pairingId: string }
  | { type: 'screen.revoked'; deviceId: DeviceId }
  | { type: 'staff.signed-in'; staffId: StaffId }
  | { type: 'staff.signed-out'; staffId: StaffId }
  | { type: 'staff.locked'; staffId: StaffId };

export type EventType = SiteEvent['type'];
export type EventOf<T extends EventType> = Extract<SiteEvent, { type: T }>;
