// Asks the server where a dossier stands, and again when no answer came or the asker was told to wait.
import { useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import type { DossierCode } from '../../common/contract/words.ts';
import { makeCall } from '../../common/screen/call.ts';
import { serverNow } from '../../common/screen/live-channel.ts';

/** What was typed or scanned. */
export type DossierQuery = { code: string } | { token: string };
export type FoundDossier = CallValue<'dossier.find'>;

export type DossierLookup =
  | { state: 'looking' }
  | { state: 'found'; dossier: FoundDossier }
  /** `dataAt`: when what the office knows was true. */
  | { state: 'unknown'; dataAt: number }
  /** Too many wrong codes were asked for; it is asked again at this instant of the page's own clock. */
  | { state: 'slowed'; until: number }
  | { state: 'no-answer' };

const againMs = 2_000;

export const lookupInput = (asked: DossierQuery) =>
  'token' in asked ? { token: asked.token } : { code: asked.code as DossierCode };

/** "retry-after" of a refusal, in seconds. */
export const readRetryAfter = (detail: unknown) =>
  (detail as { retryAfterSeconds?: number } | null)?.retryAfterSeconds ?? 10;

/** `kioskToken`: whose calls are counted. */
export function useDossierLookup(asked: DossierQuery, kioskToken: string): DossierLookup {
  const [followed, setFollowed] = useState<DossierLookup>({ state: 'looking' });
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await makeCall('dossier.find', lookupInput(asked), { token: kioskToken, requestId: null });
      if (over) return;
      if (answer.ok) return setFollowed({ state: 'found', dossier: answer.value });
      if (answer.refusal === 'dossier.unknown' || answer.refusal === 'input.invalid') {
        const { dataAt = serverNow() } = (answer.detail ?? {}) as { dataAt?: number };
        return setFollowed({ state: 'unknown', dataAt });
      }
      const slow = answer.refusal === 'rate.limited' ? readRetryAfter(answer.detail) * 1_000 : null;
      setFollowed(slow === null ? { state: 'no-answer' } : { state: 'slowed', until: performance.now() + slow });
      timer = setTimeout(() => void ask(), slow ?? againMs);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asked, kioskToken]);
  return followed;
}
