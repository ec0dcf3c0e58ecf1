// What a site file says of other systems: which one dossiers come from, how its files call things, and which programs may call.
// Only shapes; firmware-config/README.md explains every key to whoever sets an office up.
import { z } from 'zod';
import { DossierStateNumber, ProgramId } from '../../common/contract/words.ts';
import { externalFields } from '../core/external-row.ts';

/** The head of a column, or several that it may have. */
const Heads = z.union([z.string().min(1).max(100), z.array(z.string().min(1).max(100)).min(1).max(20)]);

/** The system that knows the dossiers which are not received here. */
export const Egov = z.strictObject({
  source: z.string().trim().min(1).max(80),
  folder: z.string().min(1).nullable().default(null),
  everySeconds: z.int().min(1).max(86_400).default(60),
  /** Files that were read are deleted after so many days, since they may name people; null: never. */
  keepDays: z.int().min(1).max(3_650).nullable().default(30),
  columns: z.partialRecord(z.enum(externalFields), Heads).default({}),
  states: z.record(z.string().min(1).max(100), DossierStateNumber).default({}),
});
export type EgovSetting = z.infer<typeof Egov>;

/** A program that calls. `tokenHash` is made by `npm run dossiers -- new-token`. */
export const Program = z.strictObject({
  id: ProgramId,
  tokenHash: z.string().regex(/^[\w-]{43}$/, 'a line printed by "npm run dossiers -- new-token"'),
  may: z.array(z.enum(['dossier.import'])).min(1),
});
