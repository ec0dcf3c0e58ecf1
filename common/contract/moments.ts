// Events of the live channel, called `moment` on the socket: things that are shown or spoken once. They have an id and a time
// and are never part of a view.
import { z } from 'zod';
import { At, CounterId, Delivery, MomentId, Names, PriorityId, ServiceId, TicketId, TicketNumber } from './words.ts';

/** A ticket is called to a counter: rows blink, the chime sounds, the voice speaks. */
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
  /** How often it was called, counted from 1; 2 is a repeated call. */
  nth: z.int().positive(),
  /** Priority class of the ticket, or null. */
  priority: PriorityId.nullable(),
});

/** A dossier has its result. The board of dossiers shows it and, where the office wants it, the voice announces it. */
export const DossierReadyMoment = z.object({
  momentId: MomentId,
  type: z.literal('dossier.ready'),
  at: At,
  /** Masked, "H37-2312••-0003". */
  code: z.string(),
  /** Shortened to what a screen can hold. */
  procedureName: z.string(),
  delivery: Delivery,
});

export const Moment = z.discriminatedUnion('type', [TicketCalledMoment, DossierReadyMoment]);
export type TicketCalledMoment = z.infer<typeof TicketCalledMoment>;
export type DossierReadyMoment = z.infer<typeof DossierReadyMoment>;
export type Moment = z.infer<typeof Moment>;

/** Milliseconds. An event older than this is shown but not announced, because the citizen has long seen or missed it. */
export const maxAnnouncementAgeMs = 8_000;
