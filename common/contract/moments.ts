// Moments: things that happen once and are shown or spoken once. They have an id and a time, and never stand in a view.
import { z } from 'zod';
import { At, CounterId, Delivery, MomentId, Names, PriorityId, ServiceId, TicketId, TicketNumber } from './words.ts';

/** A ticket is called to a counter: rows blink, the chime sounds, the voice speaks. `nth` counts from 1; 2 is a recall. */
export const TicketCalledMoment = z.object({
  momentId: MomentId,
  type: z.literal('ticket.called'),
  at: At,
  ticketId: TicketId,
  number: TicketNumber,
  counterId: CounterId,
  counterLabel: z.string(),
  serviceId: ServiceId,
  serviceName: Names,
  nth: z.int().positive(),
  priority: PriorityId.nullable(),
});

/** A dossier has its result: the board of dossiers shows it, and where the office wants it the voice says it. */
export const DossierReadyMoment = z.object({
  momentId: MomentId,
  type: z.literal('dossier.ready'),
  at: At,
  /** Masked, "H37-2312••-0003". */
  code: z.string(),
  /** Cut to what a screen can hold. */
  procedureName: z.string(),
  delivery: Delivery,
});

export const Moment = z.discriminatedUnion('type', [TicketCalledMoment, DossierReadyMoment]);
export type TicketCalledMoment = z.infer<typeof TicketCalledMoment>;
export type DossierReadyMoment = z.infer<typeof DossierReadyMoment>;
export type Moment = z.infer<typeof Moment>;

/** Older than this a moment is only shown, not sounded: the citizen has long seen or missed it. Milliseconds. */
export const spokenWithinMs = 8_000;
