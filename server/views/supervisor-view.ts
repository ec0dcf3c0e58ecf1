// What a supervisor sees of the whole office.

import type { SupervisorView } from '../../common/contract/views/desk-views.ts';
import { openEnvelope, type Reading, readNowServing, readWaiting } from './reading.ts';

export function readSupervisor(reading: Reading): SupervisorView {
  const { store, site, day, now, connectedScreens } = reading;
  const connected = connectedScreens();
  return {
    ...openEnvelope(reading, 'supervisor', ''),
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
    counters: readNowServing(reading, 'all').map(one => {
      const counter = store.counter(one.counterId);
      const staffName = site.staff.find(staff => staff.id === counter.staffId)?.name ?? null;
      return { ...one, staffName, since: counter.sinceAt };
    }),
    screens: store.access
      .devices()
      .slice(0, 60)
      .map(({ id, name, kind }) => ({ name, kind, connected: connected.get(id) ?? 0 })),
    pairingsPending: store.access.pendingPairings(now).length,
  };
}
