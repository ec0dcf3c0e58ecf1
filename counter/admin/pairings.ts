// The list of paired and waiting screens.
import type { CallValue } from '../../common/contract/calls/index.ts';

export type Pairings = CallValue<'pairing.list'>;
