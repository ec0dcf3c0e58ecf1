// The live channel, named once and typed for both ends. The socket only ever tells; deeds go by calls.
import { z } from 'zod';
import type { Moment } from './moments.ts';
import type { Refused } from './refusals.ts';
import { type View, ViewKind } from './views.ts';
import { MomentId } from './words.ts';

/** `since`: the last moment this screen has seen, or null; the server tells those after it. */
export const Watch = z.strictObject({
  kind: ViewKind,
  id: z.string().max(80).default(''),
  since: MomentId.nullable().default(null),
});
export type Watch = z.input<typeof Watch>;

/** `build` is the server's build; a screen of another build reloads itself when idle. `now` lets it correct its clock. */
export type WatchAnswer = { ok: true; build: string; now: number } | Refused;

export interface FromServer {
  view: (view: View) => void;
  moment: (moment: Moment) => void;
}

export interface FromScreen {
  watch: (watch: Watch, answer: (answer: WatchAnswer) => void) => void;
}
