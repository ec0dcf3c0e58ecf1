// The basic types of the contract: branded ids, ticket numbers, states, times. Their docstrings go out in OpenAPI.
import { z } from 'zod';
import { dossierStates, FeeStage } from './official-numbers.ts';
import {
  chosenIdPattern,
  dossierCodePattern,
  languagePattern,
  maxDossierCodeLength,
  ticketNumberPattern,
  trackTokenPattern,
} from './rules.ts';

/** An id chosen by the office in its site file: short, readable, never shown to citizens. */
const chosenId = z.string().regex(chosenIdPattern, 'lower-case letters, digits and hyphens, at most 40');

/** An id made at the site, time-ordered (UUIDv7). */
const madeId = z.uuid();

/** Id of an office, chosen in its site file. */
export const SiteId = chosenId.brand<'SiteId'>();
/** Id of a service, chosen in the site file: "ho-tich". */
export const ServiceId = chosenId.brand<'ServiceId'>();
/** Id of a counter, chosen in the site file: "quay-1". */
export const CounterId = chosenId.brand<'CounterId'>();
/** Id of a priority class, chosen in the site file. */
export const PriorityId = chosenId.brand<'PriorityId'>();
/** Sign-in name of a member of staff, chosen in the site file: "can-bo-1". */
export const StaffId = chosenId.brand<'StaffId'>();
/** Id of a display or speaker zone, chosen in the site file: "hall". */
export const ScreenId = chosenId.brand<'ScreenId'>();
/** Id of a ticket; a UUIDv7. */
export const TicketId = madeId.brand<'TicketId'>();
/** Id of a dossier inside this office; a UUIDv7. People use the code. */
export const DossierId = madeId.brand<'DossierId'>();
/** Id of an approved screen. */
export const DeviceId = z.string().min(1).max(64).brand<'DeviceId'>();
/** Id of an event on the live channel; a UUIDv7, so that ids sort by time. */
export const MomentId = madeId.brand<'MomentId'>();

export type SiteId = z.infer<typeof SiteId>;
export type ServiceId = z.infer<typeof ServiceId>;
export type CounterId = z.infer<typeof CounterId>;
export type PriorityId = z.infer<typeof PriorityId>;
export type StaffId = z.infer<typeof StaffId>;
export type ScreenId = z.infer<typeof ScreenId>;
export type TicketId = z.infer<typeof TicketId>;
export type DossierId = z.infer<typeof DossierId>;
export type DeviceId = z.infer<typeof DeviceId>;
export type MomentId = z.infer<typeof MomentId>;

/**
 * The number that is printed, shown and spoken: a letter and digits, "A012". It comes again on another day, so it is never
 * an id.
 */
export const TicketNumber = z.string().regex(ticketNumberPattern).brand<'TicketNumber'>();
export type TicketNumber = z.infer<typeof TicketNumber>;

/** Secret last part of the address on a ticket or receipt. Whoever holds the paper may follow and rate. */
export const TrackToken = z.string().regex(trackTokenPattern);

/** A calendar day in the time zone of the office, "2026-11-23". */
export const Day = z.iso.date().brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** An instant in milliseconds since 1970 in UTC. Names of such fields end in `At`. */
export const At = z.int().nonnegative();

/** A language tag for which texts are installed: "vi", "en". */
export const Language = z.string().regex(languagePattern);

export const ticketStates = [
  'waiting',
  'called',
  'serving',
  'done',
  'parked',
  'no-show',
  'cancelled',
  'expired',
] as const;
/**
 * State of a ticket. `waiting`, `called`, `serving` and `parked` are open; `no-show` may come back on the same day; `done`,
 * `cancelled` and `expired` are ends.
 */
export const TicketState = z.enum(ticketStates);
export type TicketState = z.infer<typeof TicketState>;

/** Whether a counter calls tickets: `open`, `paused` with a reason, or `closed`. */
export const CounterState = z.enum(['open', 'paused', 'closed']);
export type CounterState = z.infer<typeof CounterState>;

/**
 * Role of a member of staff. `senior` may call out of order; `supervisor` may do what an officer may for every counter;
 * `admin` keeps screens and catalogue.
 */
export const Role = z.enum(['officer', 'senior', 'supervisor', 'admin']);
export type Role = z.infer<typeof Role>;

/**
 * Who may make a call: an approved kiosk, an approved display, a signed-in member of staff with the role, a program of the
 * site file, or anybody.
 */
export type Who = 'anyone' | 'kiosk' | 'display' | 'program' | Role;

/** A program's name in the site file. */
export const ProgramId = chosenId.brand<'ProgramId'>();
export type ProgramId = z.infer<typeof ProgramId>;

/** Kind of a screen: `kiosk` issues tickets, `display` shows calls, `rating` is the tablet in front of a counter. */
export const DeviceKind = z.enum(['kiosk', 'display', 'rating']);
export type DeviceKind = z.infer<typeof DeviceKind>;

/** A range of minutes, rounded outwards; `fromMin` 0 means "at once". */
export const WaitRange = z.object({
  /** Shortest expected wait in minutes. */
  fromMin: z.int().nonnegative(),
  /** Longest expected wait in minutes. */
  toMin: z.int().positive(),
});
export type WaitRange = z.infer<typeof WaitRange>;

/**
 * Why a ticket was called, so that a person can explain it.
 * - `first-come`: it had waited longest of those the counter serves
 * - `priority`: it has a priority class, and priority goes first
 * - `ordinary-turn`: `afterPriority` priority calls in a row came before, so one ordinary ticket goes
 * - `waited-long`: it waits for more than `maxWaitMin`, so it goes before everybody
 * - `own-service`: the oldest of the services this counter prefers, though another service has an older one
 * - `kept-place`: transferred or returned, and its first arrival still counts
 * - `parked`: it was parked here or elsewhere and comes back without queueing
 * - `chosen`: a member of staff with that right picked it out of order
 */
export const Why = z.discriminatedUnion('code', [
  z.object({ code: z.literal('first-come'), waitedMin: z.int() }),
  z.object({ code: z.literal('priority'), waitedMin: z.int(), priorityId: PriorityId }),
  z.object({ code: z.literal('ordinary-turn'), waitedMin: z.int(), afterPriority: z.int() }),
  z.object({ code: z.literal('waited-long'), waitedMin: z.int(), maxWaitMin: z.int() }),
  z.object({ code: z.literal('own-service'), waitedMin: z.int() }),
  z.object({ code: z.literal('kept-place'), waitedMin: z.int() }),
  z.object({ code: z.literal('parked'), waitedMin: z.int() }),
  z.object({ code: z.literal('chosen'), waitedMin: z.int() }),
]);
export type Why = z.infer<typeof Why>;

/**
 * Condition of a printer as far as it reports it. `unknown`: it reports nothing, so it may print or not. `broken`: another
 * fault that it reports.
 */
export const PrinterCondition = z.enum([
  'ok',
  'paper-near-end',
  'unknown',
  'paper-out',
  'cover-open',
  'cutter',
  'offline',
  'broken',
]);
export type PrinterCondition = z.infer<typeof PrinterCondition>;

/** Where a paper slip is. `none`: no printer is set up. `unknown`: it was sent and the printer cannot confirm it. */
export const SlipState = z.enum(['none', 'queued', 'sending', 'printed', 'unknown', 'failed']);
export type SlipState = z.infer<typeof SlipState>;

/** One name or sentence in several languages by language tag; Vietnamese (`vi`) is always present. */
export const Names = z.object({ vi: z.string().min(1) }).catchall(z.string().min(1));
export type Names = z.infer<typeof Names>;

/** Code of a dossier as it is printed, scanned and typed: unit, day, serial. Small letters are accepted. */
export const DossierCode = z
  .string()
  .trim()
  .toUpperCase()
  .max(maxDossierCodeLength)
  .regex(dossierCodePattern, 'a code of a dossier')
  .brand<'DossierCode'>();
export type DossierCode = z.infer<typeof DossierCode>;

/**
 * Official state of a dossier: 1 registered, 2 accepted, 3 refused, 4 in process, 5 supplement requested, 6 payment
 * requested, 7 withdrawn, 8 stopped, 9 completed, 10 returned.
 */
export const DossierStateNumber = z.union(dossierStates.map(state => z.literal(state)));

/** How the dossier came, by the official numbers: 1 in person, 2 online, 3 by post. */
export const Channel = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Channel = z.infer<typeof Channel>;

/** Who applies, by the official numbers: 0 a citizen, 1 a company, 2 a business household. */
export const ApplicantKind = z.union([z.literal(0), z.literal(1), z.literal(2)]);
export type ApplicantKind = z.infer<typeof ApplicantKind>;

/** When a fee is paid, by the official numbers: 1 at reception, 2 during the process, 4 when the result is returned. */
export const FeeStageNumber = z.union([
  z.literal(FeeStage.OnReception),
  z.literal(FeeStage.DuringProcess),
  z.literal(FeeStage.OnReturn),
]);

/** Where the result goes: to this office (`counter`), by post, or to the citizen's online account (`electronic`). */
export const Delivery = z.enum(['counter', 'post', 'electronic']);
export type Delivery = z.infer<typeof Delivery>;
