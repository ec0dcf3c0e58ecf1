// What anybody may know about the office and about a ticket whose token they have.
import { done, refuse } from '../../common/contract/refusals.ts';
import { servicesOf } from '../core/counter.ts';
import { openState } from '../core/hours.ts';
import { readWaits } from '../store/wait-picture.ts';
import type { Action } from './act.ts';

export const describeSite: Action<'site.describe'> = (_input, { now, day, site, store }) => {
  const { open } = openState(site.hours, now, site.timeZone);
  const waits = readWaits(store, site, { day, now });
  return done({
    siteId: site.id,
    name: site.name.vi,
    names: site.name,
    agency: site.agency,
    hotline: site.hotline,
    day,
    open,
    services: site.services.map(service => {
      const waiting = waits.waiting(service.id);
      const today = store.serviceDay(day, service.id);
      const remainingToday =
        service.quota === null ? null : Math.max(0, service.quota - today.issued + today.cancelled);
      return {
        id: service.id,
        letter: service.letter,
        name: service.name.vi,
        names: service.name,
        open: open && remainingToday !== 0,
        waiting,
        wait: waits.estimate({ serviceId: service.id, priority: false, ahead: waiting }),
        remainingToday,
      };
    }),
    counters: site.counters.map(plan => ({
      id: plan.id,
      label: plan.label,
      state: store.counter(plan.id).state,
      serviceIds: servicesOf(plan),
    })),
    priorities: site.priorities.map(({ id, name }) => ({ id, name: name.vi, names: name })),
    languages: site.languages,
  });
};

export const findTicket: Action<'ticket.find'> = ({ token }, { now, day, site, store }) => {
  const ticket = store.tickets.findByToken(token);
  if (ticket === null) return refuse('ticket.unknown');
  const waiting = ticket.state === 'waiting';
  const priority = ticket.priorityId !== null;
  const ahead = waiting
    ? store.tickets.ahead({ day: ticket.day, serviceId: ticket.serviceId, priority }, ticket)
    : null;
  const service = site.services.find(service => service.id === ticket.serviceId);
  return done({
    number: ticket.number,
    state: ticket.state,
    ahead,
    wait:
      ahead === null
        ? null
        : readWaits(store, site, { day, now }).estimate({ serviceId: ticket.serviceId, priority, ahead }),
    counterLabel: waiting ? null : (site.counters.find(counter => counter.id === ticket.counterId)?.label ?? null),
    serviceName: service?.name.vi ?? ticket.serviceId,
  });
};
