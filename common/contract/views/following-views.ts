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
  number: TicketNumber,
  day: Day,
  language: Language,
  state: TicketState,
  serviceName: Names,
  priorityName: Names.nullable(),
  /** What to have ready at the counter, or null. */
  bring: Names.nullable(),
  /** Number of tickets before this one; null when it is no longer waiting. */
  ahead: z.int().nullable(),
  /** Expected wait in minutes, or null. */
  wait: WaitRange.nullable(),
  /** The counter that called it; null while it waits. */
  counterLabel: z.string().nullable(),
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
  code: DossierCode,
  state: DossierStateNumber,
  /** Name of the procedure. */
  procedure: z.string(),
  step: z.int().nullable(),
  /** Number of steps; 0 without a published process. */
  steps: z.int(),
  /** Name of the current step, or null. */
  stepLabel: z.string().nullable(),
  receivedAt: At,
  dueAt: At.nullable(),
  /** Past its due date and not ended. */
  late: z.boolean(),
  /** The clock stands still while papers, or as the office decides a fee, are awaited. */
  clockStopped: z.boolean(),
  readyAt: At.nullable(),
  returnedAt: At.nullable(),
  delivery: Delivery,
  /** When the provincial system last reported it; null for a dossier of this office. */
  outsideAt: At.nullable(),
});
export type DossierView = z.infer<typeof DossierView>;
