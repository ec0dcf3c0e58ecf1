// What a citizen sees on the own phone: a ticket or a dossier, watched with the secret token that is printed on the paper.
import { z } from 'zod';
import {
  At,
  Day,
  Delivery,
  DossierCode,
  DossierStateNumber,
  Language,
  Names,
  TicketNumber,
  TicketState,
  WaitRange,
} from '../words.ts';
import { envelope } from './view-envelope.ts';

/** A ticket on the phone of the citizen who holds it. */
export const PhoneView = z.object({
  ...envelope('phone'),
  /** The number on the paper: "A012". */
  number: TicketNumber,
  /** The day for which the ticket is valid. */
  day: Day,
  /** Language that the citizen chose at the kiosk; the page opens in it. */
  language: Language,
  state: TicketState,
  /** Name of the service. */
  serviceName: Names,
  /** Name of its priority class, or null. */
  priorityName: Names.nullable(),
  /** What to have ready at the counter, or null. */
  bring: Names.nullable(),
  /** Number of tickets before this one; null when it is no longer waiting. */
  ahead: z.int().nullable(),
  /** Expected wait in minutes, or null. */
  wait: WaitRange.nullable(),
  /** The counter that called it; null while it waits. */
  counterLabel: z.string().nullable(),
  /** When it was last called, or null. */
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
  /** The code on the receipt. */
  code: DossierCode,
  state: DossierStateNumber,
  /** Name of the procedure. */
  procedure: z.string(),
  /** The current step, counted from 1, or null. */
  step: z.int().nullable(),
  /** Number of steps; 0 without a published process. */
  steps: z.int(),
  /** Name of the current step, or null. */
  stepLabel: z.string().nullable(),
  /** When the dossier was received. */
  receivedAt: At,
  /** When the result is due, or null. */
  dueAt: At.nullable(),
  /** Past its due date and not ended. */
  late: z.boolean(),
  /** The clock stands still while papers, or as the office decides a fee, are awaited. */
  clockStopped: z.boolean(),
  /** When the result became ready; null before. */
  readyAt: At.nullable(),
  /** When the result was handed over; null before. */
  returnedAt: At.nullable(),
  /** Where the result goes. */
  delivery: Delivery,
  /** When the provincial system last reported it; null for a dossier of this office. */
  outsideAt: At.nullable(),
});
export type DossierView = z.infer<typeof DossierView>;
