// Runs the call queue: takes in moments, lets time pass, has each presented call announced. The rules stand in call-queue.ts.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Moment } from '../common/contract/moments.ts';
import type { DisplayView } from '../common/contract/views.ts';
import { serverNow } from '../common/screen/live.ts';
import { addCall, type CallQueue, dropEnded, endVoice, isLate, noCalls, stepQueue } from './call-queue.ts';

const lookMs = 200;

export interface Calls {
  queue: CallQueue;
  take: (moment: Moment) => void;
}

/** `announce` resolves when a call has been heard. `counterId` keeps a screen over one counter to its own calls. */
export function useCalls(announce: (moment: Moment) => Promise<void>): Calls & { keepTo: (view: DisplayView) => void } {
  const [queue, setQueue] = useState<CallQueue>(noCalls);
  const counterId = useRef<string | null>(null);
  const speak = useRef(announce);
  speak.current = announce;

  const take = useCallback((moment: Moment) => {
    if (counterId.current !== null && moment.counterId !== counterId.current) return;
    // The clock of this page for the stay (nobody sets it back), the server's for the age.
    if (!isLate(moment, serverNow())) setQueue(old => stepQueue(addCall(old, moment), performance.now()));
  }, []);

  const keepTo = useCallback((view: DisplayView) => {
    counterId.current = view.screen.counterId;
    setQueue(old => dropEnded(old, view.recent));
  }, []);

  const presented = queue.presented?.moment ?? null;
  const busy = presented !== null;
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => setQueue(old => stepQueue(old, performance.now())), lookMs);
    return () => clearInterval(timer);
  }, [busy]);

  const momentId = presented?.momentId ?? null;
  // A moment never changes, so its id is reason enough.
  useEffect(() => {
    if (presented === null) return;
    const over = () => setQueue(old => endVoice(old, presented.momentId));
    speak.current(presented).then(over, fault => {
      console.warn('a call could not be announced', fault);
      over();
    });
  }, [momentId]);

  return { queue, take, keepTo };
}
