// What a kiosk shows: the services that issue tickets now, and what became of the slips that it printed.
import { z } from 'zod';
import { At, Day, Language, Names, ServiceId, SlipState, TicketId, WaitRange } from '../words.ts';
import { envelope, NowServing, PriorityClass } from './view-envelope.ts';

/** What a kiosk shows. */
export const KioskView = z.object({
  ...envelope('kiosk'),
  /** The current day, for which tickets are issued. */
  day: Day,
  /** Languages that a citizen can choose. */
  languages: z.array(Language),
  /** Opening hours today. While closed, `opensAt` is the next opening if the calendar knows one. */
  hours: z.object({ open: z.boolean(), opensAt: At.nullable(), lastTicketAt: At.nullable() }),
  services: z.array(
    z.object({
      /** Id of the service, as `ticket.issue` takes it. */
      id: ServiceId,
      /** First letter of the ticket numbers of the service: "A". */
      letter: z.string(),
      name: Names,
      /** What the service is for, in a few words, or null. */
      hint: Names.nullable(),
      /** Whether a ticket can be taken now. */
      open: z.boolean(),
      /** Number of tickets that wait for the service. */
      waiting: z.int(),
      /** Expected wait of a new ticket in minutes; null when it cannot be estimated. */
      wait: WaitRange.nullable(),
      /** Tickets left of the daily quota; null without a quota. */
      remainingToday: z.int().nullable(),
    }),
  ),
  /** Priority classes that a citizen can claim. */
  priorities: z.array(PriorityClass),
  /** Number of all waiting tickets. */
  waitingTotal: z.int(),
  /** Number of open counters. */
  countersOpen: z.int(),
  /** All counters and what they do now. */
  now: z.array(NowServing),
  /** The last slips of this kiosk, so that it can say whether to take the paper or that the paper is out. */
  slips: z.array(
    z.object({
      /** Id of the ticket, as `ticket.issue` answered. */
      ticketId: TicketId,
      /** Where the slip is. */
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
