// Prints what the feed tells: a slip for each number given, once more when asked, and test slips. Paper is a consequence:
// whatever happens here, the number exists. One slip at a time; what could not be printed is never printed later by itself.
import type { DeviceId, SlipState, TicketId, WaitRange } from '../../../common/contract/words.ts';
import type { SiteSettings } from '../../config.ts';
import type { Feed } from '../../feed.ts';
import type { Log } from '../../log.ts';
import type { Store } from '../../store/store.ts';
import { type PrinterDriver, PrintFault } from './printer.ts';
import { describeTestSlip, describeTicketSlip, type Slip, type SlipStrings } from './slips.ts';

export interface PaperOutlet {
  slipsOf(deviceId: DeviceId): { ticketId: TicketId; state: SlipState }[];
  health(): { ok: boolean; message: string | null };
  /** Waits for the slip in hand, and takes no further one. */
  stop(): Promise<void>;
}

export interface PaperParts {
  feed: Feed;
  store: Store;
  site: SiteSettings;
  printer: PrinterDriver;
  /** The slip texts of each language installed. */
  strings: ReadonlyMap<string, SlipStrings>;
  publicUrl: () => string;
  log: Log;
  /** Something about the paper changed: screens want to know. */
  onChange: () => void;
  now: () => number;
}

/** A slip that waits longer than this is for somebody who has left. */
const staleMs = 60_000;
const remembered = 6;

interface Job {
  /** Null for a test slip. */
  ticketId: TicketId | null;
  /** The kiosk that is to show how the printing goes. */
  deviceId: DeviceId | null;
  askedAt: number;
  /** What the citizen was told when the number was given; null on a reprint, when it is no longer true. */
  told: { ahead: number; wait: WaitRange | null } | null;
}

export function createPaperOutlet(parts: PaperParts): PaperOutlet {
  const { feed, store, site, printer, strings, publicUrl, log, onChange, now } = parts;
  const slips = new Map<DeviceId, { ticketId: TicketId; state: SlipState }[]>();
  const jobs: Job[] = [];
  let trouble: string | null = null;
  let stopped = false;
  let working: Promise<void> | null = null;

  function setState({ ticketId, deviceId }: Job, state: SlipState): void {
    if (ticketId !== null && deviceId !== null) {
      const others = (slips.get(deviceId) ?? []).filter(slip => slip.ticketId !== ticketId);
      slips.set(deviceId, [{ ticketId, state }, ...others].slice(0, remembered));
    }
    onChange();
  }

  function stringsOf(language: string): SlipStrings {
    const texts = strings.get(language) ?? strings.get('vi');
    if (texts === undefined) throw new Error('the Vietnamese slip texts are missing');
    return texts;
  }

  function describe(job: Job): Slip {
    if (job.ticketId === null)
      return describeTestSlip({ printer: printer.name, language: 'vi', at: now() }, site, stringsOf('vi'));
    const ticket = store.tickets.find(job.ticketId);
    if (ticket === null) throw new Error(`ticket ${job.ticketId} is not in the store`);
    const { serviceId, priorityId, language } = ticket;
    const aheadNow = () =>
      ticket.state === 'waiting' ? store.tickets.ahead(ticket.day, serviceId, priorityId !== null, ticket) : null;
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

  async function print(job: Job): Promise<void> {
    if (now() - job.askedAt > staleMs) {
      setState(job, 'failed');
      return;
    }
    setState(job, 'sending');
    try {
      const state = await printer.print(describe(job));
      trouble = null;
      setState(job, state);
    } catch (error) {
      trouble = error instanceof PrintFault ? error.reason : 'broken';
      log.error({ part: 'printer', ticketId: job.ticketId, reason: trouble, err: error }, 'a slip was not printed');
      setState(job, 'failed');
    }
  }

  async function work(): Promise<void> {
    for (let job = jobs.shift(); job !== undefined && !stopped; job = jobs.shift()) await print(job);
    working = null;
  }

  function enqueue(job: Job): void {
    jobs.push(job);
    setState(job, 'queued');
    working ??= work();
  }

  const leave = feed.listen('printer', ({ event, at, actor }) => {
    const deviceId = actor?.startsWith('device:') ? (actor.slice('device:'.length) as DeviceId) : null;
    if (event.type === 'ticket.issued')
      enqueue({ ticketId: event.ticketId, deviceId, askedAt: at, told: { ahead: event.ahead, wait: event.wait } });
    else if (event.type === 'slip.asked') enqueue({ ticketId: event.ticketId, deviceId, askedAt: at, told: null });
    else if (event.type === 'slip.tested') enqueue({ ticketId: null, deviceId, askedAt: at, told: null });
  });

  return {
    slipsOf: deviceId => slips.get(deviceId) ?? [],
    health: () => ({ ok: trouble === null, message: trouble }),
    async stop() {
      stopped = true;
      leave();
      await working;
    },
  };
}
