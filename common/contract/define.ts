// How a call is written down: what it does, who may make it, what goes in, what comes out, why it may be refused.
import type { z } from 'zod';
import type { Refusal } from './refusals.ts';
import type { Who } from './words.ts';

export interface Call<I extends z.ZodType = z.ZodType, V extends z.ZodType = z.ZodType> {
  /** One line for the person who reads the API. */
  does: string;
  /** Any one of these is enough. A `supervisor` may do what an `officer` may only where both are listed. */
  who: readonly Who[];
  input: I;
  value: V;
  /** The refusals that are this call's own; `input`, `auth`, `rate` and `request` can always come. */
  refusals: readonly Refusal[];
}

export function call<I extends z.ZodType, V extends z.ZodType>(definition: Call<I, V>): Call<I, V> {
  return definition;
}
