// The phone's buzz and tone. Browsers allow sound only after a touch, so nothing here may be needed to know one's turn.

const canBuzz = 'vibrate' in navigator;
let sound: AudioContext | null = null;

/** Whether there is anything to switch on. */
export function canRing(): boolean {
  return canBuzz || 'AudioContext' in window;
}

/** To be called from a touch: opens the sound and lets the holder hear what will come. */
export async function allowBell(): Promise<void> {
  try {
    sound ??= new AudioContext();
    await sound.resume();
  } catch {
    sound = null; // No sound here; the buzz alone must do.
  }
  ring('sample');
}

/** Called: three rounds, felt in a pocket. Next in line, and the sample: one soft sign. */
export function ring(why: 'called' | 'next' | 'sample'): void {
  const rounds = why === 'called' ? 3 : 1;
  if (canBuzz) navigator.vibrate(why === 'called' ? [400, 150, 400, 150, 400, 600, 400, 150, 400, 150, 400] : [200]);
  if (sound === null) return;
  void sound.resume();
  for (let round = 0; round < rounds; round++) {
    const begin = sound.currentTime + 0.05 + round * 1.6;
    playNote(sound, 659.3, begin, 0.9);
    playNote(sound, 523.3, begin + 0.45, 1.1);
  }
}

/** One struck note that dies away, like a small bronze bell: the tone and a quiet partial above it. */
function playNote(context: AudioContext, pitch: number, begin: number, length: number): void {
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

/** Keeps the phone awake while wanted, where the browser can (secure pages only): a sleeping phone cannot ring. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;
  const hold = async () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      const got = await navigator.wakeLock.request('screen');
      if (over) void got.release();
      else lock = got;
    } catch {
      // Low battery or not allowed: the page works all the same.
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
