// Calls that carry a dossier through the office. Staff name a dossier by its code.
import { z } from 'zod';
import { call } from '../define.ts';
import {
  maxFees,
  maxMissingLines,
  maxNameLength,
  maxNoteLength,
  maxPaperNameLength,
  maxPapers,
  maxReasonLength,
  maxSets,
} from '../rules.ts';
import { At, Channel, Delivery, DossierCode, DossierId, Language, SlipState, StaffId, TicketId } from '../words.ts';
import { officers } from './callers.ts';
import { Applicant, byCode, deedRefusals, dossierValue, Fee, HandedIn, ProcedureId, text } from './dossier-schemas.ts';

export const dossierCalls = {
  'dossier.receive': call({
    effect: 'write',
    does: 'Receives a dossier at a counter: it gets its code, its due date and its receipt. With `accept` false it is only registered (state 1), for a request of papers or a refusal.',
    who: officers,
    input: z.strictObject({
      procedureId: ProcedureId,
      /** The ticket being served, or null. */
      ticketId: TicketId.nullable().default(null),
      applicant: Applicant,
      papers: z.array(HandedIn).max(maxPapers).default([]),
      /** How many sets of papers. */
      sets: z.int().min(1).max(maxSets).default(1),
      channel: Channel.default(1),
      delivery: Delivery.default('counter'),
      /** Said explicitly by the citizen, never assumed (law 91/2025): messages by SMS about this dossier. */
      smsConsent: z.boolean().default(false),
      fees: z.array(Fee).max(maxFees).default([]),
      note: text(maxNoteLength).nullable().default(null),
      /** Only where the days of a year are not known: the date that the officer promises. */
      dueAt: At.nullable().default(null),
      accept: z.boolean().default(true),
    }),
    value: dossierValue.extend({
      dossierId: DossierId,
      receivedAt: At,
      forwardAt: At.nullable(),
      paperCopyDueAt: At.nullable(),
      trackUrl: z.string(),
      /** Of the fees paid at reception; null when nothing was paid. */
      receiptNumber: z.string().nullable(),
      slip: z.object({ state: SlipState }),
    }),
    refusals: [
      'dossier.off',
      'procedure.unknown',
      'ticket.unknown',
      'ticket.wrong-state',
      'calendar.unknown-year',
      'dossier.bad-date',
    ],
  }),

  'dossier.accept': call({
    effect: 'write',
    does: 'A registered dossier is complete: the clock begins.',
    who: officers,
    input: z.strictObject({ ...byCode, dueAt: At.nullable().default(null) }),
    value: dossierValue,
    refusals: [...deedRefusals, 'calendar.unknown-year', 'dossier.bad-date'],
  }),

  'dossier.request-supplement': call({
    effect: 'write',
    does: 'Asks the citizen for papers: the clock stands still. The second time needs a reason and an apology, and counts as late in the national index.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      missing: z.array(text(maxPaperNameLength)).min(1).max(maxMissingLines),
      reason: text(maxReasonLength).nullable().default(null),
      apology: text(maxReasonLength).nullable().default(null),
    }),
    value: dossierValue.extend({
      /** The how-manieth request. */
      nth: z.int(),
      countsLate: z.boolean(),
    }),
    refusals: [...deedRefusals, 'dossier.asked-before'],
  }),

  'dossier.supplement-received': call({
    effect: 'write',
    does: 'The papers are here: the clock goes on with what was left. A dossier only registered is accepted by it.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      papers: z.array(HandedIn).max(maxPapers).default([]),
      dueAt: At.nullable().default(null),
    }),
    value: dossierValue,
    refusals: [...deedRefusals, 'calendar.unknown-year', 'dossier.bad-date'],
  }),

  'dossier.refuse': call({
    effect: 'write',
    does: 'The office does not receive it, and says why in writing. Possible until processing begins.',
    who: officers,
    input: z.strictObject({ ...byCode, reason: text(maxReasonLength) }),
    value: dossierValue,
    refusals: deedRefusals,
  }),

  'dossier.advance': call({
    effect: 'write',
    does: 'The step under way is done; the next begins, with whoever it is given to.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      /** The step that the caller saw: a second press of the same key changes nothing. */
      step: z.int().min(1).nullable().default(null),
      to: StaffId.nullable().default(null),
      note: text(maxNoteLength).nullable().default(null),
    }),
    value: dossierValue,
    refusals: [...deedRefusals, 'dossier.step-done', 'dossier.last-step', 'staff.unknown'],
  }),

  'dossier.reappoint': call({
    effect: 'write',
    does: 'Promises another date, with an apology: once, at the latest one working day before the date promised. A supervisor may do it later (`force`).',
    who: officers,
    input: z.strictObject({ ...byCode, dueAt: At, reason: text(maxReasonLength), force: z.boolean().default(false) }),
    value: dossierValue,
    refusals: [
      ...deedRefusals,
      'dossier.reappointed-before',
      'dossier.reappoint-too-late',
      'dossier.bad-date',
      'calendar.unknown-year',
    ],
  }),

  'dossier.stop': call({
    effect: 'write',
    does: 'Processing is stopped for good, and the citizen is told why in writing.',
    who: officers,
    input: z.strictObject({ ...byCode, reason: text(maxReasonLength) }),
    value: dossierValue,
    refusals: deedRefusals,
  }),

  'dossier.ready': call({
    effect: 'write',
    does: 'There is a result: it can be fetched.',
    who: officers,
    input: z.strictObject(byCode),
    value: dossierValue,
    refusals: deedRefusals,
  }),

  'dossier.return': call({
    effect: 'write',
    does: 'The result is handed over, to a person whose identity was checked.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      identityChecked: z.literal(true),
      /** Who fetched it, when it was not the applicant. */
      collector: text(maxNameLength).nullable().default(null),
      /** The officer says so, for the journal; the counter's tablet asks by itself while a number is served. */
      ratingAsked: z.boolean().default(false),
      ticketId: TicketId.nullable().default(null),
    }),
    value: dossierValue,
    refusals: [...deedRefusals, 'ticket.unknown'],
  }),

  'dossier.withdraw': call({
    effect: 'write',
    does: 'The citizen takes it back.',
    who: officers,
    input: z.strictObject({ ...byCode, reason: text(maxReasonLength).nullable().default(null) }),
    value: dossierValue,
    refusals: deedRefusals,
  }),

  'dossier.correct': call({
    effect: 'write',
    does: 'Corrects what was written of the applicant, or gives or takes back the consent to messages.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      applicant: Applicant.nullable().default(null),
      smsConsent: z.boolean().nullable().default(null),
    }),
    value: z.object({ code: DossierCode }),
    refusals: ['dossier.unknown', 'dossier.from-outside', 'dossier.forgotten'],
  }),

  'dossier.print': call({
    effect: 'write',
    does: 'Prints the receipt of a dossier on the ticket printer, with its QR.',
    who: officers,
    input: z.strictObject({ ...byCode, language: Language.default('vi') }),
    value: z.object({ state: z.literal('queued') }),
    refusals: ['dossier.unknown', 'dossier.no-paper', 'slip.no-printer'],
  }),
};
