// Makes the announcements of one zone, strictly one after the other. None begins before the last one has ended or its deadline has
// passed, none is cut off, and a failure of one does not stop the next.
import type { JournalEntry } from '../../core/events.ts';
import { type AnnouncementQueue, dequeue, enqueue } from './announcements.ts';
import { minTurnMs, type OutputDependencies, playAnnouncement } from './play-announcement.ts';
import type { Audio } from './speaker.ts';
import type { Utterance, Voice } from './voice.ts';

export interface AnnouncementRequest {
  /** The ticket or dossier; null for a test of the loudspeaker. */
  ticketId: string | null;
  /** True for a result, which can also be fetched tomorrow: calls go before it. */
  canWait?: boolean;
  /** The journal's entry of the call or of the result; null for a test. */
  entry: JournalEntry | null;
  /** What is spoken, one for each language; only the chime sounds when there is none. */
  utterances: readonly Utterance[];
}

export interface ZoneQueueDependencies extends OutputDependencies {
  /** Resolves when the clips are read; what is called before is announced then. */
  voice: Promise<Voice>;
  /** Whether a call has lost its meaning while it waited (served, absent, sent elsewhere), so that it must not be spoken. */
  isOver: (request: AnnouncementRequest) => boolean;
  /** Whether this is a time without sound. */
  isQuiet: () => boolean;
}

export interface ZoneQueue {
  add(request: AnnouncementRequest): void;
  /** What is wrong with the sound of this zone; null when nothing is. */
  trouble(): string | null;
  /** Ends at once and drops the announcements that wait. */
  stop(): Promise<void>;
}

type QueuedRequest = AnnouncementRequest & { synthesize: () => Promise<Audio> };

/** Between two announcements. */
const pauseMs = 400;
/** When the speech takes longer, this call is only chimed, and the speech is cached for the next time. */
const maxSynthesisMs = 1_500;

export function createZoneQueue(dependencies: ZoneQueueDependencies): ZoneQueue {
  const { zone, voice, isOver, isQuiet, log } = dependencies;
  const stopped = new AbortController();
  const pause = (ms: number) => waitUnlessAborted(ms, stopped.signal);
  const onStopped = new Promise<null>(resolve => stopped.signal.addEventListener('abort', () => resolve(null)));
  let queue: AnnouncementQueue<QueuedRequest> = [];
  let working: Promise<void> | null = null;
  let trouble: string | null = null;

  /** Returns a function that synthesizes the request when it is called first, and only once. */
  function prepareSynthesis({ utterances }: AnnouncementRequest): () => Promise<Audio> {
    let audio: Promise<Audio> | null = null;
    return () => {
      if (audio === null) {
        audio = voice.then(ready => ready.synthesize(utterances, zone));
        audio.catch(() => undefined);
      }
      return audio;
    };
  }

  async function chooseAudio(synthesize: () => Promise<Audio>, brief: boolean): Promise<Audio> {
    const chime = (await voice).chime(zone.volume);
    if (brief) return chime;
    return Promise.race([synthesize(), pause(maxSynthesisMs).then(() => chime)]);
  }

  function onSound(message: string | null): void {
    if (message !== null && message !== trouble)
      log.warn({ code: 'speaker.silent', part: 'speaker', id: zone.id, reason: message }, 'no sound');
    trouble = message;
  }

  async function announce(request: QueuedRequest, brief: boolean): Promise<void> {
    if (isOver(request)) return;
    const audio = isQuiet() ? null : await Promise.race([chooseAudio(request.synthesize, brief), onStopped]);
    // The call may have lost its meaning during the synthesis.
    if (stopped.signal.aborted || isOver(request)) return;
    await playAnnouncement(dependencies, { audio, entry: request.entry, signal: stopped.signal, pause, onSound });
    await pause(pauseMs);
  }

  async function work(): Promise<void> {
    for (let turn = dequeue(queue, zone.mostWaiting); turn !== null; turn = dequeue(queue, zone.mostWaiting)) {
      queue = turn.rest;
      if (stopped.signal.aborted) break;
      try {
        await announce(turn.next, turn.brief);
      } catch (error) {
        log.error(
          { code: 'speaker.announcement-failed', part: 'speaker', id: zone.id, err: error },
          'announcement failed',
        );
        // The pause keeps a failure of every announcement from using the whole processor.
        await pause(minTurnMs);
      }
    }
  }

  return {
    add(request) {
      if (stopped.signal.aborted) return;
      const synthesize = prepareSynthesis(request);
      // Synthesized while others are announced, so that its turn begins with sound. In a rush most calls are only chimed, and
      // hundreds of sentences that nobody will hear would slow the server down.
      if (queue.length < zone.mostWaiting) void synthesize();
      queue = enqueue(queue, { ...request, synthesize });
      working ??= work().finally(() => {
        working = null;
      });
    },
    trouble: () => trouble,
    async stop() {
      stopped.abort();
      queue = [];
      await working;
    },
  };
}

/** Resolves after so many ms, or at once when the signal is aborted, so that a stop never waits. */
function waitUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(end, ms);
    function end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
    signal.addEventListener('abort', end);
  });
}
