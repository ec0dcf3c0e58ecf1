// The two kinds of calls that a page makes. The session is a cookie, so no token is sent.
import type { CallInput, CallName } from '../../common/contract/calls/index.ts';
import { type CallResult, makeCall, newRequestId } from '../../common/screen/call.ts';

/** Asks the server for something and changes nothing. */
export function readCall<N extends CallName>(
  name: N,
  input: CallInput<N>,
  deadlineMs?: number,
): Promise<CallResult<N>> {
  return makeCall(name, input, { token: null, requestId: null, ...(deadlineMs === undefined ? {} : { deadlineMs }) });
}

/**
 * Changes something at the server. Each use has its own request id, so that the server runs a repeated request once.
 */
export function writeCall<N extends CallName>(name: N, input: CallInput<N>): Promise<CallResult<N>> {
  return makeCall(name, input, { token: null, requestId: newRequestId() });
}
