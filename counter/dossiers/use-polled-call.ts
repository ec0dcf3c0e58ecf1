// Keeps the answer to a call fresh while a page for dossiers shows it.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CallInput, CallName, CallValue } from '../../common/contract/calls/index.ts';
import type { Trouble } from '../../common/screen/call.ts';
import { pollCall } from '../shared/poll-call.ts';
import { useDossierContext } from './dossier-context.ts';

const retryMs = 2_500;

interface PolledCall<N extends CallName> {
  /** Null before the first answer. The last answer stays while the next one is awaited. */
  value: CallValue<N> | null;
  /** Whether the call ended with the refusal `endsOn`. */
  ended: boolean;
  /** Makes the call again at once. */
  reload: () => void;
}

/**
 * Makes the call at once, again whenever its input changes, and then every `everyMs` milliseconds.
 * @param endsOn a refusal after which asking again is useless
 */
export function usePolledCall<N extends CallName>(
  name: N,
  input: CallInput<N>,
  { everyMs, endsOn = null }: { everyMs: number; endsOn?: Trouble | null },
): PolledCall<N> {
  const { onTrouble } = useDossierContext();
  const [value, setValue] = useState<CallValue<N> | null>(null);
  const [ended, setEnded] = useState(false);
  const [reloads, setReloads] = useState(0);
  useEffect(
    () =>
      pollCall({
        name,
        input: () => input,
        everyMs,
        retryMs,
        onAnswer: answer => {
          if (answer.ok) {
            setValue(answer.value);
            setEnded(false);
            return;
          }
          if (answer.refusal === endsOn) setEnded(true);
          else if (answer.refusal === 'auth.required') onTrouble(answer.refusal, answer.detail);
          else return;
          return 'stop';
        },
      }),
    [JSON.stringify(input), reloads],
  );
  return { value, ended, reload: useCallback(() => setReloads(count => count + 1), []) };
}
