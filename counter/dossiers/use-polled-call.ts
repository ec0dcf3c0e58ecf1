// What a page of dossiers asks for and shows: asked at once, anew whenever the question changes, and again from time to time.
import { useEffect, useState } from 'preact/hooks';
import type { CallInput, CallName, CallValue } from '../../common/contract/calls/index.ts';
import { makeCall } from '../../common/screen/call.ts';
import { useDossierContext } from './dossier-context.ts';

/** After a question that got no answer. */
const againMs = 2_500;

/** Null before the first answer; the last one stays while the next is awaited. */
export function useAsked<N extends CallName>(name: N, input: CallInput<N>, everyMs: number): CallValue<N> | null {
  const { onTrouble } = useDossierContext();
  const [found, setFound] = useState<CallValue<N> | null>(null);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await makeCall(name, input, { token: null, requestId: null });
      if (over) return;
      if (answer.ok) setFound(answer.value);
      else if (answer.refusal === 'auth.required') return onTrouble(answer.refusal, answer.detail);
      timer = setTimeout(() => void ask(), answer.ok ? everyMs : againMs);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [JSON.stringify(input)]);
  return found;
}
