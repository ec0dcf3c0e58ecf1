// The loudspeaker of a TV: plays samples through Web Audio, and says when the browser does not let it sound.
// It never throws and never hangs: a call without sound is still a call on the screen.

export interface Sound {
  /** Plays to the end; resolves at once when it cannot sound. */
  play: (make: (sampleRate: number) => Float32Array<ArrayBuffer>) => Promise<void>;
  /** Plays a sound of the server to its end. False when it could not be had or heard. */
  playFile: (url: string) => Promise<boolean>;
  /** To be called from a touch or key, which is what a browser waits for. */
  unlock: () => Promise<void>;
  close: () => void;
}

const wakeMs = 1_000;
/** A server in the same building answers at once or not at all. */
const loadMs = 3_000;
const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

export function openSound(onBlocked: (blocked: boolean) => void): Sound {
  let context: AudioContext | null = null;
  let closed = false;
  const buffers = new Map<unknown, AudioBuffer>();

  /** A running context, or null. A context that the system closed is replaced, so that one fault is not the last sound. */
  const wake = async (): Promise<AudioContext | null> => {
    if (closed) return null;
    if (context === null || context.state === 'closed') {
      buffers.clear();
      context = new AudioContext();
    }
    // Without a sound device, or before the first touch, `resume` may stay open for ever.
    if (context.state !== 'running') await Promise.race([context.resume(), pause(wakeMs)]);
    const running = context.state === 'running';
    onBlocked(!running);
    return running ? context : null;
  };

  const tryToWake = async (): Promise<AudioContext | null> => {
    try {
      return await wake();
    } catch (fault) {
      console.warn('sound cannot start', fault);
      onBlocked(true);
      return null;
    }
  };

  const sound = async (running: AudioContext, buffer: AudioBuffer): Promise<void> => {
    const source = running.createBufferSource();
    source.buffer = buffer;
    source.connect(running.destination);
    source.start();
    // By the clock, not by `ended`: that event stays out when the device is pulled while it plays.
    await pause(buffer.duration * 1000);
    source.disconnect();
  };

  return {
    play: async make => {
      const running = await tryToWake();
      if (running === null) return;
      try {
        let buffer = buffers.get(make);
        if (buffer === undefined) {
          const samples = make(running.sampleRate);
          buffer = running.createBuffer(1, samples.length, running.sampleRate);
          buffer.copyToChannel(samples, 0);
          buffers.set(make, buffer);
        }
        await sound(running, buffer);
      } catch (fault) {
        console.warn('a sound could not be played', fault);
      }
    },
    playFile: async url => {
      const running = await tryToWake();
      if (running === null) return false;
      try {
        const file = await fetch(url, { signal: AbortSignal.timeout(loadMs) });
        if (!file.ok) throw new Error(`${url}: ${file.status}`);
        await sound(running, await running.decodeAudioData(await file.arrayBuffer()));
        return true;
      } catch (fault) {
        console.warn('an announcement could not be played', fault);
        return false;
      }
    },
    unlock: async () => {
      await tryToWake();
    },
    close: () => {
      closed = true;
      void context?.close().catch(() => undefined);
    },
  };
}
