// Prints what the feed reports: a slip for each new ticket, once more when asked, checklists, receipts and test slips. Paper is only
// a consequence: whatever fails here, the ticket exists. A slip that could not be printed is never printed later by itself.
import type { DeviceId } from '../../../common/contract/words.ts';
import type { Feed } from '../../runtime/feed.ts';
import type { Log } from '../../runtime/log.ts';
import { type ChecklistOnScreen, jobOf, type SlipJob, type SlipOnScreen } from '../../store/slip-queries.ts';
import { createJobDescriber, type JobDescriberDependencies } from './describe-job.ts';
import { createPrintJobs, maxJobAgeMs } from './print-jobs.ts';
import { mayPrint, type PrinterPlace } from './printer.ts';
import { createPrinterPlaces, type PrinterHealth } from './printer-places.ts';

export interface PaperSubscriber {
  /** The last slips of a kiosk, newest first. */
  slipsOf(deviceId: DeviceId): SlipOnScreen[];
  checklistsOf(deviceId: DeviceId): ChecklistOnScreen[];
  /** Not ok when a printer cannot print; the message is "may-in-1: paper-out". */
  health(): { ok: boolean; message: string | null };
  /** For one kiosk: its own printer, or the one that takes over. */
  healthFor(deviceId: DeviceId): { ok: boolean; message: string | null };
  /** Everything that the staff should look at, paper that is nearly used up included. */
  printers(): PrinterHealth[];
  start(): void;
  /** Waits a moment for the slips that are being printed, and begins no other. */
  stop(): Promise<void>;
}

export interface PaperSubscriberDependencies extends JobDescriberDependencies {
  feed: Feed;
  /** At least one; the first prints for every kiosk that has none. */
  printers: readonly PrinterPlace[];
  log: Log;
  /** Called when the state of a slip or a printer has changed, so that screens can show it. */
  onChange: () => void;
}

const maxSlipsShown = 6;

export function createPaperSubscriber(dependencies: PaperSubscriberDependencies): PaperSubscriber {
  const { feed, store, printers, log, onChange, now } = dependencies;
  const { slips } = store;
  const places = createPrinterPlaces(printers, store);
  const unsubscribes: (() => void)[] = [];

  const jobs = createPrintJobs({
    places: printers,
    slips,
    describe: createJobDescriber(dependencies),
    log,
    now,
    onChange,
    onOutcome: places.noteOutcome,
  });

  function addJob(job: SlipJob): void {
    if (unsubscribes.length === 0) return;
    try {
      slips.add(job, now());
      jobs.add(job, places.ofJob(job));
      onChange();
    } catch (error) {
      log.error(
        { code: 'printer.slip-not-queued', part: 'printer', ticketId: job.ticketId, err: error },
        'slip could not be queued',
      );
    }
  }

  function watchPrinter(place: PrinterPlace, halfway: boolean): void {
    const { watch } = place;
    if (watch === null) return;
    let lastCondition = watch.condition;
    unsubscribes.push(
      watch.onChange(condition => {
        log.info(
          { code: 'printer.condition-changed', part: 'printer', id: place.id, state: condition },
          'printer condition changed',
        );
        // Paper that is there again after it had run out is a new roll.
        if (lastCondition === 'paper-out' && mayPrint(condition) && condition !== 'unknown')
          slips.newRoll(place.id, now());
        lastCondition = condition;
        onChange();
      }),
      watch.onPaper(mm => slips.useRoll(place.id, mm, now())),
    );
    watch.start(halfway);
  }

  return {
    slipsOf: deviceId => slips.ofDevice(deviceId, maxSlipsShown),
    checklistsOf: deviceId => slips.checklistsOf(deviceId, maxSlipsShown),
    health: () => places.summarize(printers),
    healthFor(deviceId) {
      const own = places.ofDevice(deviceId);
      const backup = printers.find(place => place.id === own.backup);
      const health = places.summarize([own]);
      const isReplaced = backup !== undefined && places.summarize([backup]).ok;
      return health.ok || !isReplaced ? health : { ok: true, message: null };
    },
    printers: () => printers.map(places.healthOf),
    start() {
      const { waiting, halfway } = slips.recover(now(), now() - maxJobAgeMs);
      for (const place of printers) watchPrinter(place, halfway.includes(place.id));
      unsubscribes.push(
        feed.listen('printer', entry => {
          if (entry.event.type === 'printer.roll-changed') {
            slips.newRoll(entry.event.printerId, now());
            onChange();
          }
          const job = jobOf(entry);
          // Storing the job costs a write, so it happens after the answer to the person who asked. After a crash in between,
          // `recover` finds the job.
          if (job !== null) setImmediate(addJob, job);
        }),
      );
      for (const job of waiting) jobs.add(job, places.ofJob(job));
    },
    async stop() {
      for (const unsubscribe of unsubscribes.splice(0)) unsubscribe();
      await jobs.stop();
      await Promise.all(printers.map(({ watch }) => watch?.stop()));
    },
  };
}
