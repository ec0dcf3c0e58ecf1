// Schemas that several calls about dossiers share: applicant, papers, fees, receipts, and what every change answers.
import { z } from 'zod';
import {
  emailPattern,
  idNumberPattern,
  maxAddressLength,
  maxAmount,
  maxEmailLength,
  maxNameLength,
  maxPaperCount,
  maxPaperNameLength,
  telephonePattern,
} from '../rules.ts';
import { ApplicantKind, At, DossierCode, DossierStateNumber, FeeStageNumber, StaffId } from '../words.ts';

export const ProcedureId = z.string().min(1).max(80);

export const text = (most: number) => z.string().trim().min(1).max(most);

export const dong = z.int().min(0).max(maxAmount);

/** Who asks. Everything but the name may be left out; of the numbers the last four digits open the personal part. */
export const Applicant = z.strictObject({
  kind: ApplicantKind.default(0),
  name: text(maxNameLength),
  /** ID card or tax number, as it stands on the paper. */
  idNumber: z.string().trim().regex(idNumberPattern, '5 to 20 digits or letters').nullable().default(null),
  phone: z.string().trim().regex(telephonePattern, 'a telephone number').nullable().default(null),
  email: z.email({ pattern: emailPattern }).max(maxEmailLength).nullable().default(null),
  address: text(maxAddressLength).nullable().default(null),
  /** Who hands it in for the applicant. */
  submitter: text(maxNameLength).nullable().default(null),
});

export type Applicant = z.infer<typeof Applicant>;

/** A paper handed in: 0 original, 1 copy, 2 electronic copy (official numbers). */
export const HandedIn = z.strictObject({
  name: text(maxPaperNameLength),
  kind: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(0),
  count: z.int().min(1).max(maxPaperCount).default(1),
});

export type HandedIn = z.infer<typeof HandedIn>;

export const Fee = z.strictObject({ name: text(maxNameLength), amount: dong });

export type Fee = z.infer<typeof Fee>;

/** What every deed answers. */
export const dossierValue = z.object({
  code: DossierCode,
  state: DossierStateNumber,
  /** The step under way, counted from 1; null without a published course. */
  step: z.int().nullable(),
  dueAt: At.nullable(),
});

export const byCode = { code: DossierCode };

export const deedRefusals = ['dossier.unknown', 'dossier.wrong-state', 'dossier.from-outside'] as const;

/** What is written of a dossier in free words, each for its occasion. */
export const WordsKind = z.enum([
  ...(['note', 'missing', 'supplement-reason', 'supplement-apology', 'refusal', 'stop', 'withdrawal'] as const),
  ...(['apology', 'fees-asked', 'fees-paid', 'receipt-cancelled', 'collector', 'step-note'] as const),
]);

export type WordsKind = z.infer<typeof WordsKind>;

/** The papers of forms 01-07, by what they are for; the set in force says number, title and fields. */
export const FormKind = z.enum(['receipt', 'supplement', 'refusal', 'apology', 'stop', 'control', 'register']);

export type FormKind = z.infer<typeof FormKind>;

/** One receipt. */
export const Paid = z.object({
  receiptNumber: z.string(),
  moment: FeeStageNumber,
  amount: z.int(),
  at: At,
  staffId: StaffId.nullable(),
  /** A cancelled receipt stands in no sum; its number is used up. */
  cancelledAt: At.nullable(),
  /** Whether the caller may cancel it now. */
  mayCancel: z.boolean(),
});
