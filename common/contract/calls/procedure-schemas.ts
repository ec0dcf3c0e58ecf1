// Schemas of procedures and decisions that several calls share: steps, papers, fees, times, and what an import reports.
import { z } from 'zod';
import { Day } from '../words.ts';

export const quarterDays = z.number().nonnegative();

/** In days, quarters allowed; the unit as published. */
export const Duration = z.object({ value: quarterDays, unit: z.enum(['working_day', 'day']) });

export const ProcedureId = z.string().min(1).max(80);

export const DecisionId = z.string().min(1).max(300);

/** Of one that is several, the first. */
export const ProcedureState = z.enum(['retired', 'replaced', 'later', 'internal', 'in-force']);

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
  no: z.int(),
  label: z.string(),
  content: z.string(),
  responsible: z.string(),
  duration: Duration.nullable(),
  durationText: z.string(),
  result: z.string().nullable(),
});

export const Part = z.object({ kind: z.string(), text: z.string() });

export const Paper = z.object({
  name: z.string(),
  originals: z.int().nonnegative().nullable(),
  copies: z.int().nonnegative().nullable(),
  form: z.string().nullable(),
  required: z.boolean(),
});

export const Fee = z.object({ name: z.string(), amount: z.int().nonnegative().nullable(), text: z.string() });

export const Details = z.object({
  level: OnlineLevel.nullable(),
  internal: z.boolean(),
  parts: z.array(Part),
  papers: z.array(Paper),
  fees: z.array(Fee),
});

export const AgencyTerm = z.object({
  validFrom: Day.nullable(),
  /** The first day on which it is no more. */
  validUntil: Day.nullable(),
  successor: z.object({ name: z.string(), province: z.string().nullable() }).nullable(),
});

/** In a Word file, where nobody counts lines: which table, and which row of it, from 1. */
export const Place = { table: z.int().nullable(), row: z.int().nullable() };

/** Before without after is taken away; after without before is new; neither: only places and order. */
export const Change = z.object({
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
  /** Of which step, part, paper or fee. */
  of: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const ImportWarning = z.object({ line: z.int(), rule: z.string(), message: z.string() });
