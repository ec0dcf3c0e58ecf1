// The pages of the section for dossiers, with what each needs to be drawn.
import type { CallValue } from '../../common/contract/calls/index.ts';

export type Place =
  | { page: 'list' }
  | { page: 'receive' }
  | { page: 'received'; received: Received }
  | { page: 'dossier'; code: string }
  /** A receipt was scanned; its QR code holds a secret token instead of the dossier's code. */
  | { page: 'receipt'; token: string }
  | { page: 'numbers' }
  | { page: 'fees' };

export type Received = CallValue<'dossier.receive'> & { procedureName: string };
