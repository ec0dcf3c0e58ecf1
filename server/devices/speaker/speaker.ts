// The types of the loudspeaker: what a zone is, what an announcement is, and what an output for sound must do.
import type { Purpose, SpeechSettings } from '../../../common/text/announcement.ts';
import type { JournalEntry } from '../../core/events.ts';

/** Samples a second of all announcements: better than a telephone, and little work for an old TV. */
export const soundRate = 24_000;

/** One part of the hall with a voice of its own, in which there are never two announcements at once. */
export interface Zone {
  id: string;
  /** The counters that are called here; null for all. */
  counters: readonly string[] | null;
  /** The TVs of this part: each shows a call when it is spoken, and plays it when `out` is "screens". */
  screens: readonly string[];
  /** The loudspeakers of the TVs, or a sound card of this server ("default", "plughw:1,0"). */
  out: 'screens' | { card: string };
  /** Spoken one after the other, in this order. */
  languages: readonly string[];
  /** True: languages other than the first are spoken only for citizens who took their number in them. */
  ownLanguageOnly: boolean;
  /** How often a call is spoken in a row. */
  times: number;
  ways: SpeechSettings;
  /** True: the name of the service is spoken too, when there is a voice for it. */
  sayField: boolean;
  /** The services for which a citizen comes to collect or to pay; all others are ordinary service. */
  purposes: Readonly<Record<string, Purpose>>;
  /** When more calls than this wait, the next one is only chimed and shown. */
  mostWaiting: number;
  /** Times without sound, in minutes of the local day: [[690, 780]] means 11:30-13:00. Calls are only shown then. */
  quiet: readonly (readonly [from: number, to: number])[];
  /** From 0 to 1, the full volume. */
  volume: number;
}

/** A sound that is ready to be played. */
export interface Audio {
  /** The hash of the bytes in hex. */
  name: string;
  /** A WAV file. */
  wav: Uint8Array;
  durationMs: number;
  /** The languages that are really spoken in it; empty for a chime. */
  languages: readonly string[];
}

/** What the screens of a zone receive when an announcement begins. */
export interface ScreenAnnouncement {
  announcementId: string;
  /** The call from which the speech was made; null for a test of the loudspeaker. */
  entry: JournalEntry | null;
  /** What the screen plays, "/audio/<name>.wav"; null when it only shows the call. */
  url: string | null;
  durationMs: number;
}

/**
 * Sends an announcement to the screens of a zone. Resolves when each of them has reported its end, or at the deadline; rejects
 * only when the program fails.
 *
 * @returns `answered`: the number of screens that reported the end; `heard`: how many of those played the sound
 */
export type AnnounceOnScreens = (
  screens: readonly string[],
  announcement: ScreenAnnouncement,
  deadlineMs: number,
) => Promise<{ answered: number; heard: number }>;

/**
 * Plays sounds on the sound cards of this server.
 *
 * @example
 * await createCard().play('default', audio, new AbortController().signal);
 */
export interface Card {
  /**
   * Resolves when the sound was played to its end. Rejects when the device does not exist, does not finish in time, or when the
   * signal is aborted.
   * @param device as ALSA names it, "plughw:1,0"
   */
  play(device: string, audio: Audio, signal: AbortSignal): Promise<void>;
}
