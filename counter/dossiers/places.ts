// The pages for dossiers that an officer can be on, with what each page needs to be drawn.
import type { CallValue } from '../../common/contract/calls/index.ts';

export type Place =
  | { page: 'list' }
  | { page: 'receive' }
  | { page: 'received'; received: Received }
  | { page: 'dossier'; code: string }
  /** A receipt was scanned whose code is not written in its QR. */
  | { page: 'receipt'; token: string }
  | { page: 'numbers' }
  | { page: 'fees' };

export type Received = CallValue<'dossier.receive'> & { procedureName: string };
