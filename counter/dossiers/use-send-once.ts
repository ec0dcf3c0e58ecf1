// One press, one deed: sends a call once, however often the key goes down. While it is not known whether the server did it, the
// press stays the same, so that trying again does nothing twice.
import { useRef, useState } from 'preact/hooks';
import type { CallInput, CallName, CallValue } from '../../common/contract/calls/index.ts';
import { type CallResult, makeCall, newRequestId, type Trouble } from '../../common/screen/call.ts';
import { formatTrouble, type Words } from '../shared/language.tsx';
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
  /** Null when it was not done; `failed` then says why. */
  send: <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallValue<N> | null>;
  /** What was told is no longer of interest. */
  clearFailure: () => void;
}

/** They say nothing of an earlier try of the same press: it may have been done, and only its answer lost. */
const outcomeUnknown: readonly Trouble[] = [
  'server.unreachable',
  'server.fault',
  'rate.limited',
  'auth.required',
  'auth.forbidden',
  'input.invalid',
  'request.key-reused',
];

/** @param kept holds the press where it must outlive this page. */
export function useSendOnce(kept?: PendingRequest): SendOnce {
  const { onTrouble } = useDossierContext();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failure | null>(null);
  const running = useRef(false);
  const own = useRef<string | null>(null);
  const press = kept ?? own;

  async function send<N extends CallName>(name: N, input: CallInput<N>): Promise<CallValue<N> | null> {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    setFailed(null);
    // Kept whatever is changed meanwhile: if it was done already, the server says so and does no other.
    press.current ??= newRequestId();
    const answer: CallResult<N> = await makeCall(name, input, { token: null, requestId: press.current });
    running.current = false;
    setBusy(false);
    if (answer.ok) {
      press.current = null;
      return answer.value;
    }
    if (!outcomeUnknown.includes(answer.refusal)) press.current = null;
    setFailed({ refusal: answer.refusal, detail: answer.detail });
    if (answer.refusal === 'auth.required') onTrouble(answer.refusal, answer.detail);
    return null;
  }
  return { busy, failed, send, clearFailure: () => setFailed(null) };
}

/** What went wrong, in words: above all whether it may have been done all the same. */
export function describeFailure(words: DossierTexts, all: Words, { refusal, detail }: Failure): string {
  if (refusal === 'server.unreachable') return words.receive.kept;
  if (refusal === 'request.key-reused') return words.receive.doneBefore;
  return formatTrouble(all, refusal, detail);
}
