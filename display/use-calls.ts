// Runs the call queue: accepts calls, advances the queue with time, and has each presented call announced. The rules are in
// call-queue.ts.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Announcement, Ended } from '../common/contract/live-protocol.ts';
import type { TicketCalledMoment } from '../common/contract/moments.ts';
import type { DisplayView } from '../common/contract/views/display-views.ts';
import { serverNow } from '../common/screen/live-channel.ts';
import {
  advanceQueue,
  type CallQueue,
  emptyCallQueue,
  enqueueCall,
  isOutdated,
  markVoiceEnded,
  presentAnnouncedCall,
  removeEndedCalls,
} from './call-queue.ts';

const tickMs = 200;

export interface Calls {
  queue: CallQueue;
  onCalled: (event: TicketCalledMoment) => void;
  /** The server begins an announcement. */
  onAnnouncement: (announcement: Announcement, ended: Ended) => void;
  /** Applies the settings of the screen, and removes calls that the view shows as ended. */
  syncWithView: (view: DisplayView) => void;
}

/** `announce` resolves when a call has been heard. The view limits a screen above one counter to the calls of that counter. */
export function useCalls(announce: (announcement: Announcement | null) => Promise<boolean>): Calls {
  const [queue, setQueue] = useState<CallQueue>(emptyCallQueue);
  const counterId = useRef<string | null>(null);
  const serverPaced = useRef(false);
  const latestAnnounce = useRef(announce);
  latestAnnounce.current = announce;

  const onCalled = useCallback((event: TicketCalledMoment) => {
    if (counterId.current !== null && event.counterId !== counterId.current) return;
    // The age is measured by the server's clock. The presentation is timed by the page's own, which cannot be set back.
    if (!isOutdated(event, serverNow()))
      setQueue(old => advanceQueue(enqueueCall(old, event), performance.now(), serverPaced.current));
  }, []);

  const onAnnouncement = useCallback((announcement: Announcement, ended: Ended) => {
    const event = announcement.moment;
    setQueue(old => presentAnnouncedCall(old, announcement, performance.now()));
    // `ended` must be called even after a failure, because the server waits for it.
    latestAnnounce
      .current(announcement)
      .catch(fault => {
        console.warn('a call could not be announced', fault);
        return false;
      })
      .then(heard => {
        if (event !== null) setQueue(old => markVoiceEnded(old, event.momentId));
        ended({ heard });
      });
  }, []);

  const syncWithView = useCallback((view: DisplayView) => {
    counterId.current = view.screen.counterId;
    serverPaced.current = view.screen.voice;
    setQueue(old => removeEndedCalls(old, view.recent));
  }, []);

  const busy = queue.presented !== null || queue.waiting.length > 0;
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => setQueue(old => advanceQueue(old, performance.now(), serverPaced.current)), tickMs);
    return () => clearInterval(timer);
  }, [busy]);

  const ownCallId = queue.presented?.announcement === null ? queue.presented.event.momentId : null;
  // This plays the calls that the screen presents by itself. Those of the server are played in `onAnnouncement`.
  useEffect(() => {
    if (ownCallId === null) return;
    const markEnded = () => setQueue(old => markVoiceEnded(old, ownCallId));
    latestAnnounce.current(null).then(markEnded, fault => {
      console.warn('a call could not be announced', fault);
      markEnded();
    });
  }, [ownCallId]);

  return { queue, onCalled, onAnnouncement, syncWithView };
}
