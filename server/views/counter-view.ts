// The view for the officer at a counter: the ticket in hand, the actions that are possible now, and who is called next and why.
import type { CounterView, DeskAction } from '../../common/contract/views/desk-views.ts';
import type { Day, Why } from '../../common/contract/words.ts';
import { type CounterPlan, servicesOf } from '../core/counter.ts';
import { instantOf } from '../core/day.ts';
import { chooseNextFew } from '../core/queue.ts';
import { type TicketAction, ticketStateAfter } from '../core/ticket.ts';
import type { CounterRow } from '../store/counter-queries.ts';
import type { Ticket } from '../store/ticket-row.ts';
import { makeEnvelope, type Reading, readWaiting } from './reading.ts';

const maxNextShown = 3;
const maxServedShown = 20;

function toDeskTicket(
  { store }: Pick<Reading, 'store'>,
  ticket: Ticket,
  why: Why | null,
): CounterView['parked'][number] {
  const { id, number, serviceId, priorityId, state, language, arrivedAt, calledAt, startedAt, endedAt, calls } = ticket;
  const { procedureId } = ticket;
  return {
    ticketId: id,
    number,
    serviceId,
    priority: priorityId,
    state,
    language,
    arrivedAt,
    calledAt,
    startedAt,
    endedAt,
    nth: calls,
    why,
    procedureId,
    procedureName: procedureId === null ? null : store.catalogue.nameOf(procedureId),
  };
}

const deskActions: readonly TicketAction[] = ['recall', 'start', 'finish', 'no-show', 'park', 'transfer', 'return'];

function listActions(
  { counter, current, waiting }: { counter: CounterRow; current: Ticket | null; waiting: number },
  day: Day,
): DeskAction[] {
  const may: DeskAction[] = [];
  if (current !== null)
    for (const action of deskActions) {
      // A ticket of an earlier day can only be finished.
      const isTooOld = current.day < day && action !== 'finish';
      if (!isTooOld && ticketStateAfter(current.state, action) !== null) may.push(action as DeskAction);
    }
  if (current === null && counter.state === 'open' && waiting > 0) may.push('call-next');
  if (counter.state !== 'open') may.push('open');
  if (counter.state === 'open') may.push('pause');
  if (counter.state !== 'closed' && current === null) may.push('close');
  return may;
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle ?? null;
}

export function readCounter(reading: Reading, plan: CounterPlan): CounterView {
  const { store, site, paper, now, day } = reading;
  const counter = store.counter(plan.id);
  const current = store.tickets.inHand(plan.id);
  const waiting = store.tickets.waitingFor(day, plan);
  const few = chooseNextFew(
    {
      waiting: store.tickets.candidates(day, plan, maxNextShown),
      priorityStreak: store.priorityStreak(day, plan.id, site.rule.afterPriority),
      rule: site.rule,
      now,
    },
    maxNextShown,
  );
  const staff = site.staff.find(member => member.id === counter.staffId) ?? null;
  const dayBegan = instantOf(day, 0, site.timeZone);
  const usual = current === null ? null : median(store.tickets.recentTookMs(current.serviceId));
  const toListed = (ticket: Ticket) => toDeskTicket(reading, ticket, ticket.why);
  return {
    ...makeEnvelope(reading, 'counter', plan.id),
    day,
    counter: {
      id: plan.id,
      label: plan.label,
      state: counter.state,
      reason: counter.reason,
      serviceIds: servicesOf(plan),
    },
    staff: staff === null ? null : { id: staff.id, name: staff.name },
    current: current === null ? null : toListed(current),
    usualMin: usual === null ? null : Math.max(1, Math.round(usual / 60_000)),
    may: listActions({ counter, current, waiting }, day),
    waiting,
    next: few.flatMap(({ ticket, why }) => {
      const whole = store.tickets.find(ticket.id);
      return whole === null ? [] : [toDeskTicket(reading, whole, why)];
    }),
    parked: store.tickets.parked(day).map(toListed),
    missed: store.tickets.missed(day).map(toListed),
    served: store.tickets.served(plan.id, dayBegan, maxServedShown).map(toListed),
    servedToday: store.tickets.servedCount(plan.id, dayBegan),
    services: readWaiting(reading).map(({ service, waiting: count }) => ({
      id: service.id,
      letter: service.letter,
      name: service.name,
      waiting: count,
    })),
    counters: site.counters.map(counter => ({
      id: counter.id,
      label: counter.label,
      state: store.counter(counter.id).state,
    })),
    priorities: site.priorities,
    pauseReasons: site.pauseReasons,
    printers: paper.printers(),
  };
}
