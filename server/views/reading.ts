// The sources that every view reads, and the parts that several views share. A view only reads: it changes nothing in the store.

import type { CounterView } from '../../common/contract/views/desk-views.ts';
import type { KioskView } from '../../common/contract/views/kiosk-views.ts';
import type { ViewKind } from '../../common/contract/views/view-envelope.ts';
import type { CounterId, Day, DeviceId, Names } from '../../common/contract/words.ts';
import type { SiteSettings } from '../config/site-file.ts';
import { localDay } from '../core/day.ts';
import type { Store } from '../store/store.ts';
import type { Ticket } from '../store/ticket-row.ts';

/** The state of slips and printers, so that views do not depend on printers. */
interface PaperState {
  slipsOf(deviceId: DeviceId): KioskView['slips'];
  checklistsOf(deviceId: DeviceId): KioskView['checklists'];
  /** The health of the printer that serves this kiosk. */
  healthFor(deviceId: DeviceId): KioskView['printer'];
  printers(): CounterView['printers'];
}

/** The sources of a view at one instant. */
export interface Reading {
  store: Store;
  site: SiteSettings;
  paper: PaperState;
  /** How many connections each paired device has now, by the id of the device. */
  connectedScreens(): Map<string, number>;
  /** UTC ms. */
  now: number;
  /** The local day of the office. */
  day: Day;
}

export function beginReading(parts: Omit<Reading, 'now' | 'day'>, now: number): Reading {
  return { ...parts, now, day: localDay(now, parts.site.timeZone) };
}

/** The fields with which every view begins. */
export function makeEnvelope<K extends ViewKind>({ store, site, now }: Reading, kind: K, id: string) {
  const { agency, name, hotline, timeZone, example } = site;
  return { kind, id, revision: store.journal.lastSeq(), at: now, site: { agency, name, hotline, timeZone, example } };
}

/** The names of a service; its id when the site file no longer has it. */
export function serviceName(site: SiteSettings, serviceId: string): Names {
  return site.services.find(service => service.id === serviceId)?.name ?? { vi: serviceId };
}

export function priorityName(site: SiteSettings, priorityId: string | null): Names | null {
  return priorityId === null
    ? null
    : (site.priorities.find(priority => priority.id === priorityId)?.name ?? { vi: priorityId });
}

export function counterLabel(site: SiteSettings, counterId: CounterId | null): string | null {
  return counterId === null ? null : (site.counters.find(counter => counter.id === counterId)?.label ?? counterId);
}

/**
 * The counters with the ticket that each serves now.
 * @param only 'alive' leaves out counters that are closed and have no ticket in hand
 */
export function readNowServing({ store, site }: Reading, only: 'all' | 'alive') {
  const inHand = new Map<string | null, Ticket>(store.tickets.allInHand().map(ticket => [ticket.counterId, ticket]));
  return site.counters.flatMap(plan => {
    const counter = store.counter(plan.id);
    const ticket = inHand.get(plan.id) ?? null;
    if (only === 'alive' && counter.state === 'closed' && ticket === null) return [];
    return [
      {
        counterId: plan.id,
        counterLabel: plan.label,
        counterState: counter.state,
        pauseReason: counter.state === 'paused' ? counter.reason : null,
        number: ticket?.number ?? null,
        state: ticket?.state ?? null,
        serviceName: ticket === null ? null : serviceName(site, ticket.serviceId),
        priority: ticket?.priorityId ?? null,
      },
    ];
  });
}

/** How many people wait for each service and since when (UTC ms), in the order of the site file. */
export function readWaiting({ store, site, day }: Reading) {
  const counts = new Map(store.tickets.waitingCounts(day).map(count => [count.serviceId, count]));
  return site.services.map(service => {
    const count = counts.get(service.id);
    return { service, waiting: (count?.ordinary ?? 0) + (count?.priority ?? 0), oldestAt: count?.oldestAt ?? null };
  });
}
