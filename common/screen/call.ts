// Typed calls from a browser to the server: one function, one way. It never throws; whatever goes wrong is a value to show.
import type { CallInput, CallName, CallValue } from '../contract/calls/index.ts';
import type { Refusal } from '../contract/refusals.ts';

/** What can go wrong besides a refusal: the server does not answer, or it answers with a fault of its own. */
export type Trouble = Refusal | 'server.unreachable' | 'server.fault';
export type CallResult<N extends CallName> =
  | { ok: true; value: CallValue<N> }
  | { ok: false; refusal: Trouble; detail: unknown };

export interface CallOptions {
  /** The paired screen's token; staff pages leave it null and are known by their cookie. */
  token: string | null;
  /** Made when the finger touches, so that a second tap or a retry is the same press. Null for a call that only reads. */
  requestId: string | null;
  /** How long an answer may take, for a call that truly works long. */
  deadlineMs?: number;
}

const attempts = 3;
const usualDeadlineMs = 6_000;

/** A fresh request id. Works on plain-HTTP pages too, where `crypto.randomUUID` is missing. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Makes a call. With a request id it is tried up to three times, since the server does a repeated id only once;
 * without one it is tried once.
 */
export async function makeCall<N extends CallName>(
  name: N,
  input: CallInput<N>,
  { token, requestId, deadlineMs = usualDeadlineMs }: CallOptions,
): Promise<CallResult<N>> {
  let result: CallResult<N> = { ok: false, refusal: 'server.unreachable', detail: null };
  for (let attempt = 1; attempt <= (requestId === null ? 1 : attempts); attempt++) {
    if (attempt > 1) await new Promise(resolve => setTimeout(resolve, 400 * attempt));
    result = await send(name, input, token, requestId, deadlineMs);
    if (result.ok || result.refusal !== 'server.unreachable') return result;
  }
  return result;
}

async function send<N extends CallName>(
  name: N,
  input: CallInput<N>,
  token: string | null,
  requestId: string | null,
  deadlineMs: number,
): Promise<CallResult<N>> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token !== null) headers.authorization = `Bearer ${token}`;
  if (requestId !== null) headers['idempotency-key'] = requestId;
  try {
    const response = await fetch(`/api/${name}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(deadlineMs),
    });
    const answer = await response.json();
    if (response.status >= 500) return { ok: false, refusal: 'server.fault', detail: answer?.reference ?? null };
    return answer;
  } catch {
    return { ok: false, refusal: 'server.unreachable', detail: null };
  }
}
