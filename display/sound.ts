// The loudspeaker of a TV: it plays sounds through Web Audio and reports when the browser blocks them. It never throws and
// never hangs, because a call without sound is still shown on the screen.

export interface Sound {
  /** Plays computed samples to their end. Resolves at once when no sound can be played. */
  play: (make: (sampleRate: number) => Float32Array<ArrayBuffer>) => Promise<void>;
  /** Plays a sound file of the server to its end. Resolves to false when it could not be loaded or played. */
  playFile: (url: string) => Promise<boolean>;
  /** To be called while handling a touch or key, because browsers allow sound only then. */
  unlock: () => Promise<void>;
  close: () => void;
}

const resumeTimeoutMs = 1_000;
/** The server is in the same building, so a slower answer will not come at all. */
const loadTimeoutMs = 3_000;
const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

export function openSound(onBlocked: (blocked: boolean) => void): Sound {
  let context: AudioContext | null = null;
  let closed = false;
  const buffers = new Map<unknown, AudioBuffer>();

  /** Returns a running context or null. A context that the system closed is replaced, so that one fault does not end all sound. */
  const resume = async (): Promise<AudioContext | null> => {
    if (closed) return null;
    if (context === null || context.state === 'closed') {
      buffers.clear();
      context = new AudioContext();
    }
    // Without a sound device, or before the first touch, the promise of `resume` may never settle.
    if (context.state !== 'running') await Promise.race([context.resume(), pause(resumeTimeoutMs)]);
    const running = context.state === 'running';
    onBlocked(!running);
    return running ? context : null;
  };

  const tryToResume = async (): Promise<AudioContext | null> => {
    try {
      return await resume();
    } catch (fault) {
      console.warn('sound cannot start', fault);
      onBlocked(true);
      return null;
    }
  };

  const playBuffer = async (running: AudioContext, buffer: AudioBuffer): Promise<void> => {
    const source = running.createBufferSource();
    source.buffer = buffer;
    source.connect(running.destination);
    source.start();
    // The end is timed, because the event `ended` does not come when the device is unplugged during the sound.
    await pause(buffer.duration * 1000);
    source.disconnect();
  };

  return {
    play: async make => {
      const running = await tryToResume();
      if (running === null) return;
      try {
        let buffer = buffers.get(make);
        if (buffer === undefined) {
          const samples = make(running.sampleRate);
          buffer = running.createBuffer(1, samples.length, running.sampleRate);
          buffer.copyToChannel(samples, 0);
          buffers.set(make, buffer);
        }
        await playBuffer(running, buffer);
      } catch (fault) {
        console.warn('a sound could not be played', fault);
      }
    },
    playFile: async url => {
      const running = await tryToResume();
      if (running === null) return false;
      try {
        const file = await fetch(url, { signal: AbortSignal.timeout(loadTimeoutMs) });
        if (!file.ok) throw new Error(`${url}: ${file.status}`);
        await playBuffer(running, await running.decodeAudioData(await file.arrayBuffer()));
        return true;
      } catch (fault) {
        console.warn('an announcement could not be played', fault);
        return false;
      }
    },
    unlock: async () => {
      await tryToResume();
    },
    close: () => {
      closed = true;
      void context?.close().catch(() => undefined);
    },
  };
}
