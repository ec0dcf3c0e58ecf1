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
export const DeskTicket = z.object({
  ticketId: TicketId,
  number: TicketNumber,
  serviceId: ServiceId,
  priority: PriorityId.nullable(),
  state: TicketState,
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
  day: Day,
  counter: z.object({
    id: CounterId,
    label: z.string(),
    state: CounterState,
    reason: z.string().nullable(),
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
  services: z.array(z.object({ id: ServiceId, letter: z.string(), name: Names, waiting: z.int() })),
  counters: z.array(z.object({ id: CounterId, label: z.string(), state: CounterState })),
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
