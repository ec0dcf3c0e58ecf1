// Reads from the rows what the estimate of waits needs (core/wait.ts), and asks it.
import type { Day, ServiceId, WaitRange } from '../../common/contract/words.ts';
import type { SiteSettings } from '../config/site-file.ts';
import { servicesOf } from '../core/counter.ts';
import { nextBreak } from '../core/hours.ts';
import { addBreak, estimateWait, type WaitPicture } from '../core/wait.ts';
import type { Store } from './store.ts';

export interface WaitReading {
  /** How many wait for the service, priority tickets included. */
  waiting(serviceId: ServiceId): number;
  /** The range in minutes for a ticket with `ahead` tickets of its service before it; null when no open counter serves it. */
  estimate(of: { serviceId: ServiceId; priority: boolean; ahead: number }): WaitRange | null;
}

/** The present: the local day and the instant in UTC ms. */
interface Present {
  day: Day;
  now: number;
}

function readPicture(store: Store, site: SiteSettings, { day, now }: Present): WaitPicture {
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
              : { serviceId: ticket.serviceId, forMs: Math.max(0, now - (ticket.calledAt ?? now)) },
        };
      }),
    afterPriority: site.rule.afterPriority,
    maxWaitMin: site.rule.maxWaitMin,
  };
}

export function readWaits(store: Store, site: SiteSettings, present: Present): WaitReading {
  const picture = readPicture(store, site, present);
  const noon = nextBreak(site.hours, present.now, site.timeZone);
  return {
    waiting(serviceId) {
      const service = picture.services.find(({ id }) => id === serviceId);
      return (service?.waitingOrdinary ?? 0) + (service?.waitingPriority ?? 0);
    },
    estimate(of) {
      const range = estimateWait(picture, of);
      return range === null || noon === null ? range : addBreak(range, noon);
    },
  };
}
