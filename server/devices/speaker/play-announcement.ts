// Plays one announcement in a zone, on its screens or on a sound card, and reports whether there was sound.
import { randomUUID } from 'node:crypto';
import type { JournalEntry } from '../../core/events.ts';
import type { Log } from '../../runtime/log.ts';
import type { AudioCache } from './audio-cache.ts';
import type { AnnounceOnScreens, Audio, Card, Zone } from './speaker.ts';

export interface OutputDependencies {
  zone: Zone;
  audioCache: AudioCache;
  announceOnScreens: AnnounceOnScreens;
  card: Card;
  log: Log;
}

/** A screen that never reports the end of a sound delays the next announcement by at most this. */
const maxScreenDelayMs = 2_000;
/** Added once more to the deadline of a whole announcement. */
const maxOutputDelayMs = 3_000;
/** The time for which a call stays on the screens at least, spoken or not. */
export const minTurnMs = 3_000;

interface PlayOptions {
  /** Null when the call is only shown. */
  audio: Audio | null;
  /** The call from which the speech was made; null for a test. */
  entry: JournalEntry | null;
  signal: AbortSignal;
  /** Resolves after so many ms, or earlier when the server stops. */
  pause: (ms: number) => Promise<void>;
  /** Called with what is wrong with the sound, or with null when there was sound. */
  onSound: (trouble: string | null) => void;
}

/** Resolves when the announcement is over, at the latest at its deadline. Never rejects because of an output. */
export async function playAnnouncement(
  { zone, audioCache, announceOnScreens, card, log }: OutputDependencies,
  { audio, entry, signal, pause, onSound }: PlayOptions,
): Promise<void> {
  const byScreens = zone.out === 'screens';
  if (audio !== null && byScreens) audioCache.put(audio);
  const durationMs = audio?.durationMs ?? 0;
  const deadlineMs = durationMs + maxScreenDelayMs;
  const announcement = {
    announcementId: randomUUID(),
    entry,
    url: audio !== null && byScreens ? `/audio/${audio.name}.wav` : null,
    durationMs,
  };
  const screens = announceOnScreens(zone.screens, announcement, deadlineMs).then(
    ({ answered, heard }) => {
      if (audio === null || !byScreens) return;
      // A screen that is switched off does not answer, and that is no fault of the sound.
      if (answered > 0) onSound(heard === 0 ? 'the screens give no sound' : null);
    },
    error =>
      log.error(
        { code: 'speaker.screens-failed', part: 'speaker', id: zone.id, err: error },
        'screens could not be asked to speak',
      ),
  );
  const played =
    audio === null || zone.out === 'screens'
      ? null
      : card.play(zone.out.card, audio, signal).then(
          () => onSound(null),
          error => {
            if (!signal.aborted) onSound(`the sound card: ${(error as Error).message.split('\n')[0]}`);
          },
        );
  // An output that never answers must not stop the next announcement, so there is a deadline of our own.
  await Promise.race([Promise.all([screens, played, pause(minTurnMs)]), pause(deadlineMs + maxOutputDelayMs)]);
}
