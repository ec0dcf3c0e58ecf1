// The view for a TV in the hall. Its size does not grow with the queue.
import type { DisplayView } from '../../common/contract/views/display-views.ts';
import { limitNotices, readDossierBoard } from './dossier-board-view.ts';
import {
  counterLabel,
  makeEnvelope,
  priorityName,
  type Reading,
  readNowServing,
  readWaiting,
  serviceName,
} from './reading.ts';

const maxRecentCalls = 6;

/** The view for this screen; null when the site file has no screen of this name. */
export function readDisplay(reading: Reading, id: string): DisplayView | null {
  const { store, site, day } = reading;
  const screen = site.screens.find(screen => screen.id === id);
  if (screen === undefined) return null;
  const envelope = makeEnvelope(reading, 'display', id);
  const settings: DisplayView['screen'] = {
    layout: screen.layout,
    counterId: screen.counterId,
    languages: site.languages,
    chime: screen.chime,
    voice: site.speakers.some(speaker => speaker.screens.includes(screen.id)),
  };
  // The dossier board shows no calls.
  if (screen.layout === 'dossier')
    return {
      ...envelope,
      screen: settings,
      now: [],
      recent: [],
      waiting: [],
      notices: limitNotices(site.notices),
      dossiers: readDossierBoard(reading),
    };
  const seen = new Set<string>();
  const recent: DisplayView['recent'] = [];
  // More calls are read than are shown, because a ticket that is called again has several calls.
  for (const { at, event } of store.journal.lastCalls(maxRecentCalls * 4)) {
    if (event.type !== 'ticket.called' || event.day !== day || seen.has(event.ticketId)) continue;
    // Only the newest call of a ticket is shown; an earlier one may have been to another counter.
    seen.add(event.ticketId);
    if (screen.counterId !== null && event.counterId !== screen.counterId) continue;
    const ticket = store.tickets.find(event.ticketId);
    if (ticket === null) continue;
    recent.push({
      ticketId: event.ticketId,
      number: event.number,
      counterId: event.counterId,
      counterLabel: counterLabel(site, event.counterId) ?? event.counterId,
      serviceName: serviceName(site, event.serviceId),
      priorityName: priorityName(site, event.priorityId),
      state: ticket.state,
      calledAt: at,
      nth: event.nth,
    });
    if (recent.length === maxRecentCalls) break;
  }
  const now = readNowServing(reading, 'alive');
  return {
    ...envelope,
    screen: settings,
    now:
      screen.counterId === null
        ? now
        : readNowServing(reading, 'all').filter(counter => counter.counterId === screen.counterId),
    recent,
    waiting:
      screen.counterId === null
        ? readWaiting(reading).map(({ service, waiting }) => ({
            serviceId: service.id,
            letter: service.letter,
            name: service.name,
            count: waiting,
          }))
        : [],
    notices: site.notices,
    dossiers: null,
  };
}
