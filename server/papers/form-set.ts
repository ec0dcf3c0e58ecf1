// Reads and checks a set of forms, firmware-config/forms/<set>.json, which holds number, title, parts, signatures and notes of each
// paper that the law prescribes. The forms are data, so that a new circular needs a new file and no change of the program.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FormKind } from '../../common/contract/calls/dossier-schemas.ts';
import { SetupError } from '../config/setup-error.ts';

/** The values of a dossier or of the office that a paper can print. */
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

/** The tables that a paper can have, with their columns. `blank` stays empty, to be filled in by hand. */
const tableColumns = {
  papers: ['no', 'name', 'kind', 'count', 'blank'],
  missing: ['no', 'name', 'blank'],
  course: ['no', 'agency', 'step', 'times', 'result', 'blank'],
  register: ['no', 'code', 'procedure', 'applicant', 'receivedAt', 'dueAt', 'returnedAt', 'state', 'blank'],
} as const satisfies Record<string, readonly string[]>;
export type TableRows = keyof typeof tableColumns;

const nonEmptyText = z.string().min(1);
const sentence = z
  .string()
  .min(1)
  .describe('A sentence in which {name of a field} is replaced by the value of that field');
const Field = z.enum(paperFields);

const Item = z.strictObject({
  field: Field,
  label: nonEmptyText,
  ifEmpty: z
    .enum(['dots', 'leave-out'])
    .default('dots')
    .describe('What is printed when the value is empty: dots to write on, or nothing'),
});

const Part = z.discriminatedUnion('part', [
  z.strictObject({
    part: z.literal('line'),
    items: z.array(Item).min(1).max(2).describe('One item over the whole width, or two beside each other'),
  }),
  z.strictObject({ part: z.literal('text'), text: sentence.describe('Left out when one of its holes is empty') }),
  z.strictObject({
    part: z.literal('table'),
    rows: z.enum(['papers', 'missing', 'course', 'register']),
    title: nonEmptyText.nullable(),
    columns: z
      .array(
        z.strictObject({
          column: z.string().min(1).describe('The value in this column; the possible ones depend on the rows'),
          label: nonEmptyText,
          widthMm: z
            .number()
            .min(6)
            .max(120)
            .nullable()
            .describe('The width on A5; null: the width that the other columns leave'),
        }),
      )
      .min(2),
  }),
]);
export type FormPart = z.infer<typeof Part>;

const Form = z.strictObject({
  kind: FormKind,
  number: z.string().regex(/^\d{2}$/, 'two digits'),
  title: nonEmptyText,
  titleWithoutDate: nonEmptyText
    .nullable()
    .default(null)
    .describe('The title of an apology that promises no new date; null: the same title'),
  paper: z.enum(['A5', 'A4']),
  orientation: z.enum(['portrait', 'landscape']),
  copies: z.array(z.string()).min(1).describe('A label for each printed copy; "": no label'),
  reference: sentence.nullable().describe('The line with the number of the paper, at the left over the title'),
  parts: z.array(Part).min(1),
  signatures: z.array(
    z.strictObject({
      title: nonEmptyText,
      note: nonEmptyText.nullable(),
      name: Field.nullable().describe('The field with the name that is printed below; null: none'),
    }),
  ),
  notes: z.array(sentence).describe('Notes at the foot; a note with an empty hole is left out'),
  source: z
    .enum(['as-printed', 'minimal'])
    .describe(
      '"as-printed": the fields are those that offices print; "minimal": no source was found, so the form has only the necessary fields',
    ),
  why: z.array(nonEmptyText).min(1).describe('The source of the form, and what is not known about it'),
});
export type Form = z.infer<typeof Form>;

const FormSetFile = z
  .strictObject({
    $schema: z.string().optional(),
    decision: nonEmptyText.describe('The circular that prescribes the forms'),
    nation: z.tuple([nonEmptyText, nonEmptyText]).describe('The two lines at the top of every paper'),
    why: z.array(nonEmptyText).min(1),
    forms: z.array(Form).min(1),
  })
  .superRefine(({ forms }, context) => {
    const bad = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
    forms.forEach(({ kind, number, parts }, i) => {
      for (const key of ['kind', 'number'] as const)
        if (forms.findIndex(form => form[key] === (key === 'kind' ? kind : number)) < i)
          bad(['forms', i, key], 'each form once');
      parts.forEach((part, j) => {
        if (part.part !== 'table') return;
        const columns: readonly string[] = tableColumns[part.rows];
        part.columns.forEach(({ column }, k) => {
          if (!columns.includes(column))
            bad(['forms', i, 'parts', j, 'columns', k, 'column'], `one of ${columns.join(', ')}`);
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

/**
 * Checks the content of a file of forms.
 * @param file its path, for the error
 * @throws SetupError that names the file, the key and what was expected
 */
export function parseFormSet(content: unknown, name: string, file: string): FormSet {
  const read = FormSetFile.safeParse(content);
  if (read.success) return { ...read.data, name };
  const issue = read.error.issues[0];
  throw new SetupError(
    `The set of forms ${file} is wrong at "${issue?.path.map(String).join('.')}": ${issue?.message ?? 'unreadable'}.`,
  );
}

/**
 * Reads the set of this name from the first folder that has it.
 * @throws SetupError when the set is wrong; when there is none of this name, the error lists the sets that exist
 */
export function readFormSet(name: string, ...folders: string[]): FormSet {
  const file = folders.map(folder => join(folder, `${name}.json`)).find(existsSync);
  if (file === undefined) {
    const sets = folders
      .filter(existsSync)
      .flatMap(folder => readdirSync(folder))
      .filter(file => file.endsWith('.json'))
      .map(file => file.slice(0, -'.json'.length));
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

/** The JSON schema of a set of forms, as it stands in firmware-config/schema/form-set.schema.json. */
export function formSetSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(FormSetFile, { io: 'input' });
  return {
    $schema,
    title: 'A set of forms',
    description: 'Made from server/papers/form-set.ts; do not edit.',
    ...schema,
  };
}
