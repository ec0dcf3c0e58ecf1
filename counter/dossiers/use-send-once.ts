// Sends a call once for each press, however often the key goes down. The request id stays the same until it is known
// whether the server has run the call, so that a repetition does nothing twice.
import { useRef, useState } from 'preact/hooks';
import type { CallInput, CallName, CallValue } from '../../common/contract/calls/index.ts';
import { type CallResult, makeCall, newRequestId, type Trouble } from '../../common/screen/call.ts';
import { type DeskTexts, formatTrouble } from '../shared/language.tsx';
import { useDossierContext } from './dossier-context.ts';
import type { DossierTexts } from './dossier-texts.ts';
import type { PendingRequest } from './pending-request.ts';

export interface Failure {
  refusal: Trouble;
  detail: unknown;
}

export interface SendOnce {
  busy: boolean;
  failed: Failure | null;
  /** Returns null when the call failed; `failed` then holds the reason. */
  send: <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallValue<N> | null>;
  /** Removes the reason of the last failure. */
  clearFailure: () => void;
}

/**
 * Refusals that leave open whether an earlier try of the same press has succeeded, so that the request id must be kept.
 */
const outcomeUnknown: readonly Trouble[] = [
  'server.unreachable',
  'server.fault',
  'rate.limited',
  'auth.required',
  'auth.forbidden',
  'input.invalid',
  'request.key-reused',
];

/** @param kept holds the request id where it must outlive this page */
export function useSendOnce(kept?: PendingRequest): SendOnce {
  const { onTrouble } = useDossierContext();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failure | null>(null);
  const isRunning = useRef(false);
  const own = useRef<string | null>(null);
  const request = kept ?? own;

  async function send<N extends CallName>(name: N, input: CallInput<N>): Promise<CallValue<N> | null> {
    if (isRunning.current) return null;
    isRunning.current = true;
    setBusy(true);
    setFailed(null);
    // The id is kept even if the input has changed: if the first try has succeeded, the server refuses the other input.
    request.current ??= newRequestId();
    const answer: CallResult<N> = await makeCall(name, input, { token: null, requestId: request.current });
    isRunning.current = false;
    setBusy(false);
    if (answer.ok) {
      request.current = null;
      return answer.value;
    }
    if (!outcomeUnknown.includes(answer.refusal)) request.current = null;
    setFailed({ refusal: answer.refusal, detail: answer.detail });
    if (answer.refusal === 'auth.required') onTrouble(answer.refusal, answer.detail);
    return null;
  }
  return { busy, failed, send, clearFailure: () => setFailed(null) };
}

/** Explains a failure, above all whether the call may have succeeded in spite of it. */
export function describeFailure(texts: DossierTexts, all: DeskTexts, { refusal, detail }: Failure): string {
  if (refusal === 'server.unreachable') return texts.receive.kept;
  if (refusal === 'request.key-reused') return texts.receive.doneBefore;
  return formatTrouble(all, refusal, detail);
}
