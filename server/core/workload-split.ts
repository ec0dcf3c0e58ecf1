// How counters that serve several services share the work that waits, seen as something that flows: when is the work before us
// done? Pure arithmetic over a handful of services and counters; its cost must never grow with the number of tickets.

/** An open counter: which jobs it does (indexes), and by how much later it begins than a counter met at an average moment, ms. */
export interface Seat {
  jobs: readonly number[];
  lateMs: number;
}

/**
 * When the work of job `own` is done, ms from now, at least one seat doing it. A counter takes the oldest it may take, so work
 * flows to where counters have time: everything that is linked ends at one moment, if it can. If a part of it has too few
 * counters for that, this part keeps them all for itself and ends later, and the rest ends earlier with the counters left.
 * Then look again at the part that is ours.
 */
export function findEnd(own: number, works: readonly number[], all: readonly Seat[]): number {
  let jobs = works.map((work, job) => work > 0 || job === own);
  let seats = all.filter(seat => seat.jobs.some(job => jobs[job]));
  keepLinked(own, jobs, seats);
  for (;;) {
    const mine = jobs;
    seats = seats.filter(seat => seat.jobs.some(job => mine[job]));
    const end = endTogether(works, jobs, seats);
    const starved = findStarved(works, jobs, seats, end);
    if (!starved.some(Boolean) || jobs.every((is, job) => !is || starved[job])) return end;
    const oursStarves = starved[own];
    if (!oursStarves) seats = seats.filter(seat => !seat.jobs.some(job => mine[job] && starved[job]));
    jobs = jobs.map((is, job) => is && starved[job] === oursStarves);
  }
}

/** Strikes out the jobs that no chain of counters links to ours. */
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

/** The moment, not before now, by which these counters together have had time for all this work. */
function endTogether(works: readonly number[], jobs: readonly boolean[], seats: readonly Seat[]): number {
  let sum = 0;
  for (let job = 0; job < works.length; job++) if (jobs[job]) sum += works[job] ?? 0;
  let left = seats;
  for (;;) {
    let late = 0;
    for (const seat of left) late += seat.lateMs;
    const end = (sum + late) / left.length;
    // Who would begin only after the end takes no part in it.
    const inTime = left.filter(seat => seat.lateMs < end);
    if (inTime.length === left.length || inTime.length === 0) return Math.max(0, end);
    left = inTime;
  }
}

/**
 * Pours the work of each job into the time that its counters have until `end`, and answers which jobs cannot all be done:
 * those that overflow and those that share a full counter with them. This is the largest flow by shortest augmenting paths;
 * whatever can still be reached from an overflowing job when no path is left is the tightest cut.
 */
function findStarved(
  works: readonly number[],
  jobs: readonly boolean[],
  seats: readonly Seat[],
  end: number,
): boolean[] {
  const vessels: Vessel[] = seats.map(seat => ({
    jobs: seat.jobs,
    room: Math.max(0, end - seat.lateMs),
    holds: works.map(() => 0),
    from: null,
  }));
  const heaps: Heap[] = works.map((work, job) => ({ job, over: jobs[job] ? work : 0, from: null }));
  const dust = 1e-9 * heaps.reduce((sum, heap) => sum + heap.over, 0);

  // Most of the work finds its place at the first try; only what is left has to push other work aside.
  for (const vessel of vessels) {
    for (const job of vessel.jobs) {
      const heap = heaps[job];
      if (heap === undefined || heap.over <= 0 || vessel.room <= 0) continue;
      vessel.from = heap;
      pourInto(vessel);
    }
  }

  for (;;) {
    for (const vessel of vessels) vessel.from = null;
    const reached = heaps.filter(heap => heap.over > dust);
    for (const heap of reached) heap.from = null;
    const goal = findRoom(heaps, reached, vessels, dust);
    if (goal === null) return heaps.map(heap => reached.includes(heap));
    pourInto(goal);
  }
}

/** Work of one job that is not poured yet, and the vessel from which the search came to it. */
interface Heap {
  job: number;
  over: number;
  from: Vessel | null;
}

/** The time of one counter, what it holds of each job, and the heap from which the search came to it. */
interface Vessel {
  jobs: readonly number[];
  room: number;
  holds: number[];
  from: Heap | null;
}

/** The nearest vessel with room; `reached` begins with the overflowing heaps and grows by those that could be moved on. */
function findRoom(heaps: readonly Heap[], reached: Heap[], vessels: readonly Vessel[], dust: number): Vessel | null {
  for (const heap of reached) {
    for (const vessel of vessels) {
      if (vessel.from !== null || !vessel.jobs.includes(heap.job)) continue;
      vessel.from = heap;
      if (vessel.room > dust) return vessel;
      for (const other of heaps) {
        if ((vessel.holds[other.job] ?? 0) <= dust || reached.includes(other)) continue;
        other.from = vessel;
        reached.push(other);
      }
    }
  }
  return null;
}

/** Pours as much as the way allows, from the heap where the search began down to this vessel. */
function pourInto(goal: Vessel): void {
  let amount = goal.room;
  for (let heap = goal.from; heap !== null; heap = heap.from?.from ?? null)
    amount = Math.min(amount, heap.from === null ? heap.over : (heap.from.holds[heap.job] ?? 0));
  goal.room -= amount;
  for (let vessel: Vessel | null = goal; vessel !== null; ) {
    const heap: Heap | null = vessel.from;
    if (heap === null) return;
    vessel.holds[heap.job] = (vessel.holds[heap.job] ?? 0) + amount;
    if (heap.from === null) heap.over -= amount;
    else heap.from.holds[heap.job] = (heap.from.holds[heap.job] ?? 0) - amount;
    vessel = heap.from;
  }
}
