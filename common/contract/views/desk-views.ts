// What staff see: the desk of a counter and the page of a supervisor. Only signed-in staff may watch these views.
import { z } from 'zod';
import {
  At,
  CounterId,
  CounterState,
  Day,
  DeviceKind,
  Language,
  Names,
  PrinterCondition,
  PriorityId,
  ServiceId,
  StaffId,
  TicketId,
  TicketNumber,
  TicketState,
  Why,
} from '../words.ts';
import { envelope, NowServing, PriorityClass } from './view-envelope.ts';

/** A ticket as the desk shows it. */
const DeskTicket = z.object({
  /** Id of the ticket, as the calls of the desk take it. */
  ticketId: TicketId,
  /** The number on the paper: "A012". */
  number: TicketNumber,
  /** The service that the ticket waits for. */
  serviceId: ServiceId,
  /** Priority class of the ticket, or null. */
  priority: PriorityId.nullable(),
  state: TicketState,
  /** Language that the citizen chose at the kiosk. */
  language: Language,
  /** When it was issued. */
  arrivedAt: At,
  /** When it was last called, or null. */
  calledAt: At.nullable(),
  /** When service began, or null. */
  startedAt: At.nullable(),
  /** When it ended, or null. */
  endedAt: At.nullable(),
  /** How often it was called. */
  nth: z.int(),
  /** Why it was chosen or would be chosen next, or null. */
  why: Why.nullable(),
  /** The procedure that the citizen looked at before taking the ticket, or null. */
  procedureId: z.string().nullable(),
  /** Name of that procedure in Vietnamese, or null. */
  procedureName: z.string().nullable(),
});

/** Actions that an officer can take now; the keys of all others are greyed and not hidden. */
export const DeskAction = z.enum([
  'call-next',
  'recall',
  'start',
  'finish',
  'no-show',
  'park',
  'transfer',
  'return',
  'open',
  'pause',
  'close',
]);
export type DeskAction = z.infer<typeof DeskAction>;

/** What the desk of a counter shows. */
export const CounterView = z.object({
  ...envelope('counter'),
  /** The current day of the office. */
  day: Day,
  /** The counter itself. */
  counter: z.object({
    id: CounterId,
    label: z.string(),
    state: CounterState,
    /** Why it pauses; null when it does not. */
    reason: z.string().nullable(),
    /** Services whose tickets this counter calls. */
    serviceIds: z.array(ServiceId),
  }),
  /** Who sits at the counter, or null. */
  staff: z.object({ id: StaffId, name: z.string() }).nullable(),
  /** The ticket that is called or served, or null. */
  current: DeskTicket.nullable(),
  /** Median minutes that the service of the ticket took lately; null before the first. */
  usualMin: z.number().nullable(),
  /** Keys that the officer can press now; the others are greyed. */
  may: z.array(DeskAction),
  /** Number of tickets waiting for this counter. */
  waiting: z.int(),
  /** The next three tickets, each with the reason for which it would be called. */
  next: z.array(DeskTicket),
  /** Tickets that were set aside. */
  parked: z.array(DeskTicket),
  /** Tickets whose citizens did not come today. */
  missed: z.array(DeskTicket),
  /** Tickets that were served here last. */
  served: z.array(DeskTicket),
  /** Number of tickets served here today. */
  servedToday: z.int(),
  /** All services with the number of waiting tickets, so that a ticket can be transferred. */
  services: z.array(z.object({ id: ServiceId, letter: z.string(), name: Names, waiting: z.int() })),
  /** All counters, so that a ticket can be transferred to one. */
  counters: z.array(z.object({ id: CounterId, label: z.string(), state: CounterState })),
  /** All priority classes, for the names of those of the tickets. */
  priorities: z.array(PriorityClass),
  /** Reasons of the site file that can be chosen. */
  pauseReasons: z.array(Names),
  /** All printers of the office, with the metres used of their roll; `rollM` is null when it is not counted. */
  printers: z.array(
    z.object({
      id: z.string(),
      ok: z.boolean(),
      condition: PrinterCondition,
      usedM: z.number(),
      rollM: z.number().nullable(),
    }),
  ),
});
export type CounterView = z.infer<typeof CounterView>;

/** What the page of a supervisor shows. */
export const SupervisorView = z.object({
  ...envelope('supervisor'),
  day: Day,
  services: z.array(
    z.object({
      id: ServiceId,
      letter: z.string(),
      name: Names,
      waiting: z.int(),
      /** When the ticket that waits longest was issued, or null. */
      oldestAt: At.nullable(),
      /** Tickets issued today. */
      issued: z.int(),
      remainingToday: z.int().nullable(),
    }),
  ),
  /** All counters with who sits there and since when the state lasts. */
  counters: z.array(NowServing.extend({ staffName: z.string().nullable(), since: At })),
  /** Approved screens and how many connections each has. */
  screens: z.array(z.object({ name: z.string(), kind: DeviceKind, connected: z.int() })),
  /** Number of screens that wait for approval. */
  pairingsPending: z.int(),
});
export type SupervisorView = z.infer<typeof SupervisorView>;
