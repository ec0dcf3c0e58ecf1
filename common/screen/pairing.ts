// Pairing gives a screen its token: the screen shows a six-digit code until an administrator approves it, and keeps the token.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CounterId, DeviceKind } from '../contract/words.ts';
import { makeCall } from './call.ts';

export type Pairing =
  | { state: 'asking' }
  | { state: 'waiting'; code: string }
  | { state: 'rejected' }
  | { state: 'paired'; token: string; unpair: () => void };

const pollMs = 2_000;
const rejectedPauseMs = 30_000;
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/**
 * Pairs this browser as a screen of the given kind. The token is kept in the browser and survives restarts. `unpair` deletes
 * it and starts over, for example after an administrator revoked it.
 */
export function usePairing(kind: DeviceKind, counterId: CounterId | null): Pairing {
  const storageKey = `motcua.token.${kind}${counterId === null ? '' : `.${counterId}`}`;
  const [token, setToken] = useState(() => localStorage.getItem(storageKey));
  const [step, setStep] = useState<Exclude<Pairing, { state: 'paired' }>>({ state: 'asking' });

  useEffect(() => {
    if (token !== null) return;
    let over = false;
    const keep = (given: string) => {
      localStorage.setItem(storageKey, given);
      setToken(given);
    };
    const pair = async () => {
      while (!over) {
        const requested = await makeCall('pairing.request', { kind, counterId }, { token: null, requestId: null });
        if (over) return;
        if (!requested.ok) {
          await pause(pollMs);
          continue;
        }
        if (requested.value.token !== null) return keep(requested.value.token);
        setStep({ state: 'waiting', code: requested.value.code });
        const { pairingId, secret } = requested.value;
        for (;;) {
          await pause(pollMs);
          if (over) return;
          const claimed = await makeCall('pairing.claim', { pairingId, secret }, { token: null, requestId: null });
          if (!claimed.ok) {
            // An expired or deleted request needs a new code. Other failures are temporary, so this code is kept.
            if (claimed.refusal === 'pairing.unknown') break;
            continue;
          }
          if (claimed.value.token !== null) return keep(claimed.value.token);
          if (claimed.value.state === 'rejected') {
            setStep({ state: 'rejected' });
            await pause(rejectedPauseMs);
            break;
          }
        }
      }
    };
    void pair();
    return () => {
      over = true;
    };
  }, [token, storageKey, kind, counterId]);

  const unpair = useCallback(() => {
    localStorage.removeItem(storageKey);
    setStep({ state: 'asking' });
    setToken(null);
  }, [storageKey]);

  return token === null ? step : { state: 'paired', token, unpair };
}
