// The messages of the live channel, typed for both ends. The socket only informs; whoever wants to change something makes a call.
import { z } from 'zod';
import type { Moment } from './moments.ts';
import type { Refused } from './refusals.ts';
import type { ScanToShow } from './scanned.ts';
import type { View } from './views/index.ts';
import { ViewKind } from './views/view-envelope.ts';
import { MomentId } from './words.ts';

/** Request of a screen to watch a view on the live channel. */
export const Watch = z.strictObject({
  /** Which view. */
  kind: ViewKind,
  /** A screen's id for `display`, a counterId for `counter` and `rating`, a token for `phone` and `dossier`, "" else. */
  id: z.string().max(80).default(''),
  /** The last event that this screen has seen, or null; the server sends those after it. */
  since: MomentId.nullable().default(null),
});
export type Watch = z.input<typeof Watch>;

/**
 * Answer to `watch`. `build` is the server's build: a screen of another build reloads itself when nobody uses it. `now` is the
 * server's clock in UTC milliseconds, by which the screen corrects its own.
 */
export type WatchAnswer = { ok: true; build: string; now: number } | Refused;

/**
 * An announcement begins in the zone of a screen. The screen presents the call and, if it has a loudspeaker, plays the sound.
 * The server waits for the screen's answer before the next announcement begins.
 */
export interface Announcement {
  announcementId: string;
  /** The call that is announced, to be presented now; null when only the loudspeaker is tested. */
  moment: Moment | null;
  /** Address on this server of one file with chime and speech; null when the call is only shown. */
  url: string | null;
  /** Length of the sound in milliseconds; 0 without sound. */
  durationMs: number;
}

/** The screen answers that an announcement is over; `heard` is false when it gave no sound. */
export type Ended = (answer: { heard: boolean }) => void;

/** Messages of the server to a screen. */
export interface FromServer {
  /** The whole view again, after each change. */
  view: (view: View) => void;
  /** Something happened that is shown or announced once. */
  moment: (moment: Moment) => void;
  /** The screen should present an announcement and answer when it is over. */
  announce: (announcement: Announcement, ended: Ended) => void;
  /**
   * The scanner beside this kiosk has read a code. The message goes to the paired kiosk only and is not replayed, because the
   * person will have left when a disconnected kiosk returns.
   */
  scanned: (scan: ScanToShow) => void;
}

/** Messages of a screen to the server. */
export interface FromScreen {
  /** Asks to be sent a view now and after each change. A screen may watch several views. */
  watch: (watch: Watch, answer: (answer: WatchAnswer) => void) => void;
}
