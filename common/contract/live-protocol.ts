// The live channel, named once and typed for both ends. The socket only ever tells; deeds go by calls.
import { z } from 'zod';
import type { Moment } from './moments.ts';
import type { Refused } from './refusals.ts';
import type { ScanToShow } from './scanned.ts';
import { type View, ViewKind } from './views.ts';
import { MomentId } from './words.ts';

/** `since`: the last moment this screen has seen, or null; the server tells those after it. */
export const Watch = z.strictObject({
  kind: ViewKind,
  id: z.string().max(80).default(''),
  since: MomentId.nullable().default(null),
});
export type Watch = z.input<typeof Watch>;

/** `build` is the server's build; a screen of another build reloads itself when idle. `now` lets it correct its clock. */
export type WatchAnswer = { ok: true; build: string; now: number } | Refused;

/**
 * An announcement begins in the zone of a screen. The screen presents its call and, if it has a loudspeaker, plays the sound;
 * the server waits for the answer before the next one begins.
 */
export interface Announcement {
  announcementId: string;
  /** The call that is said, to be presented now; null when the loudspeaker is only tried. */
  moment: Moment | null;
  /** The sound on this server, chime and speech in one file; null when the call is only shown. */
  url: string | null;
  /** How long the sound is; 0 without one. */
  durationMs: number;
}

/** The screen's word that an announcement is over; `heard` is false when it could not or should not sound. */
export type Ended = (answer: { heard: boolean }) => void;

export interface FromServer {
  view: (view: View) => void;
  moment: (moment: Moment) => void;
  announce: (announcement: Announcement, ended: Ended) => void;
  /**
   * The scanner that stands at this kiosk, on a cable of the server's, has read something: to be shown at once. Told to that
   * kiosk only, and once: to one that is away it is never told, for the person will have gone.
   */
  scanned: (scan: ScanToShow) => void;
}

export interface FromScreen {
  watch: (watch: Watch, answer: (answer: WatchAnswer) => void) => void;
}
