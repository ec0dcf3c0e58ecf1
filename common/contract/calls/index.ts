// The table of all calls. Server, screens, OpenAPI page and tests read this one table.
import type { z } from 'zod';
import { catalogueCalls } from './catalogue-calls.ts';
import { dossierCalls } from './dossier-calls.ts';
import { dossierLookupCalls } from './dossier-lookup-calls.ts';
import { externalCalls } from './external-calls.ts';
import { kioskCalls } from './kiosk-calls.ts';
import { paperCalls } from './paper-calls.ts';
import { paymentCalls } from './payment-calls.ts';
import { procedureCalls } from './procedure-calls.ts';
import { screenCalls } from './screen-calls.ts';
import { staffCalls } from './staff-calls.ts';
import { ticketCalls } from './ticket-calls.ts';

export const calls = {
  ...kioskCalls,
  ...staffCalls,
  ...ticketCalls,
  ...screenCalls,
  ...procedureCalls,
  ...catalogueCalls,
  ...dossierCalls,
  ...paymentCalls,
  ...dossierLookupCalls,
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
