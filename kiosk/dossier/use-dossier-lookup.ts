// Looks a dossier up on the server, and again when no answer came or the server asked to wait.
import { useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import type { DossierCode } from '../../common/contract/words.ts';
import { makeCall } from '../../common/screen/call.ts';
import { serverNow } from '../../common/screen/live-channel.ts';

/** The code that was typed, or the code or token that was scanned. */
export type DossierQuery = { code: string } | { token: string };
export type FoundDossier = CallValue<'dossier.find'>;

export type DossierLookup =
  | { state: 'looking' }
  | { state: 'found'; dossier: FoundDossier }
  /** `dataAt`: when the office's data was up to date, in UTC milliseconds. */
  | { state: 'unknown'; dataAt: number }
  /** Too many wrong codes were asked for. The query is repeated at this time, in monotonic milliseconds. */
  | { state: 'slowed'; until: number }
  | { state: 'no-answer' };

const retryMs = 2_000;
const defaultWaitSec = 10;

/** Returns the input of `dossier.find` for a query. */
export const lookupInput = (query: DossierQuery) =>
  'token' in query ? { token: query.token } : { code: query.code as DossierCode };

/** Returns the seconds to wait that the refusal `rate.limited` carries. */
export const readRetryAfter = (detail: unknown) =>
  (detail as { retryAfterSeconds?: number } | null)?.retryAfterSeconds ?? defaultWaitSec;

/** The server counts the calls of the kiosk that `kioskToken` names. */
export function useDossierLookup(query: DossierQuery, kioskToken: string): DossierLookup {
  const [lookup, setLookup] = useState<DossierLookup>({ state: 'looking' });
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await makeCall('dossier.find', lookupInput(query), { token: kioskToken, requestId: null });
      if (over) return;
      if (answer.ok) return setLookup({ state: 'found', dossier: answer.value });
      if (answer.refusal === 'dossier.unknown' || answer.refusal === 'input.invalid') {
        const { dataAt = serverNow() } = (answer.detail ?? {}) as { dataAt?: number };
        return setLookup({ state: 'unknown', dataAt });
      }
      const waitMs = answer.refusal === 'rate.limited' ? readRetryAfter(answer.detail) * 1_000 : null;
      setLookup(waitMs === null ? { state: 'no-answer' } : { state: 'slowed', until: performance.now() + waitMs });
      timer = setTimeout(() => void ask(), waitMs ?? retryMs);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [query, kioskToken]);
  return lookup;
}
