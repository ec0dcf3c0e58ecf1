// Tells an officer who looks elsewhere that somebody waits: a soft sound when nobody waited before, and the window's title.
import { useEffect, useRef } from 'preact/hooks';
import type { CounterView } from '../../common/contract/views.ts';

interface Queue {
  waiting: number;
  currentId: string | null;
}

/** Whether the second picture brings a new citizen where nobody waited. A ticket put back by this desk is no arrival. */
export function isArrival(before: Queue | null, after: Queue & { nextIds: readonly string[] }): boolean {
  if (before === null || before.waiting > 0 || after.waiting === 0) return false;
  return before.currentId === null || !after.nextIds.includes(before.currentId);
}

/** Two quiet notes. A browser that has not yet been touched stays silent; the title tells all the same. */
function playSoftSound(context: AudioContext): void {
  if (context.state === 'suspended') void context.resume();
  [659, 880].forEach((hertz, i) => {
    const start = context.currentTime + i * 0.16;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.12, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.5);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.55);
  });
}

export function useArrivals(view: CounterView | null, title: string, waitingTitle: string): void {
  const before = useRef<Queue | null>(null);
  const sound = useRef<AudioContext | null>(null);

  useEffect(() => {
    document.title = view !== null && view.waiting > 0 ? waitingTitle : title;
  }, [view === null, view?.waiting, title, waitingTitle]);

  useEffect(() => {
    // Browsers let a page sound only after a hand has touched it; from then on the context is ready.
    const ready = () => {
      sound.current ??= new AudioContext();
      if (sound.current.state === 'suspended') void sound.current.resume();
    };
    window.addEventListener('keydown', ready, { once: true });
    window.addEventListener('pointerdown', ready, { once: true });
    return () => {
      window.removeEventListener('keydown', ready);
      window.removeEventListener('pointerdown', ready);
      void sound.current?.close();
    };
  }, []);

  useEffect(() => {
    if (view === null) return;
    const after = {
      waiting: view.waiting,
      currentId: view.current?.ticketId ?? null,
      nextIds: view.next.map(ticket => ticket.ticketId as string),
    };
    const arrived = view.counter.state === 'open' && isArrival(before.current, after);
    before.current = after;
    if (arrived && sound.current !== null) playSoftSound(sound.current);
  }, [view]);
}
