// What the tablet in front of a counter shows, so that the citizen who was served can rate the service.
import { z } from 'zod';
import { At, CounterId, CounterState, Language, Names, TicketId, TicketNumber, TicketState } from '../words.ts';
import { envelope } from './view-envelope.ts';

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
