// The views for the citizen: one ticket on the phone, and the tablet at the counter that asks for a rating.
import type { PhoneView } from '../../common/contract/views/following-views.ts';
import type { RatingView } from '../../common/contract/views/rating-views.ts';
import type { CounterPlan } from '../core/counter.ts';
import { instantOf } from '../core/day.ts';
import { isInHand, ticketStateAfter } from '../core/ticket.ts';
import { readWaits } from '../store/wait-picture.ts';
import { counterLabel, makeEnvelope, priorityName, type Reading, serviceName } from './reading.ts';

/** The ticket with this token; null when there is none. */
export function readPhone(reading: Reading, token: string): PhoneView | null {
  const { store, site, day, now } = reading;
  const ticket = store.tickets.findByToken(token);
  if (ticket === null) return null;
  const { serviceId, priorityId, state } = ticket;
  const priority = priorityId !== null;
  const ahead = state === 'waiting' ? store.tickets.ahead({ day: ticket.day, serviceId, priority }, ticket) : null;
  const rated = store.rating(ticket.id) !== null;
  return {
    ...makeEnvelope(reading, 'phone', token),
    number: ticket.number,
    day: ticket.day,
    language: ticket.language,
    state,
    serviceName: serviceName(site, serviceId),
    priorityName: priorityName(site, priorityId),
    bring: site.services.find(service => service.id === serviceId)?.bring ?? null,
    ahead,
    wait: ahead === null ? null : readWaits(store, site, { day, now }).estimate({ serviceId, priority, ahead }),
    counterLabel: counterLabel(site, state === 'waiting' ? ticket.pinnedTo : ticket.counterId),
    calledAt: ticket.calledAt,
    nth: ticket.calls,
    rated,
    mayRate: !rated && ticketStateAfter(state, 'rate') !== null,
  };
}

export function readRating(reading: Reading, plan: CounterPlan): RatingView {
  const { store, site, day } = reading;
  const counter = store.counter(plan.id);
  const inHand = store.tickets.inHand(plan.id);
  const last = store.tickets.served(plan.id, instantOf(day, 0, site.timeZone), 1)[0] ?? null;
  const ticket = inHand !== null && isInHand(inHand.state) ? inHand : last;
  return {
    ...makeEnvelope(reading, 'rating', plan.id),
    counter: { id: plan.id, label: plan.label, state: counter.state },
    staffName: site.staff.find(member => member.id === counter.staffId)?.name ?? null,
    ticket:
      ticket === null
        ? null
        : {
            ticketId: ticket.id,
            number: ticket.number,
            serviceName: serviceName(site, ticket.serviceId),
            state: ticket.state,
            language: ticket.language,
            rated: store.rating(ticket.id) !== null,
            endedAt: ticket.endedAt,
          },
  };
}
