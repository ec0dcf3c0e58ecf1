// A hall for tests of the voice: tickets that are called, TVs that sound, and a record of everything that was heard and shown.
import { randomUUID } from 'node:crypto';
import type { EventOf, JournalEntry } from '../../../server/core/events.ts';
import type { Card, ScreenAnnouncement, Zone } from '../../../server/devices/speaker/speaker.ts';
import type { Sources } from '../../../server/devices/speaker/voice.ts';
import { createVoiceSubscriber, type VoiceSubscriber } from '../../../server/devices/speaker/voice-subscriber.ts';
import { readZones, type SpeakerSetting } from '../../../server/devices/speaker/zones.ts';
import { createFeed } from '../../../server/runtime/feed.ts';
import { createLog } from '../../../server/runtime/log.ts';
import type { Store } from '../../../server/store/store.ts';
import { exampleSite } from '../../fakes/office.ts';

const usualSpeaker: SpeakerSetting = {
  id: 'sanh',
  counters: null,
  screens: ['hall'],
  out: 'screens',
  languages: null,
  ownLanguageOnly: false,
  times: 1,
  tickets: 'rule',
  counterNumbers: 'rule',
  gapMs: 200,
  region: 'north',
  words: {},
  sayField: false,
  purposes: {},
  mostWaiting: 4,
  quiet: [],
  volume: 100,
};

/** What the TVs of a zone do with an announcement: how long until they say it is over; null: they never do. */
export type Behave = (
  told: ScreenAnnouncement,
  nth: number,
) => { afterMs: number | null; heard?: boolean; fails?: boolean };

export interface Heard {
  zone: string;
  told: ScreenAnnouncement;
  call: EventOf<'ticket.called'> | null;
  /** The code of a dossier whose result was told. */
  result: string | null;
  wav: Uint8Array | null;
  at: number;
  sounded: boolean;
  /** When the TVs said it was over, or would have been at the latest. */
  until: number;
}

export interface Hall {
  outlet: VoiceSubscriber;
  heard: Heard[];
  call(number: string, counterId: string, options?: { nth?: number; priority?: boolean; language?: string }): string;
  setState(ticketId: string, state: string): void;
  test(): void;
  /** A dossier has its result. */
  ready(code: string, delivery?: string): string;
  /** The result is handed over. */
  fetch(dossierId: string): void;
}

export async function openHall(
  sources: Sources | Promise<Sources>,
  speakers: readonly Partial<SpeakerSetting>[],
  behave: Behave,
  card: Card = { play: () => Promise.reject(new Error('no card')) },
  changes: Record<string, unknown> = {},
): Promise<Hall> {
  const log = createLog('silent');
  const feed = createFeed(log);
  const site = exampleSite(changes);
  const zones: Zone[] = readZones(
    speakers.map(speaker => ({ ...usualSpeaker, ...speaker })),
    site.languages,
  );
  const dossiers = new Map<string, { state: number; delivery: string }>();
  const tickets = new Map<string, { id: string; state: string; counterId: string; language: string }>();
  const byNumber = new Map<string, string>();
  const heard: Heard[] = [];
  let seq = 0;
  const outlet = createVoiceSubscriber({
    feed,
    store: {
      tickets: { find: (id: string) => tickets.get(id) ?? null },
      dossiers: { find: (id: string) => dossiers.get(id) ?? null },
    } as unknown as Store,
    site,
    zones,
    loadSources: () => Promise.resolve(sources),
    announceOnScreens: (screens, told, deadlineMs) => {
      const { afterMs, heard: sounded = true, fails = false } = behave(told, heard.length);
      const over = Math.min(afterMs ?? deadlineMs, deadlineMs);
      const event = told.entry?.event;
      heard.push({
        zone: zones.find(zone => zone.screens === screens)?.id ?? '',
        told,
        call: event?.type === 'ticket.called' ? event : null,
        result: event?.type === 'dossier.ready' ? event.code : null,
        wav: told.url === null ? null : outlet.readAudio(told.url.slice('/audio/'.length, -'.wav'.length)),
        at: Date.now(),
        sounded: sounded && !fails,
        until: Date.now() + over,
      });
      if (fails) throw new Error('the screens are in flames');
      return new Promise(resolve =>
        setTimeout(
          () => resolve(afterMs === null ? { answered: 0, heard: 0 } : { answered: 1, heard: sounded ? 1 : 0 }),
          over,
        ),
      );
    },
    card,
    log,
    now: () => Date.now(),
  });
  const started = outlet.start();
  if (!(sources instanceof Promise)) await started;
  const publish = (event: JournalEntry['event']) => {
    seq += 1;
    feed.publish([{ seq, eventId: randomUUID(), at: Date.now(), actor: null, event }]);
  };
  return {
    outlet,
    heard,
    call(number, counterId, { nth = 1, priority = false, language = 'vi' } = {}) {
      const ticketId = byNumber.get(number) ?? randomUUID();
      byNumber.set(number, ticketId);
      tickets.set(ticketId, { id: ticketId, state: 'called', counterId, language });
      publish({
        type: 'ticket.called',
        ticketId,
        number,
        counterId,
        day: '2026-11-23',
        how: nth > 1 ? 'recalled' : 'next',
        nth,
        why: { code: 'first-come', waitedMin: 3 },
        serviceId: 'ho-tich',
        priorityId: priority ? 'nguoi-cao-tuoi' : null,
        staffId: 'can-bo-1',
      } as EventOf<'ticket.called'>);
      return ticketId;
    },
    setState(ticketId, state) {
      const ticket = tickets.get(ticketId);
      if (ticket !== undefined) ticket.state = state;
    },
    test: () => publish({ type: 'speaker.tested' }),
    ready(code, delivery = 'counter') {
      const dossierId = randomUUID();
      dossiers.set(dossierId, { state: 9, delivery });
      publish({
        ...{ type: 'dossier.ready', dossierId, code, staffId: 'can-bo-1', field: null, serviceId: null },
      } as EventOf<'dossier.ready'>);
      return dossierId;
    },
    fetch(dossierId) {
      dossiers.set(dossierId, { state: 10, delivery: 'counter' });
    },
  };
}
