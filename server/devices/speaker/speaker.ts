// The words of the loudspeaker: what a zone is, what an announcement is, and what a way out for sound must be.
import type { Purpose, Ways } from '../../../common/text/speech.ts';
import type { JournalEntry } from '../../core/events.ts';

/** All announcements have this rate: better than a telephone, and light enough for an old TV. */
export const soundRate = 24_000;

/** One part of the hall with one voice of its own: never two announcements at once in it. */
export interface Zone {
  id: string;
  /** The counters called here; null for all. */
  counters: readonly string[] | null;
  /** The TVs of this part: they show each call when it is spoken, and sound it when `out` is "screens". */
  screens: readonly string[];
  /** Through the loudspeakers of the TVs, or through a sound card of this server ("default", "plughw:1,0"). */
  out: 'screens' | { card: string };
  /** In this order, each after the other. */
  languages: readonly string[];
  /** Says languages other than the first only to those who took their number in it. */
  ownLanguageOnly: boolean;
  /** How often a call is said in a row. */
  times: number;
  ways: Ways;
  /** Says the name of the service too, where the sources can. */
  sayField: boolean;
  /** Services for which a citizen comes to collect or to pay; all others are plain service. */
  purposes: Readonly<Record<string, Purpose>>;
  /** While more than so many calls wait, each is only chimed and shown. */
  mostWaiting: number;
  /** Sessions without any sound, in minutes of the local day: [[690, 780]] for 11:30-13:00. Calls are only shown. */
  quiet: readonly (readonly [from: number, to: number])[];
  /** 1 is full. */
  volume: number;
}

/** A sound ready to be played: the bytes of a WAV file, named by their hash. */
export interface Audio {
  name: string;
  wav: Uint8Array;
  durationMs: number;
  /** The languages that are really said in it; none in a chime. */
  languages: readonly string[];
}

/** What the screens of a zone are told when an announcement begins. */
export interface ScreenAnnouncement {
  announcementId: string;
  /** The call, exactly as the voice has it; null when the loudspeaker is only tried. */
  entry: JournalEntry | null;
  /** What the screen plays, "/audio/<name>.wav"; null when it only shows. */
  url: string | null;
  durationMs: number;
}

/**
 * Tells the screens of a zone that an announcement begins, and resolves when each of them has said that it is over, or at
 * the deadline. `answered`: screens that said so. `heard`: those of them that sounded it.
 */
export type AnnounceOnScreens = (
  screens: readonly string[],
  told: ScreenAnnouncement,
  deadlineMs: number,
) => Promise<{ answered: number; heard: number }>;

/** A sound card. `play` resolves when it has sounded to the end, and rejects when it did not. */
export interface Card {
  play(device: string, audio: Audio, signal: AbortSignal): Promise<void>;
}
