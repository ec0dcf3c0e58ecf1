// The site file's section about other systems: where dossiers come from, how the files of that system name columns and states,
// and which programs may call. These schemas only check the form; firmware-config/README.md explains every key.
import { z } from 'zod';
import { DossierStateNumber, ProgramId } from '../../common/contract/words.ts';
import { externalFields } from '../core/external-row.ts';

/** The heading of a column, or several headings that it may have. */
const Heads = z.union([z.string().min(1).max(100), z.array(z.string().min(1).max(100)).min(1).max(20)]);

/** The provincial system that reports the dossiers which are not received in this office. */
export const Egov = z.strictObject({
  source: z.string().trim().min(1).max(80),
  folder: z.string().min(1).nullable().default(null),
  everySeconds: z.int().min(1).max(86_400).default(60),
  /** Imported files are deleted after this number of days, because they may name people; null means never. */
  keepDays: z.int().min(1).max(3_650).nullable().default(30),
  columns: z.partialRecord(z.enum(externalFields), Heads).default({}),
  states: z.record(z.string().min(1).max(100), DossierStateNumber).default({}),
});
export type EgovSetting = z.infer<typeof Egov>;

/** A program that may make calls. `npm run dossiers -- new-token` prints `tokenHash`. */
export const Program = z.strictObject({
  id: ProgramId,
  tokenHash: z.string().regex(/^[\w-]{43}$/, 'a line printed by "npm run dossiers -- new-token"'),
  may: z.array(z.enum(['dossier.import'])).min(1),
});
