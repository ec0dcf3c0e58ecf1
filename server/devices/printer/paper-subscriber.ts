// Prints what the feed tells: a slip for each number given, once more when asked, and test slips. Paper is a consequence:
// whatever happens here, the number exists. What could not be printed is never printed later by itself.
import type { DeviceId, TicketId } from '../../../common/contract/words.ts';
import type { SiteSettings } from '../../config/site-file.ts';
import type { Feed } from '../../runtime/feed.ts';
import type { Log } from '../../runtime/log.ts';
import { type ChecklistOnScreen, jobOf, type SlipJob, type SlipOnScreen } from '../../store/slip-queries.ts';
import type { Store } from '../../store/store.ts';
import { describeChecklist } from './checklist.ts';
import { createPrintJobs, maxJobAgeMs } from './print-jobs.ts';
import { mayPrint, type PrinterCondition, type PrinterPlace } from './printer.ts';
import { describeReceipt } from './receipt.ts';
import { describeTestSlip, describeTicketSlip, type Slip, type SlipStrings } from './slip.ts';

/** One printer as a person in charge wants to see it. */
export interface PrinterHealth {
  id: string;
  /** Only when it said so itself, or has no way to be unwell. */
  ok: boolean;
  condition: PrinterCondition;
  /** Metres used of the roll, and on a new one; null when nobody counts. */
  usedM: number;
  rollM: number | null;
}

export interface PaperSubscriber {
  /** The last slips of a kiosk, newest first. */
  slipsOf(deviceId: DeviceId): SlipOnScreen[];
  checklistsOf(deviceId: DeviceId): ChecklistOnScreen[];
  /** Whether slips come out: not ok only when a printer cannot print. The message is "may-in-1: paper-out". */
  health(): { ok: boolean; message: string | null };
  /** As a kiosk should tell it: its own printer, or the one that takes over. */
  healthFor(deviceId: DeviceId): { ok: boolean; message: string | null };
  /** Everything worth a look of the staff, paper that is nearly at its end too. */
  printers(): PrinterHealth[];
  start(): void;
  /** Waits for the slips in hand, and takes no further one. */
  stop(): Promise<void>;
}

export interface PaperSubscriberDependencies {
  feed: Feed;
  store: Store;
  site: SiteSettings;
  /** At least one; the first prints for whoever has none. */
  printers: readonly PrinterPlace[];
  /** The slip texts of each language installed. */
  strings: ReadonlyMap<string, SlipStrings>;
  publicUrl: () => string;
  log: Log;
  /** Something about the paper changed: screens want to know. */
  onChange: () => void;
  now: () => number;
}

const remembered = 6;
/** From this part of a roll on, counted, somebody should bring a new one. */
const nearEnd = 0.92;

export function createPaperSubscriber(parts: PaperSubscriberDependencies): PaperSubscriber {
  const { feed, store, site, printers, strings, publicUrl, log, onChange, now } = parts;
  const { slips } = store;
  /** What went wrong last at each printer without a watch; one with a watch tells for itself. */
  const lastTrouble = new Map<string, string>();
  const leave: (() => void)[] = [];

  const jobs = createPrintJobs({
    places: printers,
    slips,
    describe,
    log,
    now,
    onChange,
    onOutcome(place, reason) {
      if (reason === null) lastTrouble.delete(place.id);
      else lastTrouble.set(place.id, reason);
    },
  });

  function placeOf(deviceId: DeviceId | null): PrinterPlace {
    const name = deviceId === null ? null : (store.access.deviceById(deviceId)?.name ?? null);
    const own = printers.find(({ kiosk }) => kiosk !== null && (kiosk === name || kiosk === deviceId));
    const place = own ?? printers.find(({ kiosk }) => kiosk === null) ?? printers[0];
    if (place === undefined) throw new Error('no printer is set up');
    return place;
  }

  function stringsOf(language: string): SlipStrings {
    const texts = strings.get(language) ?? strings.get('vi');
    if (texts === undefined) throw new Error('the Vietnamese slip texts are missing');
    return texts;
  }

  function describe(job: SlipJob, place: PrinterPlace): Slip {
    if (job.checklist !== null) return describeProcedure(job.checklist);
    if (job.receipt !== null) return describeDossier(job.receipt);
    if (job.ticketId === null)
      return describeTestSlip({ printer: place.id, language: 'vi', at: now() }, site, stringsOf('vi'));
    const ticket = store.tickets.find(job.ticketId);
    if (ticket === null) throw new Error(`ticket ${job.ticketId} is not in the store`);
    const { serviceId, priorityId, language } = ticket;
    const aheadNow = () =>
      ticket.state === 'waiting'
        ? store.tickets.ahead({ day: ticket.day, serviceId, priority: priorityId !== null }, ticket)
        : null;
    return describeTicketSlip(
      {
        number: ticket.number,
        language,
        serviceName: site.services.find(service => service.id === serviceId)?.name ?? { vi: serviceId },
        priorityName: site.priorities.find(one => one.id === priorityId)?.name ?? null,
        ahead: job.told === null ? aheadNow() : job.told.ahead,
        wait: job.told?.wait ?? null,
        issuedAt: ticket.arrivedAt,
        trackUrl: `${publicUrl()}/t/${ticket.trackToken}`,
      },
      site,
      stringsOf(language),
    );
  }

  function describeProcedure({ procedureId, language }: NonNullable<SlipJob['checklist']>): Slip {
    const procedure = store.catalogue.find(procedureId);
    if (procedure === null) throw new Error(`procedure ${procedureId} is not in the store`);
    const pageUrl = `${publicUrl()}/p/${encodeURIComponent(procedureId)}`;
    return describeChecklist({ ...procedure, pageUrl }, { language, at: now() }, site, stringsOf(language));
  }

  function describeDossier({ dossierId, language }: NonNullable<SlipJob['receipt']>): Slip {
    const dossier = store.dossiers.find(dossierId);
    if (dossier === null) throw new Error(`dossier ${dossierId} is not in the store`);
    const paperCount = store.people.papers(dossierId).reduce((sum, { count }) => sum + count, 0);
    const trackUrl = `${publicUrl()}/d/${dossier.trackToken}`;
    const receivedAt = dossier.acceptedAt ?? dossier.receivedAt;
    return describeReceipt({ ...dossier, receivedAt, paperCount, trackUrl }, language, site, stringsOf(language));
  }

  /** The printer beside the citizen: the kiosk's that asks, else of the kiosk that gave the number. */
  function placeFor(job: SlipJob): PrinterPlace {
    const giver = (ticketId: TicketId) => store.tickets.find(ticketId)?.deviceId ?? null;
    return placeOf(job.deviceId ?? (job.ticketId === null ? null : (giver(job.ticketId) as DeviceId | null)));
  }

  function take(job: SlipJob): void {
    if (leave.length === 0) return;
    try {
      slips.add(job, now());
      jobs.add(job, placeFor(job));
      onChange();
    } catch (error) {
      log.error(
        { code: 'printer.slip-not-queued', part: 'printer', ticketId: job.ticketId, err: error },
        'slip could not be queued',
      );
    }
  }

  function healthOf(place: PrinterPlace): PrinterHealth {
    const usedM = slips.roll(place.id).usedMm / 1_000;
    const told = place.watch?.condition ?? ((lastTrouble.get(place.id) ?? 'ok') as PrinterCondition);
    const low = place.rollM !== null && usedM > place.rollM * nearEnd;
    const condition = low && (told === 'ok' || told === 'unknown') ? 'paper-near-end' : told;
    return { id: place.id, ok: condition === 'ok', condition, usedM, rollM: place.rollM };
  }

  function summarise(places: readonly PrinterPlace[]): { ok: boolean; message: string | null } {
    const down = places.map(healthOf).filter(one => !mayPrint(one.condition));
    return { ok: down.length === 0, message: down.map(one => `${one.id}: ${one.condition}`).join(', ') || null };
  }

  function watchPlace(place: PrinterPlace, halfway: boolean): void {
    const { watch } = place;
    if (watch === null) return;
    let before = watch.condition;
    leave.push(
      watch.onChange(condition => {
        log.info(
          { code: 'printer.condition-changed', part: 'printer', id: place.id, state: condition },
          'printer condition changed',
        );
        // Paper after none is a new roll.
        if (before === 'paper-out' && mayPrint(condition) && condition !== 'unknown') slips.newRoll(place.id, now());
        before = condition;
        onChange();
      }),
      watch.onPaper(mm => slips.useRoll(place.id, mm, now())),
    );
    watch.start(halfway);
  }

  return {
    slipsOf: deviceId => slips.ofDevice(deviceId, remembered),
    checklistsOf: deviceId => slips.checklistsOf(deviceId, remembered),
    health: () => summarise(printers),
    healthFor(deviceId) {
      const own = placeOf(deviceId);
      const second = printers.find(place => place.id === own.backup);
      const mine = summarise([own]);
      return mine.ok || second === undefined || !summarise([second]).ok ? mine : { ok: true, message: null };
    },
    printers: () => printers.map(healthOf),
    start() {
      const { waiting, halfway } = slips.recover(now(), now() - maxJobAgeMs);
      for (const place of printers) watchPlace(place, halfway.includes(place.id));
      leave.push(
        feed.listen('printer', entry => {
          // Somebody has put in a new roll: counting begins again.
          if (entry.event.type === 'printer.roll-changed') {
            slips.newRoll(entry.event.printerId, now());
            onChange();
          }
          const job = jobOf(entry);
          // After the answer to whoever pressed: noting it costs a write. A crash in between is mended by `recover`.
          if (job !== null) setImmediate(take, job);
        }),
      );
      for (const job of waiting) jobs.add(job, placeFor(job));
    },
    async stop() {
      for (const out of leave.splice(0)) out();
      await jobs.stop();
      await Promise.all(printers.map(place => place.watch?.stop()));
    },
  };
}
