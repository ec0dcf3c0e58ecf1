// Chooses who is called next. The rule can be explained by a person and depends only on the tickets and the setting:
//   1. A ticket older than `maxWaitMin` goes before everybody, the oldest first.
//   2. After `afterPriority` priority calls in a row at this counter, one ordinary ticket goes.
//   3. Else priority goes first.
//   4. Among equals: the counter's own services first (see counter.ts), then whoever came first.
import type { PriorityId, ServiceId, TicketId, Why } from '../../common/contract/words.ts';

export interface RuleSetting {
  /** Priority calls in a row after which an ordinary ticket is called. */
  afterPriority: number;
  /** Minutes after which a ticket goes before everybody. */
  maxWaitMin: number;
  /** How many waiting people a returning no-show is put behind. */
  noShowAfter: number;
}

/** The place of a ticket among those of its service and class. Places are ordered by orderAt, late and seq; no two are equal. */
export interface Place {
  /** UTC ms of the arrival; for a returned no-show the arrival of the ticket that it was put behind. */
  orderAt: number;
  /** 0; for a returned no-show its rank among tickets of the same orderAt. */
  late: number;
  /** The ordinal of the ticket at the site, counted from 1. It breaks every tie. */
  seq: number;
}

export interface WaitingTicket extends Place {
  id: TicketId;
  serviceId: ServiceId;
  priorityId: PriorityId | null;
  arrivedAt: number;
  /** Whether it was transferred or returned; its first arrival still counts. */
  moved: boolean;
  /** The preference group of its service at the calling counter, 0 being the first. */
  preference: number;
}

export interface Choice {
  ticket: WaitingTicket;
  why: Why;
}

export function comparePlaces(a: Place, b: Place): number {
  return a.orderAt - b.orderAt || a.late - b.late || a.seq - b.seq;
}

function first(
  tickets: readonly WaitingTicket[],
  compare: (a: WaitingTicket, b: WaitingTicket) => number,
): WaitingTicket | null {
  let best: WaitingTicket | null = null;
  for (const ticket of tickets) if (best === null || compare(ticket, best) < 0) best = ticket;
  return best;
}

const byPreference = (a: WaitingTicket, b: WaitingTicket) => a.preference - b.preference || comparePlaces(a, b);
const minutesSince = (from: number, now: number) => Math.max(0, Math.floor((now - from) / 60_000));

/** All that decides which ticket a counter calls. */
export interface CallSituation {
  /**
   * The waiting tickets that this counter may call, in any order. The first few of each service and class are enough, because the
   * order within them never changes.
   */
  waiting: readonly WaitingTicket[];
  /** How many of the counter's latest calls in a row were priority calls. */
  priorityStreak: number;
  rule: RuleSetting;
  /** UTC ms. */
  now: number;
}

/** Chooses the next ticket for a counter; null when nobody waits. */
export function chooseNext({ waiting, priorityStreak, rule, now }: CallSituation): Choice | null {
  const waitedMin = (ticket: WaitingTicket) => minutesSince(ticket.arrivedAt, now);

  const oldest = first(waiting, comparePlaces);
  if (oldest === null) return null;
  if (now - oldest.orderAt > rule.maxWaitMin * 60_000)
    return {
      ticket: oldest,
      why: { code: 'waited-long', waitedMin: waitedMin(oldest), maxWaitMin: rule.maxWaitMin },
    };

  const priority = first(
    waiting.filter(ticket => ticket.priorityId !== null),
    byPreference,
  );
  const ordinary = first(
    waiting.filter(ticket => ticket.priorityId === null),
    byPreference,
  );
  if (priority?.priorityId != null && (ordinary === null || priorityStreak < rule.afterPriority))
    return {
      ticket: priority,
      why: { code: 'priority', waitedMin: waitedMin(priority), priorityId: priority.priorityId },
    };
  if (ordinary === null) return null;
  if (priority !== null)
    return {
      ticket: ordinary,
      why: { code: 'ordinary-turn', waitedMin: waitedMin(ordinary), afterPriority: rule.afterPriority },
    };
  const code = ordinary.moved ? 'kept-place' : ordinary.id === oldest.id ? 'first-come' : 'own-service';
  return { ticket: ordinary, why: { code, waitedMin: waitedMin(ordinary) } };
}

/** The next tickets in the order in which this counter would call them if nobody else came. */
export function chooseNextFew({ waiting, priorityStreak, rule, now }: CallSituation, count: number): Choice[] {
  const few: Choice[] = [];
  let left = [...waiting];
  let streak = priorityStreak;
  while (few.length < count) {
    const choice = chooseNext({ waiting: left, priorityStreak: streak, rule, now });
    if (choice === null) break;
    few.push(choice);
    streak = choice.ticket.priorityId === null ? 0 : streak + 1;
    left = left.filter(ticket => ticket.id !== choice.ticket.id);
  }
  return few;
}

export interface Comeback {
  /** The places of at least the first `noShowAfter` tickets of the same service and class, in their order. */
  line: readonly Place[];
  rule: RuleSetting;
  /** The ordinal of the returning ticket at the site. */
  seq: number;
  /** UTC ms; not before the latest arrival of the day. */
  now: number;
}

/**
 * The place of a returning no-show: right behind the `noShowAfter`-th of those who wait for the same service in the same class, or
 * at the end when fewer wait.
 */
export function placeAfter({ line, rule, seq, now }: Comeback): Place {
  const head = line[0];
  if (head === undefined) return { orderAt: now, late: 1, seq };
  if (rule.noShowAfter === 0) return { orderAt: head.orderAt - 1, late: 1, seq };
  const before = line[rule.noShowAfter - 1];
  if (before !== undefined) return { orderAt: before.orderAt, late: before.late + 1, seq };
  const last = line[line.length - 1] ?? head;
  // After the clock was set back, the returning citizen must not pass those who already wait.
  return last.orderAt >= now ? { orderAt: last.orderAt, late: last.late + 1, seq } : { orderAt: now, late: 1, seq };
}
