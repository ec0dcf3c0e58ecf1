// The vibration and the tone of the phone. Browsers allow sound only after a touch, so the page must not depend on it.

const canVibrate = 'vibrate' in navigator;
let sound: AudioContext | null = null;

/** Tells whether this phone can vibrate or ring. */
export function canRing(): boolean {
  return canVibrate || 'AudioContext' in window;
}

/** To be called while a touch is handled: opens the sound and plays a sample. */
export async function allowBell(): Promise<void> {
  try {
    sound ??= new AudioContext();
    await sound.resume();
  } catch {
    sound = null; // Without sound the phone only vibrates.
  }
  ring('sample');
}

/** Rings three times when the ticket is called, so that it is felt in a pocket; otherwise once. */
export function ring(reason: 'called' | 'next' | 'sample'): void {
  const rounds = reason === 'called' ? 3 : 1;
  if (canVibrate)
    navigator.vibrate(reason === 'called' ? [400, 150, 400, 150, 400, 600, 400, 150, 400, 150, 400] : [200]);
  if (sound === null) return;
  void sound.resume();
  for (let round = 0; round < rounds; round++) {
    const begin = sound.currentTime + 0.05 + round * 1.6;
    playNote(sound, { pitch: 659.3, begin, length: 0.9 });
    playNote(sound, { pitch: 523.3, begin: begin + 0.45, length: 1.1 });
  }
}

interface Note {
  /** Hertz. */
  pitch: number;
  /** Seconds by the clock of the sound context. */
  begin: number;
  /** Seconds. */
  length: number;
}

/** Plays a note that fades like a small bronze bell: the tone and a quiet partial above it. */
function playNote(context: AudioContext, { pitch, begin, length }: Note): void {
  for (const [times, loudness] of [
    [1, 0.5],
    [2.76, 0.08],
  ] as const) {
    const tone = context.createOscillator();
    const fade = context.createGain();
    tone.frequency.value = pitch * times;
    fade.gain.setValueAtTime(0.0001, begin);
    fade.gain.exponentialRampToValueAtTime(loudness, begin + 0.015);
    fade.gain.exponentialRampToValueAtTime(0.0001, begin + length);
    tone.connect(fade).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + length);
  }
}

/**
 * Keeps the phone awake until the returned function is called, because a sleeping phone cannot ring. Browsers can do that on
 * secure pages only.
 */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;
  const hold = async () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      const acquired = await navigator.wakeLock.request('screen');
      if (over) void acquired.release();
      else lock = acquired;
    } catch {
      // The battery is low or the browser does not allow it. The page works without.
    }
  };
  void hold();
  document.addEventListener('visibilitychange', hold);
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', hold);
    void lock?.release();
  };
}
