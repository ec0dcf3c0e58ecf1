// How long a citizen will wait, as a range that holds for about four of five. A forecast from counts only: it must never walk
// the queue ticket by ticket (it is asked for every ticket and every screen), read a clock or throw a die.

import { findEnd, type Seat } from './share.ts';

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

/** The guess in the site file counts as much as this many measured tickets. */
const guessWeighs = 4;
/** A ticket that took longer than this many times the usual was forgotten in hand; it counts as that long and no longer. */
const longestInMeans = 2.5;
/** Between one ticket and the next call: the officer files, drinks, presses the key. */
const betweenMs = 20_000;
/** How much one ticket differs from the next, as standard deviation by mean. */
const spread = 0.7;
/** What nobody can know when the ticket is issued: counters that will open or pause, how quick this officer is. */
const unknown = 0.12;
/** Priority citizens who come later still go before an ordinary one: so much more work than what waits now. */
const overtaking = 0.08;
/** The queue's end must look this much longer than `maxWaitMin` before its head is likely to be older than that. */
const overdue = 1.25;
/** How far each end lies from the middle, in standard deviations. Tried on simulated days (test/core/wait.test.ts). */
const reach = 0.75;
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
  if (!of.priority) return roundOutwards(asked);
  // When even ordinary people wait longer than the rule lets them, the oldest go first and priority counts for nothing.
  const { waitingOrdinary, waitingPriority } = picture.services[own] ?? { waitingOrdinary: 0, waitingPriority: 0 };
  const all = { priority: false, ahead: waitingOrdinary + Math.max(of.ahead, waitingPriority) };
  const last = forecast(picture, own, all);
  if ((last.fromMin + last.toMin) / 2 < overdue * picture.maxWaitMin) return roundOutwards(asked);
  return roundOutwards({
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
  const seats = gatherSeats(picture, queues, own);
  const isFree = (seat: Seat, at: number) => picture.counters[at]?.busy === null && seat.jobs.includes(own);
  if (seats.some((seat, at) => isFree(seat, at) && seat.jobs.every(job => queues[job]?.ahead === 0)))
    return { fromMin: 0, toMin: 0 };

  const endMin = (sigmas: number) =>
    findEnd(
      own,
      queues.map((queue, job) => workOf(queue, job === own, sigmas)),
      seats,
    ) / 60_000;
  return { fromMin: endMin(-reach), toMin: endMin(reach) };
}

/**
 * The same wait when the office closes in `inMin` for `forMin` minutes (noon): whoever is not called before waits through it.
 */
export function addBreak(range: Range, noon: { inMin: number; forMin: number }): Range {
  const pass = (min: number) => (min > noon.inMin ? min + noon.forMin : min);
  return roundOutwards({ fromMin: pass(range.fromMin), toMin: pass(range.toMin) });
}

/** What goes before us in one service. */
interface Queue {
  ahead: number;
  meanMs: number;
  /** How wrong the mean itself may be, as a share of it. */
  doubt: number;
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
    const { recentMs, usualMs } = service;
    const doubt = Math.sqrt(unknown ** 2 + spread ** 2 / (guessWeighs + recentMs.length));
    return { ahead, meanMs: blendMean(recentMs, usualMs) + betweenMs, doubt };
  });
}

/** The mean of what was measured and the office's guess; what is far too long is cut, so that one forgotten ticket spoils nothing. */
function blendMean(recentMs: readonly number[], usualMs: number): number {
  let mean = usualMs;
  for (let pass = 0; pass < 2; pass++) {
    const longest = longestInMeans * (pass === 0 ? 1.5 : 1) * mean;
    let sum = guessWeighs * usualMs;
    for (const ms of recentMs) sum += Math.min(ms, longest);
    mean = sum / (guessWeighs + recentMs.length);
  }
  return mean;
}

function gatherSeats(picture: WaitPicture, queues: readonly Queue[], own: number): Seat[] {
  const indexes = new Map(picture.services.map((service, at) => [service.id, at]));
  const ownMeanMs = queues[own]?.meanMs ?? 0;
  // Met at any moment, a counter has (1 + spread²) / 2 of a mean left to do: that is the zero of lateness.
  const average = (1 + spread ** 2) / 2;
  return picture.counters.map(({ serves, busy }) => {
    const jobs = serves.flatMap(id => indexes.get(id) ?? []);
    if (busy === null) return { jobs, lateMs: -average * ownMeanMs };
    const meanMs = queues[indexes.get(busy.serviceId) ?? own]?.meanMs ?? ownMeanMs;
    // What is left of a ticket in hand falls from a whole mean to half of one and stays there: long ones are long.
    const left = (1 + 1 / (1 + (2 * busy.forMs) / meanMs)) / 2;
    return { jobs, lateMs: (left - average) * meanMs };
  });
}

/** Work of a queue up to us, ms, `sigmas` from the middle; for our own service up to the end of the ticket just before us. */
function workOf(queue: Queue, isOwn: boolean, sigmas: number): number {
  const tickets = queue.ahead + (isOwn ? 1 : 0);
  return Math.max(0, tickets * (1 + sigmas * queue.doubt) + sigmas * spread * Math.sqrt(tickets)) * queue.meanMs;
}

/** Whole minutes below ten, steps of five above; the lower end down, the upper end up, never the same. */
function roundOutwards(range: Range): Range {
  // An hour ending in …0000001 is float dust, not a reason for five minutes more.
  const from = Math.max(0, range.fromMin + 1e-6);
  const to = Math.max(soonMin, range.toMin - 1e-6);
  const lower = from < 10 ? Math.floor(from) : Math.floor(from / 5) * 5;
  const upper = to <= 10 ? Math.ceil(to) : Math.ceil(to / 5) * 5;
  return { fromMin: lower, toMin: Math.max(upper, lower < 10 ? lower + 1 : lower + 5) };
}
