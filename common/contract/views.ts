// Views: everything that a screen shows, sent whole after each change. They are small, have a revision and contain no events.
import { z } from 'zod';
import {
  At,
  CounterId,
  CounterState,
  Day,
  Delivery,
  DeviceKind,
  DossierCode,
  DossierStateNumber,
  Language,
  Names,
  PrinterCondition,
  PriorityId,
  ServiceId,
  SlipState,
  StaffId,
  TicketId,
  TicketNumber,
  TicketState,
  WaitRange,
  Why,
} from './words.ts';

/** Which view a screen watches. The id is a screen's name, a counterId, "" for a kiosk, or the token of a ticket or dossier. */
export const ViewKind = z.enum(['display', 'counter', 'kiosk', 'rating', 'phone', 'dossier', 'supervisor']);
export type ViewKind = z.infer<typeof ViewKind>;

const envelope = <K extends ViewKind>(kind: K) => ({
  kind: z.literal(kind),
  id: z.string(),
  /** Grows with every change in the office; views of equal revision are equal. */
  revision: z.int().nonnegative(),
  /** When the view was read, by the server's clock. */
  at: At,
  site: z.object({
    agency: Names,
    name: Names,
    hotline: z.string().nullable(),
    timeZone: z.string(),
    example: z.boolean(),
  }),
});

const PriorityClass = z.object({
  id: PriorityId,
  name: Names,
  /** Who may use it, in words for citizens. */
  who: Names,
});

/** One counter and what it does now. */
const NowServing = z.object({
  counterId: CounterId,
  /** Label of the counter as it is shown: "1". */
  counterLabel: z.string(),
  counterState: CounterState,
  /** Why it pauses; null when it does not. */
  pauseReason: z.string().nullable(),
  /** The ticket at the counter; null when nobody is there. */
  number: TicketNumber.nullable(),
  /** State of that ticket, or null. */
  state: TicketState.nullable(),
  /** Service of that ticket, or null. */
  serviceName: Names.nullable(),
  /** Priority class of that ticket, or null. */
  priority: PriorityId.nullable(),
});

/** What a hall may know of dossiers: no names and no whole codes. */
const DossierBoard = z.object({
  /** Results that can be collected here, newest first, as many as the view holds. `code` is masked. */
  ready: z.array(z.object({ code: z.string(), procedure: z.string(), readyAt: At })),
  /** Number of all results that can be collected. */
  readyTotal: z.int(),
  /** This month up to now: received, ended on time and late, and in progress. */
  month: z.object({ from: Day, received: z.int(), onTime: z.int(), late: z.int(), inProgress: z.int() }),
  /** Dossiers ended this year up to now. */
  year: z.object({ onTime: z.int(), late: z.int() }),
});
export type DossierBoard = z.infer<typeof DossierBoard>;

/** What a display in the hall or over a counter shows. */
export const DisplayView = z.object({
  ...envelope('display'),
  screen: z.object({
    layout: z.enum(['hall', 'counter-top', 'dossier']),
    counterId: CounterId.nullable(),
    languages: z.array(Language),
    chime: z.boolean(),
    /** True when the server announces calls one by one (`announce`); else the screen presents each event by itself. */
    voice: z.boolean(),
  }),
  /** All counters that this display shows. */
  now: z.array(NowServing),
  /** The last calls, newest first; the state tells whether the citizen came. */
  recent: z.array(
    z.object({
      ticketId: TicketId,
      number: TicketNumber,
      counterId: CounterId,
      counterLabel: z.string(),
      serviceName: Names,
      priorityName: Names.nullable(),
      state: TicketState,
      calledAt: At,
      /** How often the ticket was called. */
      nth: z.int(),
    }),
  ),
  /** Number of waiting tickets for each service. */
  waiting: z.array(z.object({ serviceId: ServiceId, letter: z.string(), name: Names, count: z.int() })),
  /** Sentences that run along the bottom. */
  notices: z.array(Names),
  /** Only for the layout `dossier` in an office that receives dossiers, else null. */
  dossiers: DossierBoard.nullable(),
});
export type DisplayView = z.infer<typeof DisplayView>;

/** What a kiosk shows. */
export const KioskView = z.object({
  ...envelope('kiosk'),
  day: Day,
  languages: z.array(Language),
  /** Opening hours today. While closed, `opensAt` is the next opening if the calendar knows one. */
  hours: z.object({ open: z.boolean(), opensAt: At.nullable(), lastTicketAt: At.nullable() }),
  services: z.array(
    z.object({
      id: ServiceId,
      letter: z.string(),
      name: Names,
      /** What the service is for, in a few words, or null. */
      hint: Names.nullable(),
      open: z.boolean(),
      waiting: z.int(),
      wait: WaitRange.nullable(),
      /** Tickets left of the daily quota; null without a quota. */
      remainingToday: z.int().nullable(),
    }),
  ),
  priorities: z.array(PriorityClass),
  /** Number of all waiting tickets. */
  waitingTotal: z.int(),
  /** Number of open counters. */
  countersOpen: z.int(),
  now: z.array(NowServing),
  /** The last slips of this kiosk, so that it can say whether to take the paper or that the paper is out. */
  slips: z.array(
    z.object({
      ticketId: TicketId,
      state: SlipState,
      /** Why it failed, such as "paper-out"; null otherwise. */
      reason: z.string().nullable(),
    }),
  ),
  /** The last lists of papers printed from here, newest first; `slipId` as `procedure.print` answered. */
  checklists: z.array(z.object({ slipId: z.string(), state: SlipState, reason: z.string().nullable() })),
  /** Whether the kiosk's printer works. */
  printer: z.object({ ok: z.boolean(), message: z.string().nullable() }),
  /** The office's own part of dossier codes; null where no dossiers are followed. */
  dossiers: z.object({ unit: z.string() }).nullable(),
});
export type KioskView = z.infer<typeof KioskView>;

/** A ticket as the desk shows it. */
const DeskTicket = z.object({
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
export const DeskDeed = z.enum([
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
export type DeskDeed = z.infer<typeof DeskDeed>;

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
  may: z.array(DeskDeed),
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

/** What the tablet in front of a counter shows: whom it served last, and whether that citizen has rated. */
export const RatingView = z.object({
  ...envelope('rating'),
  counter: z.object({ id: CounterId, label: z.string(), state: CounterState }),
  /** Who sits at the counter, or null. */
  staffName: z.string().nullable(),
  /** The ticket that can be rated, or null. */
  ticket: z
    .object({
      ticketId: TicketId,
      number: TicketNumber,
      serviceName: Names,
      state: TicketState,
      language: Language,
      rated: z.boolean(),
      endedAt: At.nullable(),
    })
    .nullable(),
});
export type RatingView = z.infer<typeof RatingView>;

/** A ticket on the phone of the citizen who holds it. */
export const PhoneView = z.object({
  ...envelope('phone'),
  number: TicketNumber,
  day: Day,
  language: Language,
  state: TicketState,
  serviceName: Names,
  priorityName: Names.nullable(),
  /** What to have ready at the counter, or null. */
  bring: Names.nullable(),
  /** Number of tickets before this one; null when it is no longer waiting. */
  ahead: z.int().nullable(),
  /** Expected wait in minutes, or null. */
  wait: WaitRange.nullable(),
  /** The counter that called it; null while it waits. */
  counterLabel: z.string().nullable(),
  calledAt: At.nullable(),
  /** How often it was called. */
  nth: z.int(),
  /** Whether it was rated. */
  rated: z.boolean(),
  /** Whether it can be rated now. */
  mayRate: z.boolean(),
});
export type PhoneView = z.infer<typeof PhoneView>;

/** A dossier on the phone of whoever holds its receipt. It holds nothing personal, because a receipt may be lost. */
export const DossierView = z.object({
  ...envelope('dossier'),
  code: DossierCode,
  state: DossierStateNumber,
  /** Name of the procedure. */
  procedure: z.string(),
  step: z.int().nullable(),
  /** Number of steps; 0 without a published process. */
  steps: z.int(),
  /** Name of the current step, or null. */
  stepLabel: z.string().nullable(),
  receivedAt: At,
  dueAt: At.nullable(),
  /** Past its due date and not ended. */
  late: z.boolean(),
  /** The clock stands still while papers, or as the office decides a fee, are awaited. */
  clockStopped: z.boolean(),
  readyAt: At.nullable(),
  returnedAt: At.nullable(),
  delivery: Delivery,
  /** When the provincial system last reported it; null for a dossier of this office. */
  outsideAt: At.nullable(),
});
export type DossierView = z.infer<typeof DossierView>;

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

export const View = z.discriminatedUnion('kind', [
  DisplayView,
  CounterView,
  KioskView,
  RatingView,
  PhoneView,
  DossierView,
  SupervisorView,
]);
export type View = z.infer<typeof View>;
export type ViewOf<K extends ViewKind> = Extract<View, { kind: K }>;
