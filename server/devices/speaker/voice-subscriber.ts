// Says what the feed tells: each call in its zone, with number, counter and priority exactly as the screens have them, since
// both are made from the same entry of the journal. Voice is a consequence: whatever happens here, the ticket is called.
import { DossierState } from '../../../common/contract/official-numbers.ts';
import type { TicketState } from '../../../common/contract/words.ts';
import type { SiteSettings } from '../../config/site-file.ts';
import { localTime } from '../../core/day.ts';
import type { EventOf, JournalEntry } from '../../core/events.ts';
import type { Feed } from '../../runtime/feed.ts';
import type { Log } from '../../runtime/log.ts';
import type { Store } from '../../store/store.ts';
import { createAudioCache } from './audio-cache.ts';
import type { AnnounceOnScreens, Card, Zone } from './speaker.ts';
import { createVoice, type Sources, type Utterance } from './voice.ts';
import { type AnnouncementRequest, createZoneQueue, type ZoneQueue } from './zone-queue.ts';

export interface VoiceSubscriber {
  /** Begins to listen, and resolves when the sources are read; what is called meanwhile is said then. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The bytes for GET /audio/<name>.wav; null when there is no such announcement (any more). */
  readAudio(name: string): Uint8Array | null;
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
  now: () => number;
}

type Call = EventOf<'ticket.called'>;
type Ready = EventOf<'dossier.ready'>;

/** As long as the ticket is in one of these, its call means something. The screens drop others too. */
const meaningful: readonly TicketState[] = ['called', 'serving'];

export function createVoiceSubscriber(parts: VoiceDependencies): VoiceSubscriber {
  const { feed, store, site, zones, loadSources, announceOnScreens, card, log, now } = parts;
  const audioCache = createAudioCache();
  let lines: { zone: Zone; line: ZoneQueue }[] = [];
  let reading: Promise<Sources> | null = null;
  let leave: () => void = () => undefined;

  function isQuiet({ quiet }: Zone): boolean {
    const { minute } = localTime(now(), site.timeZone);
    return quiet.some(([from, to]) => minute >= from && minute < to);
  }

  function isOver({ entry }: AnnouncementRequest): boolean {
    if (entry?.event.type === 'dossier.ready')
      return store.dossiers.find(entry.event.dossierId)?.state !== DossierState.Completed;
    if (entry?.event.type !== 'ticket.called') return false;
    const ticket = store.tickets.find(entry.event.ticketId);
    return ticket === null || !meaningful.includes(ticket.state) || ticket.counterId !== entry.event.counterId;
  }

  /** Languages of this call: all, or the first and the one in which the citizen took the number. */
  function chooseLanguages(zone: Zone, { ticketId }: Call): readonly string[] {
    if (!zone.ownLanguageOnly) return zone.languages;
    const own = store.tickets.find(ticketId)?.language;
    return zone.languages.filter((language, i) => i === 0 || language === own);
  }

  function describeCall(zone: Zone, call: Call, language: string): Utterance {
    const field = site.services.find(service => service.id === call.serviceId)?.name;
    return {
      language,
      call: {
        number: call.number,
        counterLabel: site.counters.find(counter => counter.id === call.counterId)?.label ?? call.counterId,
        nth: call.nth,
        priority: call.priorityId !== null,
        purpose: zone.purposes[call.serviceId] ?? 'service',
        field: zone.sayField ? (field?.[language] ?? null) : null,
      },
    };
  }

  const boards = site.screens.filter(screen => screen.layout === 'dossier').map(screen => screen.id as string);
  const returning = site.counters.filter(({ serves }) =>
    serves.flat().some(serviceId => serviceId === site.dossiers?.returnService),
  );

  /** Where results are fetched, or, where no counter is for that, everywhere. */
  function isForResults({ counters }: Zone): boolean {
    return counters === null || returning.length === 0 || returning.some(({ id }) => counters.includes(id));
  }

  /** Said where the office wants it said; else its board only chimes and shows, and never into a call. */
  function addResult(zone: Zone, line: ZoneQueue, entry: JournalEntry, { dossierId, code }: Ready): void {
    const spoken = site.dossiers?.announceReady === true && isForResults(zone);
    if (!spoken && !zone.screens.some(screen => boards.includes(screen))) return;
    if (store.dossiers.find(dossierId)?.delivery !== 'counter') return;
    const [, day = '', serial = ''] = code.split('-');
    const ready = { serial, month: Number(day.slice(2, 4)) };
    // In one language, so that a call never waits long behind it; the screens say it in all.
    const languages = zone.languages.slice(0, 1);
    line.add({
      ticketId: dossierId,
      patient: true,
      entry,
      sayings: spoken ? languages.map(language => ({ language, ready })) : [],
    });
  }

  function onEntry(entry: JournalEntry): void {
    const { event } = entry;
    for (const { zone, line } of lines) {
      if (event.type === 'ticket.called' && (zone.counters === null || zone.counters.includes(event.counterId)))
        line.add({
          ticketId: event.ticketId,
          entry,
          sayings: chooseLanguages(zone, event).map(language => describeCall(zone, event, language)),
        });
      else if (event.type === 'dossier.ready') addResult(zone, line, entry, event);
      else if (event.type === 'speaker.tested')
        line.add({ ticketId: null, entry: null, sayings: zone.languages.map(language => ({ language, call: null })) });
    }
  }

  return {
    async start() {
      reading = loadSources();
      const voice = reading.then(sources => createVoice(sources, log));
      lines = zones.map(zone => ({
        zone,
        line: createZoneQueue({
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
      leave = feed.listen('voice', onEntry);
      await voice;
    },
    async stop() {
      leave();
      // Not waited for: a server that stops while it reads its clips stops at once.
      reading?.then(
        sources => sources.program?.stop(),
        () => undefined,
      );
      await Promise.all(lines.map(({ line }) => line.stop()));
    },
    readAudio: audioCache.read,
    health() {
      const told = lines.flatMap(({ zone, line }) => {
        const trouble = line.trouble();
        return trouble === null ? [] : [`${zone.id}: ${trouble}`];
      });
      return { ok: told.length === 0, message: told.length === 0 ? null : told.join('; ') };
    },
  };
}
