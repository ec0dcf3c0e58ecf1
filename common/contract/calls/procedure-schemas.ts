// Schemas of procedures and decisions that several calls share: steps, papers, fees, times, and what an import reports.
import { z } from 'zod';
import { Day } from '../words.ts';

const quarterDays = z.number().nonnegative();

/** A time in days, with quarters of a day allowed. */
export const Duration = z.object({
  /** Number of units; 0.25 is two hours of an office day. */
  value: quarterDays,
  /** The unit as published: working days or calendar days. */
  unit: z.enum(['working_day', 'day']),
});

export const ProcedureId = z.string().min(1).max(80);

export const DecisionId = z.string().min(1).max(300);

/** State of a procedure in the catalogue; the first that applies. */
export const ProcedureState = z.enum(['retired', 'replaced', 'later', 'internal', 'in-force']);

/** How far a procedure can be done online: completely, partly or not at all. */
export const OnlineLevel = z.enum(['full', 'partial', 'none']);

export const Listed = z.object({
  id: ProcedureId,
  code: z.string().nullable(),
  name: z.string(),
  agency: z.string().nullable(),
  field: z.string().nullable(),
  /** Null where all procedures are of one province. */
  province: z.string().nullable(),
  /** Its decision has no number yet: a text that may become law. */
  draft: z.boolean(),
  /** "03 ngày làm việc", as published. */
  totalText: z.string(),
  /** Where the words of the search stand in the name: pairs of first and behind-last letter. */
  marks: z.array(z.tuple([z.int(), z.int()])),
});

/** One decision's course of a procedure. */
export const Step = z.object({
  /** Ordinal of the step, counted from 1. */
  no: z.int(),
  /** Short name of the step, as published. */
  label: z.string(),
  /** What is done. */
  content: z.string(),
  /** Who does it. */
  responsible: z.string(),
  /** Time for the step; null when none is published. */
  duration: Duration.nullable(),
  /** Time as it is published. */
  durationText: z.string(),
  /** What the step produces, or null. */
  result: z.string().nullable(),
});

/** One of the parts that the law wants published (decree 63/2010, article 8). */
export const Part = z.object({
  /** Which part, a key of `legalParts`. */
  kind: z.string(),
  /** The words of the decision. */
  text: z.string(),
});

export const Paper = z.object({
  name: z.string(),
  /** Number of originals to hand in; null when not published. */
  originals: z.int().nonnegative().nullable(),
  /** Number of copies to hand in; null when not published. */
  copies: z.int().nonnegative().nullable(),
  /** Number of the form to fill in, or null. */
  form: z.string().nullable(),
  /** False when the paper is needed in some cases only. */
  required: z.boolean(),
});

export const Fee = z.object({
  /** Name of the fee. */
  name: z.string(),
  /** Amount in dong. */
  amount: z.int().nonnegative().nullable(),
  text: z.string(),
});

export const Details = z.object({
  level: OnlineLevel.nullable(),
  internal: z.boolean(),
  parts: z.array(Part),
  papers: z.array(Paper),
  fees: z.array(Fee),
});

export const AgencyTerm = z.object({
  /** First day on which the agency exists; null when it always did. */
  validFrom: Day.nullable(),
  /** First day on which it no longer exists, or null. */
  validUntil: Day.nullable(),
  /** The agency that takes over its work, or null. */
  successor: z.object({ name: z.string(), province: z.string().nullable() }).nullable(),
});

/** In a Word file, where nobody counts lines: which table, and which row of it, from 1. */
export const Place = { table: z.int().nullable(), row: z.int().nullable() };

/**
 * One change of a procedure. `before` without `after` was removed, `after` without `before` is new, neither is only a
 * change of order.
 */
export const Change = z.object({
  /** What changed. */
  what: z.enum([
    ...[
      'name',
      'code',
      'agency',
      'field',
      'in-force-from',
      'total',
      'note',
      'level',
      'internal',
      'part',
      'paper',
      'fee',
    ],
    ...['step', 'step-content', 'step-responsible', 'step-time', 'step-result', 'order'],
  ] as const),
  /** Which step, part, paper or fee it belongs to, or null. */
  of: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const ImportWarning = z.object({
  /** Line of the document, counted from 1. */
  line: z.int(),
  /** Stable key of the rule that found it. */
  rule: z.string(),
  /** The warning in words. */
  message: z.string(),
});
