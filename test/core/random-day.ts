// A day at an office in memory, played by random deeds through the core's own rules, as the actions play it on the database:
// numbers are taken, called, missed, parked, returned, moved. It keeps book of every call, so that a test can judge the rule.
import type { PriorityId, ServiceId, TicketId, TicketState } from '../../common/contract/words.ts';
import {
  type Choice,
  chooseNext,
  comparePlaces,
  placeAfter,
  type RuleSetting,
  type WaitingTicket,
} from '../../server/core/queue.ts';
import { isInHand, type TicketAction, ticketStateAfter } from '../../server/core/ticket.ts';

export interface Ticket extends Omit<WaitingTicket, 'preference'> {
  state: TicketState;
  counter: Counter | null;
  /** Sent to just this counter. */
  pinnedTo: Counter | null;
  /** It was called and did not come; its place is no longer its arrival. */
  missed: boolean;
}

export interface Counter {
  at: number;
  serves: readonly (readonly string[])[];
  streak: number;
}

/** One press, as plain numbers; what it means depends on what is there when it is pressed. */
export interface Press {
  deed: 'issue' | 'call-next' | TicketAction;
  /** Which of those it could be done to. */
  ticket: number;
  counter: number;
  service: number;
  priority: boolean;
  /** Minutes since the press before. */
  afterMin: number;
}

/** What was known when a counter asked who is next. */
export interface Call {
  now: number;
  counter: Counter;
  streakBefore: number;
  candidates: WaitingTicket[];
  choice: Choice | null;
}

/** A no-show who came back, and those of the same service and class who waited then. */
export interface Comeback {
  ticket: Ticket;
  line: WaitingTicket[];
}

const services = ['ho-tich', 'dat-dai', 'tra-ket-qua'];
const plans: Counter['serves'][] = [
  [['ho-tich', 'tra-ket-qua']],
  [['dat-dai'], ['ho-tich']],
  [['ho-tich', 'dat-dai', 'tra-ket-qua']],
];

export class RandomDay {
  readonly tickets: Ticket[] = [];
  readonly calls: Call[] = [];
  readonly comebacks: Comeback[] = [];
  readonly counters: Counter[] = plans.map((serves, at) => ({ at, serves, streak: 0 }));
  now = Date.UTC(2026, 10, 23, 0, 30);

  readonly rule: RuleSetting;

  constructor(rule: RuleSetting) {
    this.rule = rule;
  }

  play(press: Press): void {
    this.now += press.afterMin * 60_000;
    const counter = this.counters[press.counter % this.counters.length] as Counter;
    const service = services[press.service % services.length] as ServiceId;
    if (press.deed === 'issue') this.issue(service, press.priority);
    else if (press.deed === 'call-next') this.callNext(counter);
    else {
      const ticket = this.tickets[press.ticket % Math.max(1, this.tickets.length)];
      if (ticket !== undefined) this.do(press.deed, ticket, counter, service, press.priority);
    }
  }

  /** The officers press "next" and "finish" until nobody waits. */
  serveEverybody(): void {
    for (const ticket of this.tickets) if (ticket.state === 'parked') this.put(ticket, 'transfer', null);
    for (let round = 0; this.waiting().length > 0 && round <= this.tickets.length; round++) {
      for (const counter of this.counters) {
        for (const ticket of this.tickets) if (ticket.counter === counter) this.put(ticket, 'finish', null);
        this.callNext(counter);
        this.now += 60_000;
      }
    }
  }

  inHand(counter: Counter): Ticket[] {
    return this.tickets.filter(ticket => isInHand(ticket.state) && ticket.counter === counter);
  }

  waiting(): Ticket[] {
    return this.tickets.filter(ticket => ticket.state === 'waiting');
  }

  candidates(counter: Counter): WaitingTicket[] {
    return this.waiting().flatMap(({ state: _state, counter: _counter, pinnedTo, missed: _missed, ...ticket }) => {
      const group = counter.serves.findIndex(services => services.includes(ticket.serviceId));
      if (pinnedTo === null ? group < 0 : pinnedTo !== counter) return [];
      return [{ ...ticket, preference: Math.max(0, group) }];
    });
  }

  private issue(serviceId: ServiceId, priority: boolean): void {
    const seq = this.tickets.length + 1;
    this.tickets.push({
      id: `ticket-${seq}` as TicketId,
      serviceId,
      priorityId: priority ? ('cao-tuoi' as PriorityId) : null,
      arrivedAt: this.now,
      orderAt: this.now,
      late: 0,
      seq,
      moved: false,
      state: 'waiting',
      counter: null,
      pinnedTo: null,
      missed: false,
    });
  }

  private callNext(counter: Counter): void {
    if (this.inHand(counter).length > 0) return;
    const candidates = this.candidates(counter);
    const choice = chooseNext({ waiting: candidates, priorityStreak: counter.streak, rule: this.rule, now: this.now });
    this.calls.push({ now: this.now, counter, streakBefore: counter.streak, candidates, choice });
    const ticket = this.tickets.find(candidate => candidate.id === choice?.ticket.id);
    if (ticket !== undefined) this.bring('call', ticket, counter);
  }

  private do(deed: TicketAction, ticket: Ticket, counter: Counter, service: ServiceId, pin: boolean): void {
    if (ticketStateAfter(ticket.state, deed) === null) return;
    if (deed === 'call' || deed === 'resume') {
      if (this.inHand(counter).length === 0) this.bring(deed, ticket, counter);
    } else if (deed === 'return' && ticket.state === 'no-show') {
      const line = this.waitingLike(ticket);
      Object.assign(
        ticket,
        placeAfter({
          line: line.slice(0, Math.max(1, this.rule.noShowAfter)),
          rule: this.rule,
          seq: ticket.seq,
          now: this.now,
        }),
      );
      ticket.missed = true;
      ticket.moved = true;
      this.put(ticket, deed, null);
      this.comebacks.push({ ticket: { ...ticket }, line });
    } else if (deed === 'return' || deed === 'transfer') {
      if (deed === 'transfer') {
        ticket.serviceId = service;
        ticket.pinnedTo = pin ? counter : null;
      }
      ticket.moved = true;
      this.put(ticket, deed, null);
    } else this.put(ticket, deed, deed === 'recall' || deed === 'start' || deed === 'rate' ? ticket.counter : null);
  }

  private waitingLike(ticket: Ticket): WaitingTicket[] {
    return this.waiting()
      .filter(
        other => other.serviceId === ticket.serviceId && (other.priorityId === null) === (ticket.priorityId === null),
      )
      .map(place => ({ ...place, preference: 0 }))
      .sort(comparePlaces);
  }

  private bring(deed: 'call' | 'resume', ticket: Ticket, counter: Counter): void {
    counter.streak = ticket.priorityId === null ? 0 : counter.streak + 1;
    ticket.pinnedTo = null;
    this.put(ticket, deed, counter);
  }

  private put(ticket: Ticket, deed: TicketAction, counter: Counter | null): void {
    const state = ticketStateAfter(ticket.state, deed);
    if (state === null) throw new Error(`${deed} of a ticket that is ${ticket.state}`);
    ticket.state = state;
    ticket.counter = counter;
  }
}
