// Decides what is spoken about a call or a result in a zone, and whether it may still be spoken.
import { DossierState } from '../../../common/contract/official-numbers.ts';
import type { TicketState } from '../../../common/contract/words.ts';
import type { SiteSettings } from '../../config/site-file.ts';
import type { EventOf, JournalEntry } from '../../core/events.ts';
import type { Store } from '../../store/store.ts';
import type { Zone } from './speaker.ts';
import type { Utterance } from './voice.ts';
import type { AnnouncementRequest } from './zone-queue.ts';

type Call = EventOf<'ticket.called'>;

/** A call has a meaning only while its ticket is in one of these states. The screens drop the others too. */
const stillCalled: readonly TicketState[] = ['called', 'serving'];

export interface UtteranceDescriber {
  describeCall(zone: Zone, call: Call): Utterance[];
  /** Null when the result is neither spoken nor shown in the zone, or is not fetched at a counter. */
  describeResult(zone: Zone, entry: JournalEntry, event: EventOf<'dossier.ready'>): AnnouncementRequest | null;
  /** Whether the announcement has lost its meaning while it waited. */
  isOver(request: AnnouncementRequest): boolean;
}

export function createUtteranceDescriber(store: Store, site: SiteSettings): UtteranceDescriber {
  const dossierScreens = site.screens.filter(screen => screen.layout === 'dossier').map(screen => screen.id as string);
  const returnCounters = site.counters.filter(({ serves }) =>
    serves.flat().some(serviceId => serviceId === site.dossiers?.returnService),
  );

  /** All languages, or only the first and the one in which the citizen took the number. */
  function chooseLanguages(zone: Zone, { ticketId }: Call): readonly string[] {
    if (!zone.ownLanguageOnly) return zone.languages;
    const own = store.tickets.find(ticketId)?.language;
    return zone.languages.filter((language, i) => i === 0 || language === own);
  }

  /** Results are announced where they are returned; when no counter is for that, they are announced everywhere. */
  function isForResults({ counters }: Zone): boolean {
    return counters === null || returnCounters.length === 0 || returnCounters.some(({ id }) => counters.includes(id));
  }

  return {
    describeCall(zone, call) {
      const service = site.services.find(({ id }) => id === call.serviceId);
      const counter = site.counters.find(({ id }) => id === call.counterId);
      return chooseLanguages(zone, call).map(language => ({
        language,
        call: {
          number: call.number,
          counterLabel: counter?.label ?? call.counterId,
          nth: call.nth,
          priority: call.priorityId !== null,
          purpose: zone.purposes[call.serviceId] ?? 'service',
          field: zone.sayField ? (service?.name[language] ?? null) : null,
        },
      }));
    },

    describeResult(zone, entry, { dossierId, code }) {
      // Without speech the zone's dossier screen still chimes and shows the result.
      const spoken = site.dossiers?.announceReady === true && isForResults(zone);
      if (!spoken && !zone.screens.some(screen => dossierScreens.includes(screen))) return null;
      if (store.dossiers.find(dossierId)?.delivery !== 'counter') return null;
      const [, date = '', serial = ''] = code.split('-');
      const ready = { serial, month: Number(date.slice(2, 4)) };
      // Spoken in one language only, so that a call never waits long behind it; the screens show it in all languages.
      const languages = spoken ? zone.languages.slice(0, 1) : [];
      const utterances = languages.map(language => ({ language, ready }));
      return { ticketId: dossierId, canWait: true, entry, utterances };
    },

    isOver({ entry }) {
      if (entry?.event.type === 'dossier.ready')
        return store.dossiers.find(entry.event.dossierId)?.state !== DossierState.Completed;
      if (entry?.event.type !== 'ticket.called') return false;
      const ticket = store.tickets.find(entry.event.ticketId);
      return ticket === null || !stillCalled.includes(ticket.state) || ticket.counterId !== entry.event.counterId;
    },
  };
}
