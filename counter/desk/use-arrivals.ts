// Notifies an officer who is looking elsewhere that somebody waits: with a soft sound when the queue was empty before,
// and with the title of the window.
import { useEffect, useRef } from 'preact/hooks';
import type { CounterView } from '../../common/contract/views/desk-views.ts';

interface Queue {
  /** How many tickets wait. */
  waiting: number;
  /** The ticket at this counter. */
  currentId: string | null;
}

/**
 * Returns whether a citizen has come while nobody was waiting. A ticket that this counter put back into the queue is
 * not an arrival.
 */
export function isArrival(before: Queue | null, after: Queue & { nextIds: readonly string[] }): boolean {
  if (before === null || before.waiting > 0 || after.waiting === 0) return false;
  return before.currentId === null || !after.nextIds.includes(before.currentId);
}

/**
 * Plays two quiet notes. Browsers stay silent until the page was touched once; the title of the window still changes.
 */
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
    // Browsers allow sound only after the first key or click, so the audio context is created then.
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
