// What an import of a decision would change, as the server reports it before anything is accepted.
import type { CallValue } from '../../common/contract/calls/index.ts';

export type Preview = CallValue<'catalogue.import'>;
