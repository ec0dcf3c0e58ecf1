// The papers of the law as data: firmware-config/forms/<set>.json says number, title, sections, signatures and notes of each
// form. A circular that changes a form is a new file, never a change here. Reads and checks; fills nothing in.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FormKind } from '../../common/contract/calls/dossier-schemas.ts';
import { SetupError } from '../config/setup-error.ts';

/** What of a dossier or of the office a paper can say. */
const paperFields = [
  'agency',
  'office',
  'hotline',
  'code',
  'procedure',
  'procedureCode',
  'field',
  'totalText',
  'applicant',
  'submitter',
  'idNumber',
  'address',
  'phone',
  'email',
  'sets',
  'paperCount',
  'fees',
  'receivedAt',
  'dueAt',
  'firstDueAt',
  'newDueAt',
  'returnPlace',
  'receiver',
  'officer',
  'reason',
  'apology',
  'period',
] as const;
export type PaperField = (typeof paperFields)[number];

/** The lists that a paper can have, and what each knows of a row. `blank` stays empty for a pen. */
const tableColumns = {
  papers: ['no', 'name', 'kind', 'count', 'blank'],
  missing: ['no', 'name', 'blank'],
  course: ['no', 'agency', 'step', 'times', 'result', 'blank'],
  register: ['no', 'code', 'procedure', 'applicant', 'receivedAt', 'dueAt', 'returnedAt', 'state', 'blank'],
} as const satisfies Record<string, readonly string[]>;
export type TableRows = keyof typeof tableColumns;

const words = z.string().min(1);
const holes = z.string().min(1).describe('A sentence; {name of a field} is filled in');
const Field = z.enum(paperFields);

const Item = z.strictObject({
  field: Field,
  label: words,
  ifEmpty: z
    .enum(['dots', 'leave-out'])
    .default('dots')
    .describe('What stands there when nothing is known: dots for a pen, or nothing at all'),
});

const Part = z.discriminatedUnion('part', [
  z.strictObject({
    part: z.literal('line'),
    items: z.array(Item).min(1).max(2).describe('One over the whole width, or two beside each other'),
  }),
  z.strictObject({ part: z.literal('text'), text: holes.describe('Left out when one of its holes is empty') }),
  z.strictObject({
    part: z.literal('table'),
    rows: z.enum(['papers', 'missing', 'course', 'register']),
    title: words.nullable(),
    columns: z
      .array(
        z.strictObject({
          column: z.string().min(1).describe('What stands in it; which there are depends on the rows'),
          label: words,
          widthMm: z.number().min(6).max(120).nullable().describe('On A5; null: what the others leave'),
        }),
      )
      .min(2),
  }),
]);
export type FormPart = z.infer<typeof Part>;

const Form = z.strictObject({
  kind: FormKind,
  number: z.string().regex(/^\d{2}$/, 'two digits'),
  title: words,
  titleWithoutDate: words
    .nullable()
    .default(null)
    .describe('Of an apology that promises no other date; null: the same'),
  paper: z.enum(['A5', 'A4']),
  orientation: z.enum(['portrait', 'landscape']),
  copies: z.array(z.string()).min(1).describe('A label for each copy that is printed; "" says nothing'),
  reference: holes.nullable().describe('The line with the number of the paper, at the left over the title'),
  parts: z.array(Part).min(1),
  signatures: z.array(
    z.strictObject({
      title: words,
      note: words.nullable(),
      name: Field.nullable().describe('Whose name stands under it'),
    }),
  ),
  notes: z.array(holes).describe('At the foot; one with an empty hole is left out'),
  source: z
    .enum(['as-printed', 'minimal'])
    .describe('"as-printed": the fields are those that offices print; "minimal": not found in any source, kept plain'),
  why: z.array(words).min(1).describe('Where it is from, and what is not known'),
});
export type Form = z.infer<typeof Form>;

const FormSetFile = z
  .strictObject({
    $schema: z.string().optional(),
    decision: words.describe('The circular'),
    nation: z.tuple([words, words]).describe('The two lines at the top of every paper'),
    why: z.array(words).min(1),
    forms: z.array(Form).min(1),
  })
  .superRefine(({ forms }, context) => {
    const bad = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
    forms.forEach(({ kind, number, parts }, i) => {
      for (const key of ['kind', 'number'] as const)
        if (forms.findIndex(other => other[key] === (key === 'kind' ? kind : number)) < i)
          bad(['forms', i, key], 'each form once');
      parts.forEach((part, j) => {
        if (part.part !== 'table') return;
        const known: readonly string[] = tableColumns[part.rows];
        part.columns.forEach(({ column }, k) => {
          if (!known.includes(column))
            bad(['forms', i, 'parts', j, 'columns', k, 'column'], `one of ${known.join(', ')}`);
        });
        if (part.columns.filter(({ widthMm }) => widthMm === null).length !== 1)
          bad(['forms', i, 'parts', j, 'columns'], 'exactly one column with widthMm null');
      });
      for (const [path, text] of sentencesOf(forms[i] as Form))
        for (const hole of holesOf(text))
          if (!(paperFields as readonly string[]).includes(hole))
            bad(['forms', i, ...path], `holes that are fields; {${hole}} is none`);
    });
  });
export type FormSet = z.infer<typeof FormSetFile> & { name: string };

/** The names of the holes in a sentence. */
export const holesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(found => found[1] ?? '');

function sentencesOf({ parts, notes, reference }: Form): [PropertyKey[], string][] {
  return [
    ...parts.flatMap((part, j): [PropertyKey[], string][] =>
      part.part === 'text' ? [[['parts', j, 'text'], part.text]] : [],
    ),
    ...notes.map((note, j): [PropertyKey[], string] => [['notes', j], note]),
    ...(reference === null ? [] : ([[['reference'], reference]] as [PropertyKey[], string][])),
  ];
}

/** @throws SetupError naming file, key and what was expected */
export function parseFormSet(content: unknown, name: string, file: string): FormSet {
  const read = FormSetFile.safeParse(content);
  if (read.success) return { ...read.data, name };
  const issue = read.error.issues[0];
  throw new SetupError(
    `The set of forms ${file} is wrong at "${issue?.path.map(String).join('.')}": ${issue?.message ?? 'unreadable'}.`,
  );
}

/**
 * The set of this name from the first folder that has it.
 * @throws SetupError with one sentence, which names the sets there are when there is none of this name
 */
export function readFormSet(name: string, ...folders: string[]): FormSet {
  const file = folders.map(folder => join(folder, `${name}.json`)).find(existsSync);
  if (file === undefined) {
    const sets = folders
      .filter(existsSync)
      .flatMap(folder => readdirSync(folder))
      .filter(one => one.endsWith('.json'))
      .map(one => one.slice(0, -5));
    throw new SetupError(
      `The site file names the forms "${name}" (dossiers.forms), but there are only ${[...new Set(sets)].sort().join(', ')}.`,
    );
  }
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new SetupError(`The set of forms ${file} cannot be read: ${(error as Error).message}.`);
  }
  return parseFormSet(content, name, file);
}

/** The content of firmware-config/schema/form-set.schema.json. */
export function formSetSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(FormSetFile, { io: 'input' });
  return {
    $schema,
    title: 'A set of forms',
    description: 'Made from server/papers/form-set.ts; do not edit.',
    ...schema,
  };
}
