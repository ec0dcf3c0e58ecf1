// The table of all calls. Server, screens, OpenAPI page and tests read this one table.
import type { z } from 'zod';
import { counterCalls } from './counter.ts';
import { dossierCalls } from './dossier.ts';
import { externalCalls } from './external.ts';
import { kioskCalls } from './kiosk.ts';
import { paperCalls } from './papers.ts';
import { procedureCalls } from './procedures.ts';
import { screenCalls } from './screens.ts';

export const calls = {
  ...kioskCalls,
  ...counterCalls,
  ...screenCalls,
  ...procedureCalls,
  ...dossierCalls,
  ...paperCalls,
  ...externalCalls,
};

export type CallName = keyof typeof calls;
/** What a caller writes: fields with a default may be left out. */
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>;
/** What an action reads: checked, with defaults filled in. */
export type CheckedInput<N extends CallName> = z.output<(typeof calls)[N]['input']>;
export type CallValue<N extends CallName> = z.output<(typeof calls)[N]['value']>;

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}
