// Runs the queue of fresh results beside the queue of calls. The rules are in result-queue.ts.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Announcement, Ended } from '../common/contract/live-protocol.ts';
import type { DossierReadyMoment } from '../common/contract/moments.ts';
import { serverNow } from '../common/screen/live-channel.ts';
import { isOutdated } from './call-queue.ts';
import {
  advanceResults,
  emptyResultQueue,
  enqueueResult,
  markResultEnded,
  presentAnnouncedResult,
  type ResultQueue,
} from './result-queue.ts';

const tickMs = 200;

export interface Results {
  /** The result that is presented large now. */
  presented: DossierReadyMoment | null;
  onResult: (event: DossierReadyMoment) => void;
  /** The server begins an announcement. */
  onAnnouncement: (announcement: Announcement, ended: Ended) => void;
}

/**
 * `serverPaced`: the server decides when a result is presented and announced. `calling`: a ticket is being called on this
 * screen now.
 */
export function useResults(
  announce: (announcement: Announcement | null) => Promise<boolean>,
  serverPaced: boolean,
  calling: boolean,
): Results {
  const [results, setResults] = useState<ResultQueue>(emptyResultQueue);
  const latest = useRef({ announce, serverPaced, calling });
  latest.current = { announce, serverPaced, calling };

  const onResult = useCallback((event: DossierReadyMoment) => {
    // On a server-paced screen, a result without an announcement is shown in the list only.
    if (latest.current.serverPaced || isOutdated(event, serverNow())) return;
    setResults(old => advanceResults(enqueueResult(old, event), performance.now(), latest.current.calling));
  }, []);

  const onAnnouncement = useCallback((announcement: Announcement, ended: Ended) => {
    const momentId = announcement.moment?.momentId ?? '';
    setResults(old => presentAnnouncedResult(old, announcement, performance.now()));
    // `ended` must be called even after a failure, because the server waits for it.
    latest.current
      .announce(announcement)
      .catch(fault => {
        console.warn('a result could not be announced', fault);
        return false;
      })
      .then(heard => {
        setResults(old => markResultEnded(old, momentId));
        ended({ heard });
      });
  }, []);

  const busy = results.presented !== null || results.waiting.length > 0;
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(
      () => setResults(old => advanceResults(old, performance.now(), latest.current.calling)),
      tickMs,
    );
    return () => clearInterval(timer);
  }, [busy]);

  const ownResultId = results.presented?.announcement === null ? results.presented.event.momentId : null;
  // This plays the results that the screen presents by itself.
  useEffect(() => {
    if (ownResultId === null) return;
    const markEnded = () => setResults(old => markResultEnded(old, ownResultId));
    latest.current.announce(null).then(markEnded, fault => {
      console.warn('a result could not be announced', fault);
      markEnded();
    });
  }, [ownResultId]);

  return { presented: results.presented?.event ?? null, onResult, onAnnouncement };
}
