// Who is next. An explicit rule that a person can explain, depending on nothing but the tickets and the setting:
//   1. A ticket older than `maxWaitMin` goes before everybody, the oldest first.
//   2. After `afterPriority` priority calls in a row at this counter, one ordinary ticket goes.
//   3. Else priority goes first.
//   4. Among equals: the counter's own services first (see counter.ts), then whoever came first.
import type { PriorityId, ServiceId, TicketId, Why } from '../../common/contract/words.ts';

export interface RuleSetting {
  /** Priority calls in a row before an ordinary ticket gets its turn. */
  afterPriority: number;
  /** Minutes after which a ticket goes before everybody. */
  maxWaitMin: number;
  /** A no-show who comes back is put after so many of those who wait for the same. */
  noShowAfter: number;
}

/** Where a ticket stands among those of its service and class. Compared by orderAt, then late, then seq; no two are equal. */
export interface Place {
  /** Arrival, or for a no-show who came back the arrival of the ticket it was put behind. UTC ms. */
  orderAt: number;
  /** 0, or for a no-show who came back how far behind it stands among tickets of the same orderAt. */
  late: number;
  /** The how-manieth ticket of the site; breaks every tie. */
  seq: number;
}

export interface WaitingTicket extends Place {
  id: TicketId;
  serviceId: ServiceId;
  priorityId: PriorityId | null;
  arrivedAt: number;
  /** It was transferred or returned: its first arrival still counts. */
  moved: boolean;
  /** Preference group of its service at the counter that asks; 0 first. */
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

/**
 * Chooses the next ticket for a counter.
 * @param waiting the waiting tickets this counter may call. It is enough to give the first few of each service and class,
 *   since within these the order never changes.
 * @param priorityStreak how many of this counter's latest calls in a row were priority calls
 */
export function chooseNext(
  waiting: readonly WaitingTicket[],
  priorityStreak: number,
  rule: RuleSetting,
  now: number,
): Choice | null {
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

/** The next few in the order in which this counter would call them if nobody else came. */
export function chooseNextFew(
  waiting: readonly WaitingTicket[],
  priorityStreak: number,
  rule: RuleSetting,
  now: number,
  count: number,
): Choice[] {
  const few: Choice[] = [];
  let left = [...waiting];
  let streak = priorityStreak;
  while (few.length < count) {
    const choice = chooseNext(left, streak, rule, now);
    if (choice === null) break;
    few.push(choice);
    streak = choice.ticket.priorityId === null ? 0 : streak + 1;
    left = left.filter(ticket => ticket.id !== choice.ticket.id);
  }
  return few;
}

/**
 * The place of a no-show who comes back: right behind the `noShowAfter`-th of those who wait for the same service in the
 * same class, or at the end when fewer wait.
 * @param line places of at least the first `noShowAfter` of those tickets, first in line first
 */
export function placeAfter(line: readonly Place[], rule: RuleSetting, seq: number, now: number): Place {
  const head = line[0];
  if (head === undefined) return { orderAt: now, late: 1, seq };
  if (rule.noShowAfter === 0) return { orderAt: head.orderAt - 1, late: 1, seq };
  const before = line[rule.noShowAfter - 1];
  if (before !== undefined) return { orderAt: before.orderAt, late: before.late + 1, seq };
  const last = line[line.length - 1] ?? head;
  // A clock that was set back must not let the returned one pass those who are there.
  return last.orderAt >= now ? { orderAt: last.orderAt, late: last.late + 1, seq } : { orderAt: now, late: 1, seq };
}
