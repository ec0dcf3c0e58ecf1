// What a display in the hall or over a counter shows. Everybody in the hall can read it, so it holds nothing personal.
import { z } from 'zod';
import { At, CounterId, Day, Language, Names, ServiceId, TicketId, TicketNumber, TicketState } from '../words.ts';
import { envelope, NowServing } from './view-envelope.ts';

/** What a hall may know of dossiers: no names and no whole codes. */
export const DossierBoard = z.object({
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
    /** Which picture is shown: `hall` the calls of all counters, `counter-top` one counter, `dossier` the results that are ready. */
    layout: z.enum(['hall', 'counter-top', 'dossier']),
    /** The counter under a `counter-top` display; null for the other layouts. */
    counterId: CounterId.nullable(),
    /** Languages that are shown in turn. */
    languages: z.array(Language),
    /** Whether the screen plays the chime before a call. */
    chime: z.boolean(),
    /** True when the server announces calls one by one (`announce`); else the screen presents each event by itself. */
    voice: z.boolean(),
  }),
  /** All counters that this display shows. */
  now: z.array(NowServing),
  /** The last calls, newest first; the state tells whether the citizen came. */
  recent: z.array(
    z.object({
      /** Id of the ticket; the live event `ticket.called` names the same one. */
      ticketId: TicketId,
      number: TicketNumber,
      /** The counter that called it. */
      counterId: CounterId,
      /** Label of that counter: "1". */
      counterLabel: z.string(),
      /** Name of the ticket's service. */
      serviceName: Names,
      /** Name of its priority class, or null. */
      priorityName: Names.nullable(),
      state: TicketState,
      /** When it was last called. */
      calledAt: At,
      /** How often the ticket was called, counted from 1. */
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
