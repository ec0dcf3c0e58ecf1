// Estimates when the waiting work before a ticket is done, when counters serve several services. Work is treated as a flow from
// services to counters. Pure arithmetic over a handful of services and counters, so that its cost does not grow with the tickets.

/** An open counter: the indexes of the jobs it does, and by how many ms it starts later than a counter met at an average moment. */
export interface Seat {
  jobs: readonly number[];
  lateMs: number;
}

/**
 * When the work of job `own` is done, in ms from now. At least one seat must do it. A counter takes the oldest ticket that it may
 * take, so work flows to counters that have time, and all linked work ends at the same moment where that is possible. A part with
 * too few counters keeps them all and ends later; the rest ends earlier with the other counters. The part that contains `own` is
 * then looked at again.
 */
export function findEnd(own: number, works: readonly number[], all: readonly Seat[]): number {
  let jobs = works.map((work, job) => work > 0 || job === own);
  let seats = all.filter(seat => seat.jobs.some(job => jobs[job]));
  keepLinked(own, jobs, seats);
  for (;;) {
    const mine = jobs;
    seats = seats.filter(seat => seat.jobs.some(job => mine[job]));
    const end = endTogether(works, jobs, seats);
    const starved = findStarved({ works, jobs, seats }, end);
    if (!starved.some(Boolean) || jobs.every((is, job) => !is || starved[job])) return end;
    const oursStarves = starved[own];
    if (!oursStarves) seats = seats.filter(seat => !seat.jobs.some(job => mine[job] && starved[job]));
    jobs = jobs.map((is, job) => is && starved[job] === oursStarves);
  }
}

/** Removes the jobs that no chain of counters links to job `own`. */
function keepLinked(own: number, jobs: boolean[], seats: readonly Seat[]): void {
  const linked = jobs.map((_, job) => job === own);
  let grew = true;
  while (grew) {
    grew = false;
    for (const seat of seats) {
      if (!seat.jobs.some(job => linked[job])) continue;
      for (const job of seat.jobs)
        if (jobs[job] && !linked[job]) {
          linked[job] = true;
          grew = true;
        }
    }
  }
  for (let job = 0; job < jobs.length; job++) jobs[job] = linked[job] === true;
}

/** The ms from now, at least 0, after which these counters together have had time for all this work. */
function endTogether(works: readonly number[], jobs: readonly boolean[], seats: readonly Seat[]): number {
  let sum = 0;
  for (let job = 0; job < works.length; job++) if (jobs[job]) sum += works[job] ?? 0;
  let left = seats;
  for (;;) {
    let late = 0;
    for (const seat of left) late += seat.lateMs;
    const end = (sum + late) / left.length;
    // A counter that would start only after the end takes no part.
    const inTime = left.filter(seat => seat.lateMs < end);
    if (inTime.length === left.length || inTime.length === 0) return Math.max(0, end);
    left = inTime;
  }
}

/**
 * Assigns the work of each job to the time that its counters have until `end`, and returns which jobs cannot be done by then: those
 * with work left over and those that share a full counter with them. This is maximum flow by shortest augmenting paths
 * (Edmonds-Karp); the jobs that can be reached from work left over, when no path is left, form the minimum cut.
 */
function findStarved(
  { works, jobs, seats }: { works: readonly number[]; jobs: readonly boolean[]; seats: readonly Seat[] },
  end: number,
): boolean[] {
  const vessels: Vessel[] = seats.map(seat => ({
    jobs: seat.jobs,
    freeMs: Math.max(0, end - seat.lateMs),
    holds: works.map(() => 0),
    from: null,
  }));
  const heaps: Heap[] = works.map((work, job) => ({ job, over: jobs[job] ? work : 0, from: null }));
  const dust = 1e-9 * heaps.reduce((sum, heap) => sum + heap.over, 0);

  // Most work fits at once; only the rest has to move other work.
  for (const vessel of vessels) {
    for (const job of vessel.jobs) {
      const heap = heaps[job];
      if (heap === undefined || heap.over <= 0 || vessel.freeMs <= 0) continue;
      vessel.from = heap;
      pourInto(vessel);
    }
  }

  for (;;) {
    for (const vessel of vessels) vessel.from = null;
    const reached = heaps.filter(heap => heap.over > dust);
    for (const heap of reached) heap.from = null;
    const goal = findVesselWithTime({ heaps, vessels, dust }, reached);
    if (goal === null) return heaps.map(heap => reached.includes(heap));
    pourInto(goal);
  }
}

/** The work of one job that is not assigned yet, and the vessel from which the search reached it. */
interface Heap {
  job: number;
  over: number;
  from: Vessel | null;
}

/** The free time of one counter, the work it holds of each job, and the heap from which the search reached it. */
interface Vessel {
  jobs: readonly number[];
  freeMs: number;
  holds: number[];
  from: Heap | null;
}

/** The nearest vessel with free time. `reached` starts with the heaps that have work left and grows by those that could move. */
function findVesselWithTime(
  { heaps, vessels, dust }: { heaps: readonly Heap[]; vessels: readonly Vessel[]; dust: number },
  reached: Heap[],
): Vessel | null {
  for (const heap of reached) {
    for (const vessel of vessels) {
      if (vessel.from !== null || !vessel.jobs.includes(heap.job)) continue;
      vessel.from = heap;
      if (vessel.freeMs > dust) return vessel;
      for (const movable of heaps) {
        if ((vessel.holds[movable.job] ?? 0) <= dust || reached.includes(movable)) continue;
        movable.from = vessel;
        reached.push(movable);
      }
    }
  }
  return null;
}

/** Moves as much work as the path allows, from the heap where the search started to this vessel. */
function pourInto(goal: Vessel): void {
  let amount = goal.freeMs;
  for (let heap = goal.from; heap !== null; heap = heap.from?.from ?? null)
    amount = Math.min(amount, heap.from === null ? heap.over : (heap.from.holds[heap.job] ?? 0));
  goal.freeMs -= amount;
  for (let vessel: Vessel | null = goal; vessel !== null; ) {
    const heap: Heap | null = vessel.from;
    if (heap === null) return;
    vessel.holds[heap.job] = (vessel.holds[heap.job] ?? 0) + amount;
    if (heap.from === null) heap.over -= amount;
    else heap.from.holds[heap.job] = (heap.from.holds[heap.job] ?? 0) - amount;
    vessel = heap.from;
  }
}
