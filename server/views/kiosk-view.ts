// The view for a kiosk on its first page: the services, how many people wait and how long, and what is closed.
import type { KioskView } from '../../common/contract/views/kiosk-views.ts';
import type { DeviceId } from '../../common/contract/words.ts';
import { openState } from '../core/hours.ts';
import { readWaits } from '../store/wait-picture.ts';
import { makeEnvelope, type Reading, readNowServing } from './reading.ts';

export function readKiosk(reading: Reading, id: string): KioskView {
  const { store, site, paper, now, day } = reading;
  const hours = openState(site.hours, now, site.timeZone);
  const waits = readWaits(store, site, { day, now });
  const services = site.services.map(service => {
    const waiting = waits.waiting(service.id);
    const today = store.serviceDay(day, service.id);
    const remainingToday = service.quota === null ? null : Math.max(0, service.quota - today.issued + today.cancelled);
    return {
      id: service.id,
      letter: service.letter,
      name: service.name,
      hint: service.hint,
      open: hours.open && remainingToday !== 0,
      waiting,
      wait: waits.estimate({ serviceId: service.id, priority: false, ahead: waiting }),
      remainingToday,
    };
  });
  const serving = readNowServing(reading, 'alive');
  return {
    ...makeEnvelope(reading, 'kiosk', id),
    day,
    languages: site.languages,
    hours,
    services,
    priorities: site.priorities,
    waitingTotal: services.reduce((total, service) => total + service.waiting, 0),
    countersOpen: serving.filter(counter => counter.counterState === 'open').length,
    now: serving,
    slips: paper.slipsOf(id as DeviceId),
    checklists: paper.checklistsOf(id as DeviceId),
    printer: paper.healthFor(id as DeviceId),
    dossiers: site.dossiers === null ? null : { unit: site.dossiers.unit },
  };
}
