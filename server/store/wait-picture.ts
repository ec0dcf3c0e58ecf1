// Gathers from the rows what the wait estimate of the core needs.
import type { Day } from '../../common/contract/words.ts';
import type { SiteSettings } from '../config.ts';
import { servicesOf } from '../core/counter.ts';
import type { WaitPicture } from '../core/wait.ts';
import type { Store } from './store.ts';

export function readWaitPicture(store: Store, site: SiteSettings, day: Day, now: number): WaitPicture {
  const counts = new Map(store.tickets.waitingCounts(day).map(count => [count.serviceId, count]));
  const inHand = new Map(store.tickets.allInHand().map(ticket => [ticket.counterId, ticket]));
  return {
    services: site.services.map(service => ({
      id: service.id,
      waitingOrdinary: counts.get(service.id)?.ordinary ?? 0,
      waitingPriority: counts.get(service.id)?.priority ?? 0,
      recentMs: store.tickets.recentTookMs(service.id),
      usualMs: service.usualMin * 60_000,
    })),
    counters: site.counters
      .filter(counter => store.counter(counter.id).state === 'open')
      .map(counter => {
        const ticket = inHand.get(counter.id);
        return {
          serves: servicesOf(counter),
          busy:
            ticket === undefined
              ? null
              : { serviceId: ticket.serviceId, forMs: Math.max(0, now - (ticket.startedAt ?? ticket.calledAt ?? now)) },
        };
      }),
    afterPriority: site.rule.afterPriority,
  };
}
