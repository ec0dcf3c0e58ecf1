// The changes that the import of a decision would make, as the server reports them before the import.
import type { CallValue } from '../../common/contract/calls/index.ts';

export type Preview = CallValue<'catalogue.import'>;
