// What the tablet in front of a counter shows, so that the citizen who was served can rate the service.
import { z } from 'zod';
import { At, CounterId, CounterState, Language, Names, TicketId, TicketNumber, TicketState } from '../words.ts';
import { envelope } from './view-envelope.ts';

/** What the tablet in front of a counter shows: whom it served last, and whether that citizen has rated. */
export const RatingView = z.object({
  ...envelope('rating'),
  /** The counter in front of which the tablet stands. */
  counter: z.object({ id: CounterId, label: z.string(), state: CounterState }),
  /** Who sits at the counter, or null. */
  staffName: z.string().nullable(),
  /** The ticket that can be rated, or null. */
  ticket: z
    .object({
      /** Id of the ticket. */
      ticketId: TicketId,
      /** Number of the ticket, by which the citizen recognises it. */
      number: TicketNumber,
      /** Name of the service. */
      serviceName: Names,
      /** State of the ticket. */
      state: TicketState,
      /** Language that the citizen chose at the kiosk; the tablet asks in it. */
      language: Language,
      /** Whether the citizen has rated. */
      rated: z.boolean(),
      /** When the service ended; null while it lasts. */
      endedAt: At.nullable(),
    })
    .nullable(),
});
export type RatingView = z.infer<typeof RatingView>;
