// A ticket as the tables hold it, for all queries that return tickets. Instants are UTC ms.
import type {
  CounterId,
  Day,
  DeviceId,
  PriorityId,
  ServiceId,
  StaffId,
  TicketId,
  TicketNumber,
  TicketState,
  Why,
} from '../../common/contract/words.ts';

export interface Ticket {
  id: TicketId;
  seq: number;
  day: Day;
  number: TicketNumber;
  serviceId: ServiceId;
  priorityId: PriorityId | null;
  language: string;
  state: TicketState;
  trackToken: string;
  deviceId: DeviceId | null;
  arrivedAt: number;
  orderAt: number;
  late: number;
  moved: boolean;
  pinnedTo: CounterId | null;
  counterId: CounterId | null;
  staffId: StaffId | null;
  calledAt: number | null;
  startedAt: number | null;
  endedAt: number | null;
  calls: number;
  why: Why | null;
  /** The procedure that the citizen chose at the kiosk. */
  procedureId: string | null;
}

/** The columns of a ticket under the names of `Ticket`. */
export const ticketColumns = `ticket_id AS id, seq, day, number, service_id AS serviceId, priority_id AS priorityId, language, state,
  track_token AS trackToken, device_id AS deviceId, arrived_at AS arrivedAt, order_at AS orderAt, late, moved,
  pinned_to AS pinnedTo, counter_id AS counterId, staff_id AS staffId, called_at AS calledAt, started_at AS startedAt, ended_at AS endedAt, calls, why,
  procedure_id AS procedureId`;

export type TicketRow = Omit<Ticket, 'moved' | 'why'> & { moved: number; why: string | null };

export function toTicket(row: TicketRow): Ticket {
  return { ...row, moved: row.moved === 1, why: row.why === null ? null : (JSON.parse(row.why) as Why) };
}
