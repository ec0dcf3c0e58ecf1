// Gives print jobs to printers and stores how each one ended. Each printer prints one slip at a time. A job that was begun is never
// begun again, and a job that waited too long is for a citizen who has left.
import type { Log } from '../../runtime/log.ts';
import type { SlipJob } from '../../store/slip-queries.ts';
import type { Store } from '../../store/store.ts';
import { mayPrint, type PrinterPlace, PrintFault } from './printer.ts';
import type { Slip } from './slip.ts';

export interface PrintJobs {
  /** Takes a job that is `queued` in the store. @throws when the printer is not known */
  add(job: SlipJob, place: PrinterPlace): void;
  /** Waits a moment for the slips that are being printed, and begins no other; those that are not over then are `unknown`. */
  stop(): Promise<void>;
}

export interface PrintJobsDependencies {
  places: readonly PrinterPlace[];
  slips: Store['slips'];
  describe: (job: SlipJob, place: PrinterPlace) => Slip;
  log: Log;
  now: () => number;
  /** Called when a job has a new state. */
  onChange: () => void;
  /** Called when a printer has finished a slip: `reason` is null when it came out, else why not. */
  onOutcome: (place: PrinterPlace, reason: string | null) => void;
}

/** A slip that waits longer is for a citizen who has left. */
export const maxJobAgeMs = 60_000;
const maxStopMs = 2_500;

/** The queue of one printer. */
interface PrinterQueue {
  place: PrinterPlace;
  waiting: SlipJob[];
  printing: SlipJob | null;
  working: Promise<void> | null;
}

export function createPrintJobs(dependencies: PrintJobsDependencies): PrintJobs {
  const { places, slips, describe, log, now, onChange, onOutcome } = dependencies;
  const queues = new Map<string, PrinterQueue>(
    places.map(place => [place.id, { place, waiting: [], printing: null, working: null }]),
  );
  let stopping = false;
  let stopped = false;

  function end(job: SlipJob, state: 'printed' | 'unknown' | 'failed', reason: string | null): void {
    if (stopped) return;
    slips.end(job.jobId, { state, reason, at: now() });
    onChange();
  }

  /** The queue of the printer that takes over; null when there is none, or when it is known to be unable to print. */
  function backupOf({ place }: PrinterQueue): PrinterQueue | null {
    const queue = place.backup === null ? undefined : queues.get(place.backup);
    return queue !== undefined && (queue.place.watch === null || mayPrint(queue.place.watch.condition)) ? queue : null;
  }

  async function print(queue: PrinterQueue, job: SlipJob): Promise<void> {
    const { place } = queue;
    if (now() - job.askedAt > maxJobAgeMs) return end(job, 'failed', 'too-old');
    if (place.watch !== null && !mayPrint(place.watch.condition)) {
      const backup = backupOf(queue);
      if (backup !== null) return assign(job, backup);
    }
    const slip = describe(job, place);
    // Stored before the first byte leaves: after a crash, a slip that may have been sent is never sent again.
    if (!slips.begin(job.jobId, place.id, now())) return;
    onChange();
    try {
      const state = await place.driver.print(slip);
      onOutcome(place, null);
      end(job, state, null);
    } catch (error) {
      const fault =
        error instanceof PrintFault ? error : new PrintFault('broken', 'the driver failed', { cause: error });
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
      const backup = fault.sent || stopping ? null : backupOf(queue);
      if (backup === null) return end(job, 'failed', fault.reason);
      slips.giveBack(job.jobId);
      assign(job, backup);
    }
  }

  async function work(queue: PrinterQueue): Promise<void> {
    for (let job = queue.waiting.shift(); job !== undefined && !stopping; job = queue.waiting.shift()) {
      queue.printing = job;
      try {
        await print(queue, job);
      } catch (error) {
        log.error(
          { code: 'printer.slip-lost', part: 'printer', id: queue.place.id, ticketId: job.ticketId, err: error },
          'slip lost',
        );
        end(job, 'failed', 'broken');
      }
      queue.printing = null;
    }
    queue.working = null;
  }

  function assign(job: SlipJob, queue: PrinterQueue): void {
    queue.waiting.push(job);
    queue.working ??= work(queue);
  }

  return {
    add(job, place) {
      const queue = queues.get(place.id);
      if (queue === undefined) throw new Error(`no printer ${place.id}`);
      assign(job, queue);
    },
    async stop() {
      stopping = true;
      const all = [...queues.values()];
      // Waiting jobs stay `queued`: a quick restart prints them, a slow one does not.
      for (const queue of all) queue.waiting.length = 0;
      let timer: NodeJS.Timeout | undefined;
      const timeout = new Promise<void>(resolve => {
        timer = setTimeout(resolve, maxStopMs);
      });
      await Promise.race([Promise.all(all.map(queue => queue.working)), timeout]);
      clearTimeout(timer);
      for (const { printing } of all) if (printing !== null) end(printing, 'unknown', null);
      stopped = true;
    },
  };
}
