// Announces what the feed reports: each call in its zone, with the same number, counter and priority as on the screens, because both
// come from the same journal entry. Speech is only a consequence: whatever fails here, the ticket is called.
import type { SiteSettings } from '../../config/site-file.ts';
import { localTime } from '../../core/day.ts';
import type { JournalEntry } from '../../core/events.ts';
import type { Feed } from '../../runtime/feed.ts';
import type { Log } from '../../runtime/log.ts';
import type { Store } from '../../store/store.ts';
import { createAudioCache } from './audio-cache.ts';
import { createUtteranceDescriber } from './describe-utterances.ts';
import type { AnnounceOnScreens, Card, Zone } from './speaker.ts';
import { createVoice, type Sources } from './voice.ts';
import { type AnnouncementRequest, createZoneQueue, type ZoneQueue } from './zone-queue.ts';

export interface VoiceSubscriber {
  /** Begins to listen, and resolves when the sources are loaded; what is called before is announced then. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The WAV file for GET /audio/<name>.wav; null when it is not, or no longer, there. */
  readAudio(name: string): Uint8Array | null;
  /** Not ok when a zone has no sound; the message names the zones and the reasons. */
  health(): { ok: boolean; message: string | null };
}

export interface VoiceDependencies {
  feed: Feed;
  store: Store;
  site: SiteSettings;
  zones: readonly Zone[];
  loadSources: () => Promise<Sources>;
  announceOnScreens: AnnounceOnScreens;
  card: Card;
  log: Log;
  /** UTC ms. */
  now: () => number;
}

export function createVoiceSubscriber(dependencies: VoiceDependencies): VoiceSubscriber {
  const { feed, store, site, zones, loadSources, announceOnScreens, card, log, now } = dependencies;
  const audioCache = createAudioCache();
  const describer = createUtteranceDescriber(store, site);
  let queues: { zone: Zone; queue: ZoneQueue }[] = [];
  let loading: Promise<Sources> | null = null;
  let unsubscribe: () => void = () => undefined;

  function isQuiet({ quiet }: Zone): boolean {
    const { minute } = localTime(now(), site.timeZone);
    return quiet.some(([from, to]) => minute >= from && minute < to);
  }

  /** Null when the entry is not announced in the zone. */
  function describeEntry(zone: Zone, entry: JournalEntry): AnnouncementRequest | null {
    const { event } = entry;
    switch (event.type) {
      case 'ticket.called':
        if (zone.counters !== null && !zone.counters.includes(event.counterId)) return null;
        return { ticketId: event.ticketId, entry, utterances: describer.describeCall(zone, event) };
      case 'dossier.ready':
        return describer.describeResult(zone, entry, event);
      case 'speaker.tested':
        return {
          ticketId: null,
          entry: null,
          utterances: zone.languages.map(language => ({ language, call: null })),
        };
      default:
        return null;
    }
  }

  function onEntry(entry: JournalEntry): void {
    for (const { zone, queue } of queues) {
      const request = describeEntry(zone, entry);
      if (request !== null) queue.add(request);
    }
  }

  return {
    async start() {
      loading = loadSources();
      const voice = loading.then(sources => createVoice(sources, log));
      const { isOver } = describer;
      queues = zones.map(zone => ({
        zone,
        queue: createZoneQueue({
          zone,
          voice,
          audioCache,
          announceOnScreens,
          card,
          isOver,
          isQuiet: () => isQuiet(zone),
          log,
        }),
      }));
      unsubscribe = feed.listen('voice', onEntry);
      await voice;
    },
    async stop() {
      unsubscribe();
      // Not awaited, so that a server which is still loading its clips stops at once.
      loading?.then(
        sources => sources.program?.stop(),
        () => undefined,
      );
      await Promise.all(queues.map(({ queue }) => queue.stop()));
    },
    readAudio: audioCache.read,
    health() {
      const troubles = queues.flatMap(({ zone, queue }) => {
        const trouble = queue.trouble();
        return trouble === null ? [] : [`${zone.id}: ${trouble}`];
      });
      return { ok: troubles.length === 0, message: troubles.length === 0 ? null : troubles.join('; ') };
    },
  };
}
