// Runs the queue of fresh results beside that of the calls. The rules stand in result-queue.ts.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Announcement, Ended } from '../common/contract/live.ts';
import type { DossierReadyMoment } from '../common/contract/moments.ts';
import { serverNow } from '../common/screen/live-channel.ts';
import { isLate } from './call-queue.ts';
import { addResult, endResult, noResults, presentResult, type ResultQueue, stepResults } from './result-queue.ts';

const lookMs = 200;

export interface Results {
  /** Shown large now. */
  presented: DossierReadyMoment | null;
  take: (moment: DossierReadyMoment) => void;
  lead: (announcement: Announcement, ended: Ended) => void;
}

/** `led`: the server says when a result is shown and heard. `calling`: somebody is being called on this screen. */
export function useResults(
  announce: (announcement: Announcement | null) => Promise<boolean>,
  led: boolean,
  calling: boolean,
): Results {
  const [results, setResults] = useState<ResultQueue>(noResults);
  const now = useRef({ announce, led, calling });
  now.current = { announce, led, calling };

  const take = useCallback((moment: DossierReadyMoment) => {
    // Where the server leads, what it does not announce is seen in the list all the same.
    if (now.current.led || isLate(moment, serverNow())) return;
    setResults(old => stepResults(addResult(old, moment), performance.now(), now.current.calling));
  }, []);

  const lead = useCallback((announcement: Announcement, ended: Ended) => {
    const momentId = announcement.moment?.momentId ?? '';
    setResults(old => presentResult(old, announcement, performance.now()));
    now.current
      .announce(announcement)
      .catch(fault => {
        console.warn('a result could not be announced', fault);
        return false;
      })
      .then(heard => {
        setResults(old => endResult(old, momentId));
        ended({ heard });
      });
  }, []);

  const busy = results.presented !== null || results.waiting.length > 0;
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(
      () => setResults(old => stepResults(old, performance.now(), now.current.calling)),
      lookMs,
    );
    return () => clearInterval(timer);
  }, [busy]);

  const own = results.presented?.announcement === null ? results.presented.moment.momentId : null;
  useEffect(() => {
    if (own === null) return;
    const over = () => setResults(old => endResult(old, own));
    now.current.announce(null).then(over, fault => {
      console.warn('a result could not be announced', fault);
      over();
    });
  }, [own]);

  return { presented: results.presented?.moment ?? null, take, lead };
}
