// Dossiers of another system, the province's: what it says of them comes in by a file or from a program. Nothing personal is
// taken: fields that are not named here are left out, and their names are told.

import { z } from 'zod';
import { call } from '../define.ts';
import { maxDocumentBase64Length } from '../rules.ts';
import { At, DossierStateNumber } from '../words.ts';

/** A time: milliseconds, or text: ISO, "25/11/2026 16:30", "25/11/2026", a spreadsheet's serial. Without a zone it is the office's. */
const Told = z
  .union([At, z.number().positive(), z.string().max(60)])
  .nullable()
  .default(null);
/** The office does nothing else while it takes them over. */
export const mostExternalRows = 2_000;

const Word = z.string().max(1_000).nullable().default(null);

/** What a row may say; all but code and state may be left out, and then stays as it is known. */
const said = {
  code: z.string().max(200),
  /** The official number 1-10, or a word of the other system as the site file maps it, or the official one. */
  state: z.union([z.int(), z.string().max(1_000)]),
  procedureCode: Word,
  procedureName: Word,
  field: Word,
  receivedAt: Told,
  dueAt: Told,
  /** When processing ended, however it ended. */
  endedAt: Told,
  readyAt: Told,
  returnedAt: Told,
  /** What is being done now, in words that a citizen may read. */
  step: Word,
  /** Of when this row is; else it is of `takenAt`. An older row never undoes a newer one. */
  at: Told,
};

export const OutsideRow = z.looseObject({
  /** Where it stands in the caller's file; else its place in this list, from 1. */
  row: z.int().min(1).max(10_000_000).optional(),
  ...said,
});
export type OutsideRow = z.infer<typeof OutsideRow>;

const place = {
  row: z.int(),
  /** Null where what stood there is no code of a dossier. */
  code: z.string().nullable(),
  /** A key of the texts of `egov`. */
  rule: z.string(),
  /** The same in words, in the office's first language. */
  message: z.string(),
};
const Rejected = z.object(place);

const ImportValue = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Rows that could not be read, and why. */
  rejected: z.array(Rejected),
  /** Rows against what is known here. `taken`: the row stands all the same. */
  conflicts: z.array(Rejected.extend({ taken: z.boolean() })),
  /** The first of those added or changed; `before` is null of an added one. */
  news: z.array(
    z.object({
      row: z.int(),
      code: z.string(),
      before: DossierStateNumber.nullable(),
      state: DossierStateNumber,
      message: z.string(),
    }),
  ),
  /** Names of fields that were left out. */
  dropped: z.array(z.string()),
  /** Of when the whole is. */
  takenAt: At,
  /** False of a preview. */
  imported: z.boolean(),
});
export type ImportValue = z.infer<typeof ImportValue>;

export const externalCalls = {
  'dossier.import': call({
    effect: 'secret',
    does: `Takes over what another system says of its dossiers. The newer word stands; the same again changes nothing; dossiers of this office are never touched. At most ${mostExternalRows} rows at once; portions of 500 keep nobody waiting.`,
    who: ['admin', 'program'],
    input: z.strictObject({
      /** The other system's name; else the one of the site file. */
      source: z.string().trim().min(1).max(80).nullable().default(null),
      rows: z.array(OutsideRow).max(mostExternalRows, `at most ${mostExternalRows} rows at once`),
      /** Of when the rows are; else of now. */
      takenAt: Told,
      /** Only says what it would do. */
      preview: z.boolean().default(false),
    }),
    value: ImportValue,
    refusals: ['egov.off', 'egov.bad-time'],
  }),
  'dossier.read-file': call({
    effect: 'read',
    does: 'Reads a file (.csv, .tsv, .xlsx) of the other system into rows for `dossier.import`. Nothing of it is kept, and nothing personal comes back.',
    who: ['admin'],
    input: z.strictObject({
      fileName: z.string().trim().min(1).max(200),
      /** Base64. */
      content: z.base64().max(maxDocumentBase64Length),
    }),
    value: z.object({
      rows: z.array(z.object({ row: z.int(), ...said })),
      rejected: z.array(Rejected),
      dropped: z.object({
        /** Heads of columns that hold something personal. */
        personal: z.array(z.string()),
        unused: z.array(z.string()),
      }),
    }),
    refusals: ['egov.off', 'document.unreadable'],
  }),
  'dossier.outside': call({
    effect: 'read',
    does: 'Tells which other system dossiers come from, and of when the last of it is.',
    who: ['admin'],
    input: z.strictObject({}),
    value: z.object({
      source: z.string(),
      updatedAt: At.nullable(),
      /** The folder that files are taken from by themselves, or null. */
      folder: z.string().nullable(),
    }),
    refusals: ['egov.off'],
  }),
};
