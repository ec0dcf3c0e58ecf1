// What a TV shows. Its size does not grow with the queue.

import type { DisplayView } from '../../common/contract/views/display-views.ts';
import { fewNotices, readDossierBoard } from './dossier-board-view.ts';
import {
  counterLabel,
  openEnvelope,
  priorityName,
  type Reading,
  readNowServing,
  readWaiting,
  serviceName,
} from './reading.ts';

const recentCalls = 6;

/** Null when the site file has no screen of this name. */
export function readDisplay(reading: Reading, id: string): DisplayView | null {
  const { store, site, day } = reading;
  const screen = site.screens.find(screen => screen.id === id);
  if (screen === undefined) return null;
  const envelope = openEnvelope(reading, 'display', id);
  const about: DisplayView['screen'] = {
    layout: screen.layout,
    counterId: screen.counterId,
    languages: site.languages,
    chime: screen.chime,
    voice: site.speakers.some(speaker => speaker.screens.includes(screen.id)),
  };
  // Nobody is called on the board of dossiers.
  if (screen.layout === 'dossier')
    return {
      ...envelope,
      screen: about,
      now: [],
      recent: [],
      waiting: [],
      notices: fewNotices(site.notices),
      dossiers: readDossierBoard(reading),
    };
  const seen = new Set<string>();
  const recent: DisplayView['recent'] = [];
  // A few more than are shown, since a recall tells the same ticket again.
  for (const { at, event } of store.journal.lastCalls(recentCalls * 4)) {
    if (event.type !== 'ticket.called' || event.day !== day || seen.has(event.ticketId)) continue;
    // Only a ticket's newest call counts: what happened at an earlier one, perhaps at another counter, is over.
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
    if (recent.length === recentCalls) break;
  }
  const now = readNowServing(reading, 'alive');
  return {
    ...envelope,
    screen: about,
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
