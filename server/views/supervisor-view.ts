// The view of the whole office for a supervisor.
import type { SupervisorView } from '../../common/contract/views/desk-views.ts';
import { makeEnvelope, type Reading, readNowServing, readWaiting } from './reading.ts';

/** Limits the size of the view. */
const maxScreens = 60;

export function readSupervisor(reading: Reading): SupervisorView {
  const { store, site, day, now, connectedScreens } = reading;
  const connected = connectedScreens();
  return {
    ...makeEnvelope(reading, 'supervisor', ''),
    day,
    services: readWaiting(reading).map(({ service, waiting, oldestAt }) => {
      const today = store.serviceDay(day, service.id);
      return {
        id: service.id,
        letter: service.letter,
        name: service.name,
        waiting,
        oldestAt,
        issued: today.issued,
        remainingToday: service.quota === null ? null : Math.max(0, service.quota - today.issued + today.cancelled),
      };
    }),
    counters: readNowServing(reading, 'all').map(serving => {
      const counter = store.counter(serving.counterId);
      const staffName = site.staff.find(staff => staff.id === counter.staffId)?.name ?? null;
      return { ...serving, staffName, since: counter.sinceAt };
    }),
    screens: store.access
      .devices()
      .slice(0, maxScreens)
      .map(({ id, name, kind }) => ({ name, kind, connected: connected.get(id) ?? 0 })),
    pairingsPending: store.access.pendingPairings(now).length,
  };
}
