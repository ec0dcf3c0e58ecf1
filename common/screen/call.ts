// Typed calls from a browser to the server. They never throw: a failure is a value that the screen can show.
import type { CallInput, CallName, CallValue } from '../contract/calls/index.ts';
import type { Refusal } from '../contract/refusals.ts';

/** Why a call failed: the server refused it, did not answer in time, or answered with a fault of its own (HTTP 5xx). */
export type Trouble = Refusal | 'server.unreachable' | 'server.fault';

/** `detail` is the detail of the refusal; for 'server.fault' it is the reference in the server's log, or null. */
export type CallResult<N extends CallName> =
  | { ok: true; value: CallValue<N> }
  | { ok: false; refusal: Trouble; detail: unknown };

interface CallOptions {
  /** The token of a paired screen. Staff pages pass null because the server knows them by their session cookie. */
  token: string | null;
  /**
   * The idempotency key, made when the person touches the button, so that a double touch or a retry counts once.
   * Calls that only read pass null.
   */
  requestId: string | null;
  /** How long one attempt may take, in milliseconds. The default is 6 seconds. */
  deadlineMs?: number;
}

const maxAttempts = 3;
const defaultDeadlineMs = 6_000;

/** Returns a new idempotency key. `crypto.randomUUID` does not exist on plain HTTP pages, so the key is built by hand. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Makes a call. A call with a request id is tried up to three times, because the server executes a repeated id only once.
 * A call without one is tried once.
 */
export async function makeCall<N extends CallName>(
  name: N,
  input: CallInput<N>,
  options: CallOptions,
): Promise<CallResult<N>> {
  let result: CallResult<N> = { ok: false, refusal: 'server.unreachable', detail: null };
  for (let attempt = 1; attempt <= (options.requestId === null ? 1 : maxAttempts); attempt++) {
    if (attempt > 1) await new Promise(resolve => setTimeout(resolve, 400 * attempt));
    result = await send(name, input, options);
    if (result.ok || result.refusal !== 'server.unreachable') return result;
  }
  return result;
}

/** Makes one attempt. */
async function send<N extends CallName>(
  name: N,
  input: CallInput<N>,
  { token, requestId, deadlineMs = defaultDeadlineMs }: CallOptions,
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
