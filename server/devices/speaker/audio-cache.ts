// The announcements of the last minutes, to be fetched by the screens that play them: /audio/<name>.wav.
import type { Audio } from './speaker.ts';

export interface AudioCache {
  put(audio: Audio): void;
  /** The WAV file of this name; null when it was never there or is long over. */
  read(name: string): Uint8Array | null;
}

/** About half a megabyte each; a screen fetches within a second of being told. */
const kept = 16;

export function createAudioCache(): AudioCache {
  const files = new Map<string, Uint8Array>();
  return {
    put({ name, wav }) {
      // Put last again: the oldest goes first.
      files.delete(name);
      files.set(name, wav);
      if (files.size > kept) files.delete(files.keys().next().value as string);
    },
    read: name => files.get(name) ?? null,
  };
}
