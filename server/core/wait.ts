// Estimates how long a citizen will wait, as a range that holds for about four of five. It uses counts only and must not walk the
// queue ticket by ticket, because every ticket and every screen asks for it. Pure: no clock and no random numbers.

import { measureServiceTimes, type ServiceTimes } from './service-times.ts';
import { findEnd, type Seat } from './workload-split.ts';

export interface WaitPicture {
  /** The services with waiting tickets and those asked for. */
  services: {
    id: string;
    waitingOrdinary: number;
    waitingPriority: number;
    /** How long recent tickets of this service took from call to finish, in ms, newest first, at most 30, older days included. */
    recentMs: readonly number[];
    /** The guess in the site file, ms. */
    usualMs: number;
  }[];
  /** Open counters only, with all services they serve. `busy` is the ticket in hand and since how many ms; null when free. */
  counters: { serves: readonly string[]; busy: { serviceId: string; forMs: number } | null }[];
  /** Priority calls in a row after which an ordinary ticket is called. */
  afterPriority: number;
  /** Minutes after which a ticket goes before everybody, priority or not. */
  maxWaitMin: number;
}

/** Ms between the end of one ticket and the next call. */
const betweenMs = 20_000;
/** Spread that does not come from the tickets: which counter takes whom, who comes meanwhile. It adds to that of each ticket. */
const outsideSpread = 0.45;
/** The part of the spread of other queues that matters here, since delays in several queues partly cancel out. */
const sharedSpread = 0.6;
/** The standard error of the time left of a ticket in hand, as a share of it. */
const inHandError = 0.1;
/** The share of extra work by priority citizens who come later and still go before an ordinary one. */
const overtakingShare = 0.08;
/** The estimate for the end of the queue must exceed `maxWaitMin` by this factor before its head is likely to be older. */
const overdueFactor = 1.35;
/** The distance of both ends from the middle in standard deviations, fitted on simulated days (wait.test.ts); waits have a long tail. */
const reach = { down: 1.15, up: 1.4 };
/** The shortest upper end in minutes, because even with a free officer the citizen has to walk to the counter. */
const shortestUpperMin = 2;

/**
 * The range in minutes that a ticket will wait; null when no open counter serves it or the picture does not contain its service.
 * @param of `ahead` is how many of the same service go before (priority tickets included for an ordinary one). Tickets of other
 *   services that share its counters are taken from the picture.
 */
export function estimateWait(
  picture: WaitPicture,
  of: { serviceId: string; priority: boolean; ahead: number },
): Range | null {
  if (!picture.counters.some(counter => counter.serves.includes(of.serviceId))) return null;
  const own = picture.services.findIndex(service => service.id === of.serviceId);
  if (own < 0) return null;
  const asked = forecast(picture, own, of);
  if (!of.priority) return roundEnds(asked);
  // When ordinary tickets wait longer than the rule allows, the oldest go first and priority no longer helps.
  const { waitingOrdinary, waitingPriority } = picture.services[own] ?? { waitingOrdinary: 0, waitingPriority: 0 };
  const all = { priority: false, ahead: waitingOrdinary + Math.max(of.ahead, waitingPriority) };
  const last = forecast(picture, own, all);
  if ((last.fromMin + last.toMin) / 2 < overdueFactor * picture.maxWaitMin) return roundEnds(asked);
  return roundEnds({
    fromMin: Math.max(asked.fromMin, last.fromMin),
    toMin: Math.max(asked.toMin, last.toMin),
  });
}

interface Range {
  fromMin: number;
  toMin: number;
}

/** The range before rounding. */
function forecast(picture: WaitPicture, own: number, of: { priority: boolean; ahead: number }): Range {
  const queues = listQueues(picture, own, of);
  // A free counter that serves this service and has nobody else to call calls this ticket at once.
  const isOurs = ({ serves, busy }: WaitPicture['counters'][number]) =>
    busy === null &&
    serves.includes(queues[own]?.id ?? '') &&
    queues.every(({ id, ahead }) => ahead === 0 || !serves.includes(id));
  if (picture.counters.some(isOurs)) return { fromMin: 0, toMin: 0 };

  const endMin = (sigmas: number) =>
    findEnd(
      own,
      queues.map((queue, job) => workOf(queue, job === own, sigmas)),
      listSeats(picture, { queues, own, sigmas }),
    ) / 60_000;
  return { fromMin: endMin(-reach.down), toMin: endMin(reach.up) };
}

/** The same range when a break begins in `inMin` and lasts `forMin` minutes: who is not called before waits through it. */
export function addBreak(range: Range, noon: { inMin: number; forMin: number }): Range {
  const pass = (min: number) => (min > noon.inMin ? min + noon.forMin : min);
  return roundEnds({ fromMin: pass(range.fromMin), toMin: pass(range.toMin) });
}

/** The work of one service that goes before the ticket. */
interface Queue extends ServiceTimes {
  id: string;
  ahead: number;
}

function listQueues(picture: WaitPicture, own: number, of: { priority: boolean; ahead: number }): Queue[] {
  const every = Math.max(1, picture.afterPriority);
  const mine = picture.services[own];
  // The position of the ticket in its queue, 1 being the last. Other queues are assumed to be as old as its own.
  const before = of.priority ? of.ahead : of.ahead - Math.min(of.ahead, mine?.waitingPriority ?? 0);
  const alike = (of.priority ? mine?.waitingPriority : mine?.waitingOrdinary) ?? 0;
  const depth = (before + 1) / Math.max(before + 1, alike);

  let ordinary = before;
  for (const service of picture.services) if (service !== mine) ordinary += depth * service.waitingOrdinary;

  return picture.services.map((service, at) => {
    let ahead: number;
    if (of.priority) {
      const first = at === own ? of.ahead : depth * service.waitingPriority;
      ahead = first + Math.min(service.waitingOrdinary, first / every);
    } else {
      // Priority goes first, but no more than the rule allows; and more of it will come meanwhile.
      const passing = Math.min(service.waitingPriority, every * (ordinary + 1));
      ahead = (at === own ? of.ahead : depth * service.waitingOrdinary + passing) * (1 + overtakingShare);
    }
    const { meanMs, spread, doubt } = measureServiceTimes(service.recentMs, service.usualMs);
    return { id: service.id, ahead, meanMs: meanMs + betweenMs, spread, doubt };
  });
}

/** The share of the mean time that a ticket in hand has left at a random moment, when tickets differ by `spread`. */
const averageLeft = (spread: number) => (1 + spread ** 2) / 2;

function listSeats(
  picture: WaitPicture,
  { queues, own, sigmas }: { queues: readonly Queue[]; own: number; sigmas: number },
): Seat[] {
  const indexes = new Map(queues.map(({ id }, at) => [id, at]));
  const mine = queues[own];
  const ownMeanMs = mine?.meanMs ?? 0;
  // When the ticket is called, the other counters are in the middle of a ticket as well, so that work is not done by then.
  const unfinishedMs = averageLeft(mine?.spread ?? 0) * ownMeanMs;
  return picture.counters.map(({ serves, busy }) => {
    const jobs = serves.flatMap(id => indexes.get(id) ?? []);
    if (busy === null) return { jobs, lateMs: -unfinishedMs };
    const meanMs = queues[indexes.get(busy.serviceId) ?? own]?.meanMs ?? ownMeanMs;
    // The time left of a ticket in hand falls from a whole mean to half of it and stays there, because long tickets stay long.
    const left = (1 + 1 / (1 + (2 * busy.forMs) / meanMs)) / 2;
    return { jobs, lateMs: left * (1 + sigmas * inHandError) * meanMs - unfinishedMs };
  });
}

/**
 * The work of a queue before the ticket in ms, `sigmas` from the middle; for its own service up to the middle of the ticket just
 * before it.
 */
function workOf(queue: Queue, isOwn: boolean, sigmas: number): number {
  const { spread, doubt, meanMs } = queue;
  const tickets = queue.ahead + (isOwn ? averageLeft(spread) : 0);
  const deviation = Math.sqrt((doubt * tickets) ** 2 + (spread ** 2 + outsideSpread ** 2) * tickets);
  return Math.max(0, tickets + sigmas * (isOwn ? 1 : sharedSpread) * deviation) * meanMs;
}

/** Rounds both ends to whole minutes below ten and to five minutes above; the ends never become equal. */
function roundEnds(range: Range): Range {
  const round = (min: number) => (min < 9.5 ? Math.round(min) : Math.max(10, Math.round(min / 5) * 5));
  const lower = round(Math.max(0, range.fromMin));
  const upper = round(Math.max(shortestUpperMin, range.toMin));
  return { fromMin: lower, toMin: Math.max(upper, lower < 10 ? lower + 1 : lower + 5) };
}
