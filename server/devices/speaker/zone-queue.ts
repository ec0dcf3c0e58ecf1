// Runs the announcements of one zone, strictly one after the other: none before the last has ended or its deadline has passed,
// none cut, and whatever goes wrong with one, the next has its turn.
import { randomUUID } from 'node:crypto';
import type { JournalEntry } from '../../core/events.ts';
import type { Log } from '../../runtime/log.ts';
import { type AnnouncementQueue, dequeue, enqueue } from './announcements.ts';
import type { AudioCache } from './audio-cache.ts';
import type { AnnounceOnScreens, Audio, Card, Zone } from './speaker.ts';
import type { Utterance, Voice } from './voice.ts';

export interface AnnouncementRequest {
  /** The ticket or dossier; null for a trial of the loudspeaker. */
  ticketId: string | null;
  patient?: boolean;
  /** The call or the result that came; null for a trial. */
  entry: JournalEntry | null;
  sayings: readonly Utterance[];
}

export interface ZoneQueueDependencies {
  zone: Zone;
  /** Its clips may still be being read: what is called meanwhile is said when they are there. */
  voice: Promise<Voice>;
  audioCache: AudioCache;
  announceOnScreens: AnnounceOnScreens;
  card: Card;
  /** The call came to nothing meanwhile (served, absent, sent elsewhere): saying it now would mislead. */
  isOver: (request: AnnouncementRequest) => boolean;
  isQuiet: () => boolean;
  log: Log;
}

export interface ZoneQueue {
  add(request: AnnouncementRequest): void;
  /** What is wrong with the sound of this zone, or null. */
  trouble(): string | null;
  /** Ends at once; what waits is forgotten. */
  stop(): Promise<void>;
}

/** A screen that never reports the end of a sound may hold the line for so long after it should have ended. */
const deadlineMs = 2_000;
/** The least that a call stays on the screens, spoken or not. */
export const minTurnMs = 3_000;
const betweenMs = 400;
/** A source that needs longer gets its sentence kept for the next time; this call is chimed. */
const makeWithinMs = 1_500;

export function createZoneQueue(parts: ZoneQueueDependencies): ZoneQueue {
  const { zone, voice, audioCache, announceOnScreens, card, isOver, isQuiet, log } = parts;
  const stopped = new AbortController();
  let line: AnnouncementQueue<AnnouncementRequest & { audio: () => Promise<Audio> }> = [];
  let working: Promise<void> | null = null;
  let trouble: string | null = null;

  const stop = new Promise<null>(resolve => stopped.signal.addEventListener('abort', () => resolve(null)));
  /** Resolves early when the server stops, so that a stop waits for nothing. */
  const pause = (ms: number) =>
    new Promise<void>(resolve => {
      if (stopped.signal.aborted) return resolve();
      const timer = setTimeout(over, ms);
      function over() {
        clearTimeout(timer);
        stopped.signal.removeEventListener('abort', over);
        resolve();
      }
      stopped.signal.addEventListener('abort', over);
    });

  /** Makes the sound of a request when it is first asked for, and once. */
  function prepare(request: AnnouncementRequest): () => Promise<Audio> {
    let made: Promise<Audio> | null = null;
    return () => {
      if (made === null) {
        made = voice.then(ready => ready.synthesize(request.sayings, zone.ways, zone.times, zone.volume));
        made.catch(() => undefined);
      }
      return made;
    };
  }

  async function chooseAudio(audio: () => Promise<Audio>, brief: boolean): Promise<Audio> {
    const chime = (await voice).chime(zone.volume);
    if (brief) return chime;
    return Promise.race([audio(), pause(makeWithinMs).then(() => chime)]);
  }

  function note(message: string | null): void {
    if (message !== null && message !== trouble)
      log.warn({ code: 'speaker.silent', part: 'speaker', id: zone.id, reason: message }, 'no sound');
    trouble = message;
  }

  async function sound(audio: Audio | null, request: AnnouncementRequest): Promise<void> {
    const byScreens = zone.out === 'screens';
    if (audio !== null && byScreens) audioCache.put(audio);
    const durationMs = audio?.durationMs ?? 0;
    const told = {
      announcementId: randomUUID(),
      entry: request.entry,
      url: audio !== null && byScreens ? `/audio/${audio.name}.wav` : null,
      durationMs,
    };
    const screens = announceOnScreens(zone.screens, told, durationMs + deadlineMs).then(
      answer => {
        if (audio === null || !byScreens) return;
        // A screen that was switched off says nothing, and nothing is wrong with the sound.
        if (answer.answered > 0) note(answer.heard === 0 ? 'the screens give no sound' : null);
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
        : card.play(zone.out.card, audio, stopped.signal).then(
            () => note(null),
            error => {
              if (!stopped.signal.aborted) note(`the sound card: ${(error as Error).message.split('\n')[0]}`);
            },
          );
    // The deadline is the line's own: whoever forgets to answer cannot silence the next.
    await Promise.race([Promise.all([screens, played, pause(minTurnMs)]), pause(durationMs + deadlineMs + 3_000)]);
  }

  async function work(): Promise<void> {
    for (let turn = dequeue(line, zone.mostWaiting); turn !== null; turn = dequeue(line, zone.mostWaiting)) {
      line = turn.line;
      if (stopped.signal.aborted) break;
      try {
        if (isOver(turn.next)) continue;
        const audio = isQuiet() ? null : await Promise.race([chooseAudio(turn.next.audio, turn.brief), stop]);
        // It may have come to nothing while it was being made.
        if (stopped.signal.aborted || isOver(turn.next)) continue;
        await sound(audio, turn.next);
        await pause(betweenMs);
      } catch (error) {
        log.error(
          { code: 'speaker.announcement-failed', part: 'speaker', id: zone.id, err: error },
          'announcement failed',
        );
        // Not at once: a fault of every announcement must not become a busy circle.
        await pause(minTurnMs);
      }
    }
  }

  return {
    add(request) {
      if (stopped.signal.aborted) return;
      const audio = prepare(request);
      // Made while others are being said, so that its turn begins with sound. But not in a rush, in which most are only
      // chimed: hundreds of sentences that nobody will hear would cost the server its breath.
      if (line.length < zone.mostWaiting) void audio();
      line = enqueue(line, { ...request, audio });
      working ??= work().finally(() => {
        working = null;
      });
    },
    trouble: () => trouble,
    async stop() {
      stopped.abort();
      line = [];
      await working;
    },
  };
}
