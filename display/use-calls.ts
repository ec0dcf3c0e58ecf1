// Runs the call queue: takes in moments, lets time pass, has each presented call announced. The rules stand in call-queue.ts.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Announcement, Ended } from '../common/contract/live.ts';
import type { TicketCalledMoment } from '../common/contract/moments.ts';
import type { DisplayView } from '../common/contract/views.ts';
import { serverNow } from '../common/screen/live-channel.ts';
import {
  addCall,
  type CallQueue,
  dropEnded,
  endVoice,
  isLate,
  noCalls,
  presentAnnounced,
  stepQueue,
} from './call-queue.ts';

const lookMs = 200;

export interface Calls {
  queue: CallQueue;
  take: (moment: TicketCalledMoment) => void;
  /** The server begins an announcement. */
  lead: (announcement: Announcement, ended: Ended) => void;
}

/** `announce` resolves when a call has been heard. `counterId` keeps a screen over one counter to its own calls. */
export function useCalls(
  announce: (announcement: Announcement | null) => Promise<boolean>,
): Calls & { keepTo: (view: DisplayView) => void } {
  const [queue, setQueue] = useState<CallQueue>(noCalls);
  const counterId = useRef<string | null>(null);
  const led = useRef(false);
  const speak = useRef(announce);
  speak.current = announce;

  const take = useCallback((moment: TicketCalledMoment) => {
    if (counterId.current !== null && moment.counterId !== counterId.current) return;
    // The clock of this page for the stay (nobody sets it back), the server's for the age.
    if (!isLate(moment, serverNow())) setQueue(old => stepQueue(addCall(old, moment), performance.now(), led.current));
  }, []);

  const lead = useCallback((announcement: Announcement, ended: Ended) => {
    const { moment } = announcement;
    setQueue(old => presentAnnounced(old, announcement, performance.now()));
    // The answer comes whatever happens: the server waits for it.
    speak
      .current(announcement)
      .catch(fault => {
        console.warn('a call could not be announced', fault);
        return false;
      })
      .then(heard => {
        if (moment !== null) setQueue(old => endVoice(old, moment.momentId));
        ended({ heard });
      });
  }, []);

  const keepTo = useCallback((view: DisplayView) => {
    counterId.current = view.screen.counterId;
    led.current = view.screen.voice;
    setQueue(old => dropEnded(old, view.recent));
  }, []);

  const busy = queue.presented !== null || queue.waiting.length > 0;
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => setQueue(old => stepQueue(old, performance.now(), led.current)), lookMs);
    return () => clearInterval(timer);
  }, [busy]);

  const own = queue.presented?.announcement === null ? queue.presented.moment.momentId : null;
  // Calls of this screen's own; those that the server announces sound in `lead`.
  useEffect(() => {
    if (own === null) return;
    const over = () => setQueue(old => endVoice(old, own));
    speak.current(null).then(over, fault => {
      console.warn('a call could not be announced', fault);
      over();
    });
  }, [own]);

  return { queue, take, lead, keepTo };
}
