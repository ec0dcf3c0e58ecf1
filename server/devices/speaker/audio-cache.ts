// Keeps the last announcements, so that the screens can fetch them at /audio/<name>.wav.
import type { Audio } from './speaker.ts';

export interface AudioCache {
  put(audio: Audio): void;
  /** The WAV file of this name; null when it is not, or no longer, there. */
  read(name: string): Uint8Array | null;
}

/** Each has about half a megabyte, and a screen fetches it within a second. */
const maxFiles = 16;

export function createAudioCache(): AudioCache {
  const files = new Map<string, Uint8Array>();
  return {
    put({ name, wav }) {
      // Deleted first, so that a file that is put again becomes the newest; the oldest is dropped.
      files.delete(name);
      files.set(name, wav);
      if (files.size > maxFiles) files.delete(files.keys().next().value as string);
    },
    read: name => files.get(name) ?? null,
  };
}
