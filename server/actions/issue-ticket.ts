// A citizen takes a number at a kiosk.
import { v7 as uuidv7 } from 'uuid';
import { done, refuse } from '../../common/contract/refusals.ts';
import type { TicketId } from '../../common/contract/words.ts';
import { openState } from '../core/hours.ts';
import { formatNumber, nextSerial } from '../core/number.ts';
import { undoMs } from '../core/ticket.ts';
import { newTrackToken } from '../store/secrets.ts';
import { readWaits } from '../store/wait-picture.ts';
import type { Action } from './act.ts';
import { findService } from './rights.ts';

export const issueTicket: Action<'ticket.issue'> = ({ serviceId, priority, language, procedureId }, context) => {
  const { now, day, site, store, caller, record } = context;
  const service = findService(context, serviceId);
  if (service === null) return refuse('service.unknown');
  if (priority !== null && !site.priorities.some(({ id }) => id === priority)) return refuse('priority.unknown');
  if (procedureId !== null && store.catalogue.find(procedureId) === null) return refuse('procedure.unknown');
  const hours = openState(site.hours, now, site.timeZone);
  if (!hours.open) return refuse('hours.closed', { opensAt: hours.opensAt });
  const today = store.serviceDay(day, serviceId);
  if (service.quota !== null && today.issued - today.cancelled >= service.quota)
    return refuse('quota.reached', { quota: service.quota });

  const letter = (priority === null ? null : site.numbers.priorityLetter) ?? service.letter;
  const serial = nextSerial(store.lastSerial(day, letter), site.numbers);
  const seq = (store.tickets.last()?.seq ?? 0) + 1;
  // After the clock was set back, even over midnight, a newcomer must not pass those who already wait.
  const arrivedAt = Math.max(now, store.tickets.latestArrival(day) ?? now);
  const ahead = store.tickets.ahead(
    { day, serviceId, priority: priority !== null },
    { orderAt: arrivedAt, late: 0, seq },
  );
  const wait = readWaits(store, site, { day, now }).estimate({ serviceId, priority: priority !== null, ahead });
  const ticketId = uuidv7() as TicketId;
  const number = formatNumber(letter, serial, site.numbers);
  const trackToken = newTrackToken();
  record({
    type: 'ticket.issued',
    ticketId,
    number,
    seq,
    day,
    letter,
    serial,
    serviceId,
    priorityId: priority,
    language: site.languages.includes(language) ? language : (site.languages[0] ?? 'vi'),
    arrivedAt,
    trackToken,
    procedureId,
    deviceId: caller.kind === 'device' ? caller.id : null,
    ahead,
    wait,
  });
  return done({
    ticketId,
    number,
    serviceId,
    ahead,
    wait,
    issuedAt: now,
    day,
    trackUrl: `${context.publicUrl}/t/${trackToken}`,
    undoUntilAt: now + undoMs,
    slip: { state: context.hasPrinter ? ('queued' as const) : ('none' as const) },
  });
};
