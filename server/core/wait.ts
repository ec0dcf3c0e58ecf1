// How long a citizen will wait, as a range that holds for about four of five. A forecast from counts only: it must never walk
// the queue ticket by ticket (it is asked for every ticket and every screen), read a clock or throw a die.

import { measureServiceTimes, type ServiceTimes } from './service-times.ts';
import { findEnd, type Seat } from './workload-split.ts';

export interface WaitPicture {
  /** Services that have anything waiting or are asked for. */
  services: {
    id: string;
    waitingOrdinary: number;
    waitingPriority: number;
    /** Newest first, at most 30: how long recent tickets of this service took from call to finish, ms; older days may be among them. */
    recentMs: readonly number[];
    /** The office's own guess from the site file. */
    usualMs: number;
  }[];
  /** Open counters only. `serves`: all services, flattened. `busy`: the ticket in hand and for how long; null = free. */
  counters: { serves: readonly string[]; busy: { serviceId: string; forMs: number } | null }[];
  /** Priority tickets in a row before an ordinary one gets its turn. */
  afterPriority: number;
  /** Minutes after which a ticket goes before everybody, priority or not. */
  maxWaitMin: number;
}

/** Between one ticket and the next call: the officer files, drinks, presses the key. */
const betweenMs = 20_000;
/** Chance that is not in the tickets themselves: which counter takes whom, who comes meanwhile. Adds to the spread of each. */
const chance = 0.45;
/** How much of the spread of other queues reaches us: what is longer in one is often shorter in the next. */
const shared = 0.6;
/** How wrong is what seems left of a ticket in hand, as a share of it, at one standard deviation. */
const inHand = 0.1;
/** Priority citizens who come later still go before an ordinary one: so much more work than what waits now. */
const overtaking = 0.08;
/** The queue's end must look this much longer than `maxWaitMin` before its head is likely to be older than that. */
const overdue = 1.35;
/** How far the ends lie from the middle, in standard deviations. Waits have a long tail. Tried on simulated days (wait.test.ts). */
const reach = { down: 1.15, up: 1.4 };
/** No upper end is shorter: nobody before you and an officer free is still a walk and a key to press. */
const soonMin = 2;

/**
 * `ahead`: how many of the same service go before (priority ones included for an ordinary ticket); the others that share its
 * counters are derived from the picture. Null: no open counter serves it (or the picture does not hold the service).
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
  // When even ordinary people wait longer than the rule lets them, the oldest go first and priority counts for nothing.
  const { waitingOrdinary, waitingPriority } = picture.services[own] ?? { waitingOrdinary: 0, waitingPriority: 0 };
  const all = { priority: false, ahead: waitingOrdinary + Math.max(of.ahead, waitingPriority) };
  const last = forecast(picture, own, all);
  if ((last.fromMin + last.toMin) / 2 < overdue * picture.maxWaitMin) return roundEnds(asked);
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
  const queues = gatherQueues(picture, own, of);
  // A free counter that serves us and has nobody else to call calls us.
  const isOurs = ({ serves, busy }: WaitPicture['counters'][number]) =>
    busy === null &&
    serves.includes(queues[own]?.id ?? '') &&
    queues.every(({ id, ahead }) => ahead === 0 || !serves.includes(id));
  if (picture.counters.some(isOurs)) return { fromMin: 0, toMin: 0 };

  const endMin = (sigmas: number) =>
    findEnd(
      own,
      queues.map((queue, job) => workOf(queue, job === own, sigmas)),
      gatherSeats(picture, queues, own, sigmas),
    ) / 60_000;
  return { fromMin: endMin(-reach.down), toMin: endMin(reach.up) };
}

/**
 * The same wait when the office closes in `inMin` for `forMin` minutes (noon): whoever is not called before waits through it.
 */
export function addBreak(range: Range, noon: { inMin: number; forMin: number }): Range {
  const pass = (min: number) => (min > noon.inMin ? min + noon.forMin : min);
  return roundEnds({ fromMin: pass(range.fromMin), toMin: pass(range.toMin) });
}

/** What goes before us in one service. */
interface Queue extends ServiceTimes {
  id: string;
  ahead: number;
}

function gatherQueues(picture: WaitPicture, own: number, of: { priority: boolean; ahead: number }): Queue[] {
  const every = Math.max(1, picture.afterPriority);
  const mine = picture.services[own];
  // How far back in the hall we stand, 1 = last: the others' queues are taken to be as old as ours.
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
      // Priority goes first, but never more than the rule lets pass; and more of it will come while we wait.
      const passing = Math.min(service.waitingPriority, every * (ordinary + 1));
      ahead = (at === own ? of.ahead : depth * service.waitingOrdinary + passing) * (1 + overtaking);
    }
    const { meanMs, spread, doubt } = measureServiceTimes(service.recentMs, service.usualMs);
    return { id: service.id, ahead, meanMs: meanMs + betweenMs, spread, doubt };
  });
}

/** Met at any moment, a ticket in hand has this share of a mean left to do, if tickets differ by `spread`. */
const averageLeft = (spread: number) => (1 + spread ** 2) / 2;

function gatherSeats(picture: WaitPicture, queues: readonly Queue[], own: number, sigmas: number): Seat[] {
  const indexes = new Map(queues.map(({ id }, at) => [id, at]));
  const mine = queues[own];
  const ownMeanMs = mine?.meanMs ?? 0;
  // The moment we are called the other counters are in the middle of a ticket too: that much is not done by then.
  const unfinishedMs = averageLeft(mine?.spread ?? 0) * ownMeanMs;
  return picture.counters.map(({ serves, busy }) => {
    const jobs = serves.flatMap(id => indexes.get(id) ?? []);
    if (busy === null) return { jobs, lateMs: -unfinishedMs };
    const meanMs = queues[indexes.get(busy.serviceId) ?? own]?.meanMs ?? ownMeanMs;
    // What is left of a ticket in hand falls from a whole mean to half of one and stays there: long ones are long.
    const left = (1 + 1 / (1 + (2 * busy.forMs) / meanMs)) / 2;
    return { jobs, lateMs: left * (1 + sigmas * inHand) * meanMs - unfinishedMs };
  });
}

/** Work of a queue up to us, ms, `sigmas` from the middle; for our own service up to the middle of the ticket just before us. */
function workOf(queue: Queue, isOwn: boolean, sigmas: number): number {
  const { spread, doubt, meanMs } = queue;
  const tickets = queue.ahead + (isOwn ? averageLeft(spread) : 0);
  const deviation = Math.sqrt((doubt * tickets) ** 2 + (spread ** 2 + chance ** 2) * tickets);
  return Math.max(0, tickets + sigmas * (isOwn ? 1 : shared) * deviation) * meanMs;
}

/** Whole minutes below ten, the nearest five above; never the same. */
function roundEnds(range: Range): Range {
  const round = (min: number) => (min < 9.5 ? Math.round(min) : Math.max(10, Math.round(min / 5) * 5));
  const lower = round(Math.max(0, range.fromMin));
  const upper = round(Math.max(soonMin, range.toMin));
  return { fromMin: lower, toMin: Math.max(upper, lower < 10 ? lower + 1 : lower + 5) };
}
