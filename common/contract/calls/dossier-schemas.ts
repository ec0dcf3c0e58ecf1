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

/** Who applies. Only the name is required; the last four digits of the numbers open the personal part to the citizen. */
export const Applicant = z.strictObject({
  kind: ApplicantKind.default(0),
  /** Full name, or the name of the company. */
  name: text(maxNameLength),
  /** Number of the ID card, or the tax number of a company, as on the paper. */
  idNumber: z.string().trim().regex(idNumberPattern, '5 to 20 digits or letters').nullable().default(null),
  /** Telephone number, with or without country code. */
  phone: z.string().trim().regex(telephonePattern, 'a telephone number').nullable().default(null),
  email: z.email({ pattern: emailPattern }).max(maxEmailLength).nullable().default(null),
  /** Address of residence or registered office. */
  address: text(maxAddressLength).nullable().default(null),
  /** Name of whoever hands the dossier in for the applicant, or null. */
  submitter: text(maxNameLength).nullable().default(null),
});

export type Applicant = z.infer<typeof Applicant>;

/** A paper that was handed in. */
export const HandedIn = z.strictObject({
  /** Name of the paper. */
  name: text(maxPaperNameLength),
  /** Official number: 0 an original, 1 a copy, 2 an electronic copy. */
  kind: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(0),
  /** Number of pieces. */
  count: z.int().min(1).max(maxPaperCount).default(1),
});

export type HandedIn = z.infer<typeof HandedIn>;

export const Fee = z.strictObject({ name: text(maxNameLength), amount: dong });

export type Fee = z.infer<typeof Fee>;

/** What every change of a dossier answers. */
export const dossierValue = z.object({
  code: DossierCode,
  state: DossierStateNumber,
  /** The current step, counted from 1; null without a published process. */
  step: z.int().nullable(),
  /** The promised date; null when none is promised. */
  dueAt: At.nullable(),
});

export const byCode = { code: DossierCode };

export const changeRefusals = ['dossier.unknown', 'dossier.wrong-state', 'dossier.from-outside'] as const;

/** Occasion on which something was written about a dossier in free words. */
export const WordsKind = z.enum([
  ...(['note', 'missing', 'supplement-reason', 'supplement-apology', 'refusal', 'stop', 'withdrawal'] as const),
  ...(['apology', 'fees-asked', 'fees-paid', 'receipt-cancelled', 'collector', 'step-note'] as const),
]);

export type WordsKind = z.infer<typeof WordsKind>;

/** The forms 01 to 07 by purpose. The set of forms in force defines number, title and fields. */
export const FormKind = z.enum(['receipt', 'supplement', 'refusal', 'apology', 'stop', 'control', 'register']);

export type FormKind = z.infer<typeof FormKind>;

/** One receipt. */
export const Paid = z.object({
  /** Number of the receipt. */
  receiptNumber: z.string(),
  moment: FeeStageNumber,
  /** Amount in dong. */
  amount: z.int(),
  /** When it was paid. */
  at: At,
  staffId: StaffId.nullable(),
  /** When the receipt was cancelled, or null. A cancelled receipt is in no sum and its number stays used. */
  cancelledAt: At.nullable(),
  /** Whether the caller may cancel it now. */
  mayCancel: z.boolean(),
});
