// How a call is defined: what it does, who may make it, what goes in, what comes out and why it may be refused.
import type { z } from 'zod';
import type { Refusal } from './refusals.ts';
import type { Who } from './words.ts';

/**
 * What a call does to the office, which decides what an `Idempotency-Key` does:
 * - `read`: it changes nothing. The key has no meaning, because asking again is looking again.
 * - `write`: it changes something. Its answer is kept for 48 hours under the key, so that a repeated request does nothing twice.
 * - `secret`: it changes something, but its answer holds a token or the words of another system, which are never stored.
 *   A repeated request is carried out anew, whatever its key.
 */
export type Effect = 'read' | 'write' | 'secret';

export interface Call<I extends z.ZodType = z.ZodType, V extends z.ZodType = z.ZodType> {
  /** One line for the person who reads the API. */
  does: string;
  effect: Effect;
  /** Any one of these is enough. A `supervisor` may do what an `officer` may only where both are listed. */
  who: readonly Who[];
  /** Schema of the request body. Unknown fields are refused with `input.invalid`. */
  input: I;
  /** Schema of `value` in the answer. */
  value: V;
  /** The refusals of this call itself; those of `input`, `auth`, `rate` and `request` can come with every call. */
  refusals: readonly Refusal[];
}

/** Returns the definition unchanged; it only lets the types of `input` and `value` be inferred. */
export function call<I extends z.ZodType, V extends z.ZodType>(definition: Call<I, V>): Call<I, V> {
  return definition;
}
