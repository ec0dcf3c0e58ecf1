// Views: the complete picture that a screen draws. Whole, small, numbered by revision; nothing in them is an event.
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

/** Which picture a screen asks for. The id is a screen's name, a counterId, "" for a kiosk, a ticket's or a dossier's token. */
export const ViewKind = z.enum(['display', 'counter', 'kiosk', 'rating', 'phone', 'dossier', 'supervisor']);
export type ViewKind = z.infer<typeof ViewKind>;

const envelope = <K extends ViewKind>(kind: K) => ({
  kind: z.literal(kind),
  id: z.string(),
  /** Grows with every change of the office; equal revisions are equal pictures. */
  revision: z.int().nonnegative(),
  /** When the picture was true, by the server's clock. */
  at: At,
  site: z.object({
    agency: Names,
    name: Names,
    hotline: z.string().nullable(),
    timeZone: z.string(),
    example: z.boolean(),
  }),
});

const PriorityClass = z.object({ id: PriorityId, name: Names, who: Names });

/** One counter and what it does now; `number` is null when nobody is there. */
const NowServing = z.object({
  counterId: CounterId,
  counterLabel: z.string(),
  counterState: CounterState,
  pauseReason: z.string().nullable(),
  number: TicketNumber.nullable(),
  state: TicketState.nullable(),
  serviceName: Names.nullable(),
  priority: PriorityId.nullable(),
});

/** What a hall may know of dossiers: no name, no whole code. */
const DossierBoard = z.object({
  /** With a result to fetch here, newest first, as many as the picture holds. `code` is masked. */
  ready: z.array(z.object({ code: z.string(), procedure: z.string(), readyAt: At })),
  /** How many there are in all. */
  readyTotal: z.int(),
  /** This month so far, by its first day: received in it; ended in it, on time and late; in progress now. */
  month: z.object({ from: Day, received: z.int(), onTime: z.int(), late: z.int(), inProgress: z.int() }),
  /** Ended this year so far. */
  year: z.object({ onTime: z.int(), late: z.int() }),
});
export type DossierBoard = z.infer<typeof DossierBoard>;

export const DisplayView = z.object({
  ...envelope('display'),
  screen: z.object({
    layout: z.enum(['hall', 'counter-top', 'dossier']),
    counterId: CounterId.nullable(),
    languages: z.array(Language),
    chime: z.boolean(),
    /** The server announces calls here one by one (`announce`); without it the screen presents each moment by itself. */
    voice: z.boolean(),
  }),
  now: z.array(NowServing),
  /** The last calls, newest first; the state says whether the citizen came. */
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
      nth: z.int(),
    }),
  ),
  waiting: z.array(z.object({ serviceId: ServiceId, letter: z.string(), name: Names, count: z.int() })),
  notices: z.array(Names),
  /** Only for the layout `dossier`, of an office that receives dossiers. */
  dossiers: DossierBoard.nullable(),
});
export type DisplayView = z.infer<typeof DisplayView>;

export const KioskView = z.object({
  ...envelope('kiosk'),
  day: Day,
  languages: z.array(Language),
  /** When closed: the next opening, if the calendar knows one. */
  hours: z.object({ open: z.boolean(), opensAt: At.nullable(), lastTicketAt: At.nullable() }),
  services: z.array(
    z.object({
      id: ServiceId,
      letter: z.string(),
      name: Names,
      hint: Names.nullable(),
      open: z.boolean(),
      waiting: z.int(),
      wait: WaitRange.nullable(),
      remainingToday: z.int().nullable(),
    }),
  ),
  priorities: z.array(PriorityClass),
  waitingTotal: z.int(),
  countersOpen: z.int(),
  now: z.array(NowServing),
  /** The last slips of this kiosk, so that it can say "printing", "take it", "out of paper". */
  slips: z.array(
    z.object({
      ticketId: TicketId,
      state: SlipState,
      /** Why it failed, "paper-out"; null otherwise. */
      reason: z.string().nullable(),
    }),
  ),
  /** The last lists of papers asked for here, newest first; `slipId` as `procedure.print` told. */
  checklists: z.array(z.object({ slipId: z.string(), state: SlipState, reason: z.string().nullable() })),
  printer: z.object({ ok: z.boolean(), message: z.string().nullable() }),
  /** The office's own part of a dossier's code; null where no dossiers are followed. */
  dossiers: z.object({ unit: z.string() }).nullable(),
});
export type KioskView = z.infer<typeof KioskView>;

const DeskTicket = z.object({
  ticketId: TicketId,
  number: TicketNumber,
  serviceId: ServiceId,
  priority: PriorityId.nullable(),
  state: TicketState,
  language: Language,
  arrivedAt: At,
  calledAt: At.nullable(),
  startedAt: At.nullable(),
  endedAt: At.nullable(),
  /** How often it was called. */
  nth: z.int(),
  why: Why.nullable(),
  /** What the citizen chose at the kiosk, where it was chosen there. */
  procedureId: z.string().nullable(),
  procedureName: z.string().nullable(),
});

/** Keys that an officer can press now; everything else is greyed, never hidden. */
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
  staff: z.object({ id: StaffId, name: z.string() }).nullable(),
  current: DeskTicket.nullable(),
  /** Median minutes that this service took lately; null before the first. */
  usualMin: z.number().nullable(),
  may: z.array(DeskDeed),
  /** How many wait for this counter, and the next three with the reason each would be called. */
  waiting: z.int(),
  next: z.array(DeskTicket),
  parked: z.array(DeskTicket),
  missed: z.array(DeskTicket),
  served: z.array(DeskTicket),
  servedToday: z.int(),
  services: z.array(z.object({ id: ServiceId, letter: z.string(), name: Names, waiting: z.int() })),
  counters: z.array(z.object({ id: CounterId, label: z.string(), state: CounterState })),
  priorities: z.array(PriorityClass),
  pauseReasons: z.array(Names),
  /** Every printer of the office, with the metres used of its roll; `rollM` is null when nobody counts. */
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

/** The tablet in front of a counter: whom it served last, and whether that citizen has rated. */
export const RatingView = z.object({
  ...envelope('rating'),
  counter: z.object({ id: CounterId, label: z.string(), state: CounterState }),
  staffName: z.string().nullable(),
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

export const PhoneView = z.object({
  ...envelope('phone'),
  number: TicketNumber,
  day: Day,
  language: Language,
  state: TicketState,
  serviceName: Names,
  priorityName: Names.nullable(),
  /** What to have ready at the counter. */
  bring: Names.nullable(),
  ahead: z.int().nullable(),
  wait: WaitRange.nullable(),
  counterLabel: z.string().nullable(),
  calledAt: At.nullable(),
  nth: z.int(),
  rated: z.boolean(),
  mayRate: z.boolean(),
});
export type PhoneView = z.infer<typeof PhoneView>;

/** A dossier on the phone of whoever holds its receipt. Nothing personal: a receipt may lie on a table. */
export const DossierView = z.object({
  ...envelope('dossier'),
  code: DossierCode,
  state: DossierStateNumber,
  procedure: z.string(),
  step: z.int().nullable(),
  steps: z.int(),
  stepLabel: z.string().nullable(),
  receivedAt: At,
  dueAt: At.nullable(),
  late: z.boolean(),
  /** While papers, or as the office decides a fee, are awaited. */
  clockStopped: z.boolean(),
  readyAt: At.nullable(),
  returnedAt: At.nullable(),
  delivery: Delivery,
  /** When the provincial system last told of it; null of the office's own. */
  outsideAt: At.nullable(),
});
export type DossierView = z.infer<typeof DossierView>;

export const SupervisorView = z.object({
  ...envelope('supervisor'),
  day: Day,
  services: z.array(
    z.object({
      id: ServiceId,
      letter: z.string(),
      name: Names,
      waiting: z.int(),
      oldestAt: At.nullable(),
      issued: z.int(),
      remainingToday: z.int().nullable(),
    }),
  ),
  counters: z.array(NowServing.extend({ staffName: z.string().nullable(), since: At })),
  screens: z.array(z.object({ name: z.string(), kind: DeviceKind, connected: z.int() })),
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
