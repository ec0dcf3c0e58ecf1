// What journal entries mean for the live channel: which of them are published as events (`moment` on the socket), and which
// screens and rooms an event concerns.
import { maskDossierCode } from '../../common/contract/dossier-code.ts';
import type { Moment } from '../../common/contract/moments.ts';
import type { ViewKind } from '../../common/contract/views/view-envelope.ts';
import type { MomentId } from '../../common/contract/words.ts';
import type { SiteSettings } from '../config/site-file.ts';
import type { JournalEntry } from '../core/events.ts';
import type { Store } from '../store/store.ts';
import { cutName } from '../views/dossier-board-view.ts';
import { counterLabel, serviceName } from '../views/reading.ts';

/** The name of the socket room of all screens that show one view. */
export const roomName = (kind: ViewKind, id: string) => `${kind}:${id}`;

export interface LiveEvents {
  /** The published form of an entry, or null when it is not published. */
  publish(entry: JournalEntry): Moment | null;
  /** Ids of the displays in the site file that show the event. */
  displaysOf(entry: JournalEntry, moment: Moment): string[];
  /** Names of all rooms that receive the event: displays, the counter's desk and tablet, the citizen's phone. */
  roomsOf(entry: JournalEntry, moment: Moment): string[];
}

export function createLiveEvents({ store, site }: { store: Store; site: SiteSettings }): LiveEvents {
  function publish({ eventId, at, event }: JournalEntry): Moment | null {
    const momentId = eventId as MomentId;
    if (event.type === 'dossier.ready') {
      const dossier = store.dossiers.find(event.dossierId);
      if (dossier === null) return null;
      // A hall may see neither the whole code nor more of the name than fits.
      const code = maskDossierCode(event.code);
      const procedureName = cutName(dossier.procedureName);
      return { momentId, type: 'dossier.ready', at, code, procedureName, delivery: dossier.delivery };
    }
    if (event.type !== 'ticket.called') return null;
    const { ticketId, number, counterId, serviceId, nth, priorityId } = event;
    return {
      momentId,
      type: 'ticket.called',
      at,
      ticketId,
      number,
      counterId,
      counterLabel: counterLabel(site, counterId) ?? counterId,
      serviceId,
      serviceName: serviceName(site, serviceId),
      nth,
      priority: priorityId,
    };
  }

  function displaysOf({ event }: JournalEntry, moment: Moment): string[] {
    const displays = site.screens.filter(({ layout, counterId }) => {
      if (event.type === 'ticket.called')
        return layout !== 'dossier' && (counterId === null || counterId === event.counterId);
      // A result that goes by post or electronically is fetched by nobody in the hall.
      if (moment.type !== 'dossier.ready' || moment.delivery !== 'counter') return false;
      return layout === 'dossier' || (layout === 'hall' && site.dossiers?.announceReady === true);
    });
    return displays.map(({ id }) => id);
  }

  function roomsOf(entry: JournalEntry, moment: Moment): string[] {
    const { event } = entry;
    const names = displaysOf(entry, moment).map(id => roomName('display', id));
    if (event.type === 'ticket.called') {
      names.push(roomName('counter', event.counterId), roomName('rating', event.counterId));
      names.push(roomName('phone', store.tickets.find(event.ticketId)?.trackToken ?? ''));
    }
    if (event.type === 'dossier.ready')
      names.push(roomName('dossier', store.dossiers.find(event.dossierId)?.trackToken ?? ''));
    return names;
  }

  return { publish, displaysOf, roomsOf };
}
