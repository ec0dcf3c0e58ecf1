// What a kiosk shows: the services that issue tickets now, and what became of the slips that it printed.
import { z } from 'zod';
import { At, Day, Language, Names, ServiceId, SlipState, TicketId, WaitRange } from '../words.ts';
import { envelope, NowServing, PriorityClass } from './view-envelope.ts';

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
