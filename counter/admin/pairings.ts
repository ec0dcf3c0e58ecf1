// The list of paired and waiting screens, as the pages for administrators receive it.
import type { CallValue } from '../../common/contract/calls/index.ts';

export type Pairings = CallValue<'pairing.list'>;
