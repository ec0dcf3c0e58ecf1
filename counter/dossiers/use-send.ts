// One press, one deed: sends a call once, however often the key goes down. While the server does not answer the press stays the
// same, so that trying again does nothing twice.
import { useRef, useState } from 'preact/hooks';
import type { CallInput, CallName, CallValue } from '../../common/contract/calls/index.ts';
import { type CallResult, makeCall, newRequestId, type Trouble } from '../../common/screen/call.ts';
import { useRoom } from './room.ts';

export interface Failed {
  refusal: Trouble;
  detail: unknown;
}

export interface Send {
  busy: boolean;
  failed: Failed | null;
  /** Null when it was not done; `failed` then says why. */
  send: <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallValue<N> | null>;
}

export function useSend(): Send {
  const { onTrouble } = useRoom();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const running = useRef(false);
  const press = useRef<string | null>(null);

  async function send<N extends CallName>(name: N, input: CallInput<N>): Promise<CallValue<N> | null> {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    setFailed(null);
    // Kept while nobody answers, whatever is changed meanwhile: if it was done already, the server says so and does no other.
    press.current ??= newRequestId();
    const answer: CallResult<N> = await makeCall(name, input, { token: null, requestId: press.current });
    running.current = false;
    setBusy(false);
    if (answer.ok) {
      press.current = null;
      return answer.value;
    }
    if (answer.refusal !== 'server.unreachable') press.current = null;
    setFailed({ refusal: answer.refusal, detail: answer.detail });
    if (answer.refusal === 'auth.required') onTrouble(answer.refusal, answer.detail);
    return null;
  }
  return { busy, failed, send };
}
