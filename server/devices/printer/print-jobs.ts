// Who prints which slip, and what became of it. One slip at a time at each printer; each job gets one end, and the end is
// true. A job that was begun is never begun again, and one that waited too long is for somebody who has left.
import type { Log } from '../../runtime/log.ts';
import type { SlipJob } from '../../store/slip-queries.ts';
import type { Store } from '../../store/store.ts';
import { mayPrint, type PrinterPlace, PrintFault } from './printer.ts';
import type { Slip } from './slip.ts';

export interface PrintJobs {
  /** Takes a job that stands as `queued` in the store. */
  add(job: SlipJob, place: PrinterPlace): void;
  /** Waits a moment for slips in hand and begins no further one; whatever is still open then is `unknown`. */
  stop(): Promise<void>;
}

export interface PrintJobsDependencies {
  places: readonly PrinterPlace[];
  slips: Store['slips'];
  describe: (job: SlipJob, place: PrinterPlace) => Slip;
  log: Log;
  now: () => number;
  /** A job has a new state. */
  onChange: () => void;
  /** The last word of a printer about printing: null when a slip came out, else the reason why not. */
  onOutcome: (place: PrinterPlace, reason: string | null) => void;
}

/** A slip that waits longer than this is for somebody who has left. */
export const maxJobAgeMs = 60_000;
const stopWithinMs = 2_500;

interface Lane {
  place: PrinterPlace;
  waiting: SlipJob[];
  inHand: SlipJob | null;
  working: Promise<void> | null;
}

export function createPrintJobs(parts: PrintJobsDependencies): PrintJobs {
  const { places, slips, describe, log, now, onChange, onOutcome } = parts;
  const lanes = new Map<string, Lane>(
    places.map(place => [place.id, { place, waiting: [], inHand: null, working: null }]),
  );
  let stopping = false;
  let stopped = false;

  function end(job: SlipJob, state: 'printed' | 'unknown' | 'failed', reason: string | null): void {
    if (stopped) return;
    slips.end(job.jobId, state, reason, now());
    onChange();
  }

  /** The lane of the second printer, when one is named and not known to be unable. */
  function backupOf({ place }: Lane): Lane | null {
    const lane = place.backup === null ? undefined : lanes.get(place.backup);
    return lane !== undefined && (lane.place.watch === null || mayPrint(lane.place.watch.condition)) ? lane : null;
  }

  async function print(lane: Lane, job: SlipJob): Promise<void> {
    const { place } = lane;
    if (now() - job.askedAt > maxJobAgeMs) return end(job, 'failed', 'too-old');
    if (place.watch !== null && !mayPrint(place.watch.condition)) {
      const backup = backupOf(lane);
      if (backup !== null) return hand(job, backup);
    }
    const slip = describe(job, place);
    // Noted before the first byte leaves: after a crash, what may have been sent is never sent again.
    if (!slips.begin(job.jobId, place.id, now())) return;
    onChange();
    try {
      const state = await place.driver.print(slip);
      onOutcome(place, null);
      end(job, state, null);
    } catch (error) {
      const fault = error instanceof PrintFault ? error : new PrintFault('broken', 'the driver failed', error);
      log.error(
        {
          code: 'printer.slip-failed',
          part: 'printer',
          id: place.id,
          ticketId: job.ticketId,
          reason: fault.reason,
          err: error,
        },
        'slip not printed',
      );
      onOutcome(place, fault.reason);
      const backup = fault.sent || stopping ? null : backupOf(lane);
      if (backup === null) return end(job, 'failed', fault.reason);
      slips.giveBack(job.jobId);
      hand(job, backup);
    }
  }

  async function work(lane: Lane): Promise<void> {
    for (let job = lane.waiting.shift(); job !== undefined && !stopping; job = lane.waiting.shift()) {
      lane.inHand = job;
      try {
        await print(lane, job);
      } catch (error) {
        log.error(
          { code: 'printer.slip-lost', part: 'printer', id: lane.place.id, ticketId: job.ticketId, err: error },
          'slip lost',
        );
        end(job, 'failed', 'broken');
      }
      lane.inHand = null;
    }
    lane.working = null;
  }

  function hand(job: SlipJob, lane: Lane): void {
    lane.waiting.push(job);
    lane.working ??= work(lane);
  }

  return {
    add(job, place) {
      const lane = lanes.get(place.id);
      if (lane === undefined) throw new Error(`no printer ${place.id}`);
      hand(job, lane);
    },
    async stop() {
      stopping = true;
      const all = [...lanes.values()];
      // What waits stays `queued`: a quick restart prints it, a slow one does not.
      for (const lane of all) lane.waiting.length = 0;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>(resolve => {
        timer = setTimeout(resolve, stopWithinMs);
      });
      await Promise.race([Promise.all(all.map(lane => lane.working)), late]);
      clearTimeout(timer);
      for (const { inHand } of all) if (inHand !== null) end(inHand, 'unknown', null);
      stopped = true;
    },
  };
}
