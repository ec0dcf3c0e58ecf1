// How a screen gets its token: it asks, shows a six-digit code until an administrator approves it, and keeps the token.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CounterId, DeviceKind } from '../contract/words.ts';
import { makeCall } from './call.ts';

export type Pairing =
  | { state: 'asking' }
  | { state: 'waiting'; code: string }
  | { state: 'rejected' }
  | { state: 'paired'; token: string; forget: () => void };

const pollMs = 2_000;
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/** Pairs this browser as a screen of the given kind; the token outlives restarts. `forget` starts over after a revocation. */
export function usePairing(kind: DeviceKind, counterId: CounterId | null): Pairing {
  const place = `motcua.token.${kind}${counterId === null ? '' : `.${counterId}`}`;
  const [token, setToken] = useState(() => localStorage.getItem(place));
  const [step, setStep] = useState<Exclude<Pairing, { state: 'paired' }>>({ state: 'asking' });

  useEffect(() => {
    if (token !== null) return;
    let over = false;
    const keep = (given: string) => {
      localStorage.setItem(place, given);
      setToken(given);
    };
    const pair = async () => {
      while (!over) {
        const asked = await makeCall('pairing.request', { kind, counterId }, { token: null, requestId: null });
        if (over) return;
        if (!asked.ok) {
          await pause(pollMs);
          continue;
        }
        if (asked.value.token !== null) return keep(asked.value.token);
        setStep({ state: 'waiting', code: asked.value.code });
        const { pairingId, secret } = asked.value;
        for (;;) {
          await pause(pollMs);
          if (over) return;
          const claimed = await makeCall('pairing.claim', { pairingId, secret }, { token: null, requestId: null });
          if (!claimed.ok) {
            // Expired or shut out: ask for a new code. Anything else passes: keep asking with this one.
            if (claimed.refusal === 'pairing.unknown') break;
            continue;
          }
          if (claimed.value.token !== null) return keep(claimed.value.token);
          if (claimed.value.state === 'rejected') {
            setStep({ state: 'rejected' });
            await pause(30_000);
            break;
          }
        }
      }
    };
    void pair();
    return () => {
      over = true;
    };
  }, [token, place, kind, counterId]);

  const forget = useCallback(() => {
    localStorage.removeItem(place);
    setStep({ state: 'asking' });
    setToken(null);
  }, [place]);

  return token === null ? step : { state: 'paired', token, forget };
}
