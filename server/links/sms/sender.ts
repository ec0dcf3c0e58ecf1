// Works the queue of messages off: one at a time, within quiet hours and the day's limit, never one twice. Asks again just
// before it sends whether the citizen still wants it, and whether it is still so.
import { setTimeout as wait } from 'node:timers/promises';
import type { SiteSettings } from '../../config/site-file.ts';
import type { SmsSetting } from '../../config/sms.ts';
import { localDay } from '../../core/day.ts';
import { endOfQuietHours } from '../../core/quiet-hours.ts';
import type { Log } from '../../runtime/log.ts';
import { hashPhone } from '../../store/secrets.ts';
import type { Moment, QueuedSms } from '../../store/sms.ts';
import type { Store } from '../../store/store.ts';
import { type Phone, readPhone } from './phone.ts';
import type { SmsDriver, SmsOutcome } from './sms-driver.ts';
import { isStillValid } from './still-valid.ts';

export interface SmsSender {
  /** There may be something to send. */
  wake(): void;
  start(): void;
  stop(): Promise<void>;
  state(): { waiting: number; limited: boolean; lastReason: string | null };
}

export interface SenderDependencies {
  store: Store;
  site: SiteSettings;
  setting: SmsSetting;
  driver: SmsDriver;
  log: Log;
  now: () => number;
}

const lookMs = 1_000;
/** News that is older is no news. */
const oldMs = 2 * 24 * 3_600_000;
/** After a try that failed: for the message a minute, then twice as long; for all others half of that. */
const againMs = 60_000;
const longestAgainMs = 3_600_000;
const restMs = 30_000;
const longestRestMs = 600_000;
/** How long a message under way may still take when the office stops. */
const stopGraceMs = 1_000;
/** What was erased is written over in the log beside the database too, but not after every single message. */
const tracesMs = 600_000;
const cleanMs = 6 * 3_600_000;

const isNotice = ({ dossierId }: { dossierId: unknown }) => dossierId !== null;

export function createSmsSender({ store, site, setting, driver, log, now }: SenderDependencies): SmsSender {
  const { sms } = store;
  let running = false;
  let working: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let restUntil = 0;
  let failures = 0;
  let lastReason: string | null = null;
  let tracesDroppedAt = 0;
  let cleanedAt = 0;
  let erased = false;

  function moment(): Moment {
    const at = now();
    return { at, day: localDay(at, site.timeZone) };
  }

  const isLimited = (day: Moment['day']) => sms.wentOn(day) >= setting.dailyLimit;

  function endJob(job: QueuedSms, state: 'sent' | 'failed' | 'unknown', reason: string | null): void {
    sms.end(job.id, state, reason, moment());
    erased = true;
    const fields = { part: 'sms', kind: job.kind, reason } as const;
    if (state === 'sent') log.info({ code: 'sms.sent', ...fields }, 'message sent');
    else if (state === 'failed') log.warn({ code: 'sms.failed', ...fields }, 'message not sent');
    else log.warn({ code: 'sms.unconfirmed', ...fields }, 'message may or may not have been sent');
  }

  /** Where it goes: what the citizen says now counts, not what was said when it was asked for. Null: nowhere. */
  async function findRecipient(job: QueuedSms): Promise<Phone | null> {
    if (job.dossierId === null) return job.phone as Phone;
    const contact = store.people.contactOf(job.dossierId);
    if (contact === null || !contact.smsConsent) {
      endJob(job, 'failed', 'no-consent');
      return null;
    }
    const read = readPhone(contact.phone);
    if (!read.ok) {
      endJob(job, 'failed', read.reason);
      return null;
    }
    if (!sms.isRefused(await hashPhone(read.phone, site.id))) return read.phone;
    endJob(job, 'failed', 'refused');
    return null;
  }

  function isOutdated({ dossierId, kind }: QueuedSms): boolean {
    if (dossierId === null) return false;
    const dossier = store.dossiers.find(dossierId);
    return dossier === null || !isStillValid(kind, dossier, now());
  }

  function conclude(job: QueuedSms, outcome: SmsOutcome): void {
    if (outcome.state === 'sent') {
      failures = 0;
      lastReason = null;
      endJob(job, 'sent', null);
      return;
    }
    lastReason = outcome.reason;
    if (outcome.state === 'unknown' || !outcome.again) {
      endJob(job, outcome.state, outcome.reason);
      return;
    }
    // The office is closing: nothing is wrong with it.
    if (!running) {
      sms.postpone(job.id, now(), null);
      return;
    }
    if (failures === 0)
      log.warn({ code: 'sms.paused', part: 'sms', reason: outcome.reason }, 'sending paused after a failure');
    failures += 1;
    sms.postpone(job.id, now() + Math.min(againMs * 2 ** job.tries, longestAgainMs), outcome.reason);
    restUntil = now() + Math.min(restMs * 2 ** (failures - 1), longestRestMs);
  }

  async function sendOne(job: QueuedSms): Promise<void> {
    const to = await findRecipient(job);
    if (to === null || !running) return;
    if (isOutdated(job)) {
      endJob(job, 'failed', 'outdated');
      return;
    }
    if (!sms.begin(job.id)) return;
    let outcome: SmsOutcome;
    try {
      outcome = await driver.send({ id: job.id, to, text: job.text });
    } catch (error) {
      log.error({ code: 'sms.send-crashed', part: 'sms', id: driver.name, err: error }, 'driver failed while sending');
      outcome = { state: 'unknown', reason: 'fault' };
    }
    conclude(job, outcome);
  }

  async function work(): Promise<void> {
    while (running) {
      const { at, day } = moment();
      if (at < restUntil) {
        // A clock that was set back must not make it rest for hours.
        if (restUntil - at > longestRestMs) restUntil = at;
        return;
      }
      const job = sms.next(at);
      if (job === null || isLimited(day)) return;
      const openAt = isNotice(job) ? endOfQuietHours(at, setting.quiet, site.timeZone) : at;
      if (openAt > at) sms.postpone(job.id, openAt, null);
      else await sendOne(job);
    }
  }

  function tidy(): void {
    const { at, day } = moment();
    if (sms.expire(at - oldMs, { at, day }) > 0) erased = true;
    // Either way: a clock that was set back must not put the cleaning off.
    if (Math.abs(at - cleanedAt) > cleanMs) {
      cleanedAt = at;
      sms.clean(at);
    }
    if (!erased || Math.abs(at - tracesDroppedAt) < tracesMs) return;
    tracesDroppedAt = at;
    erased = false;
    store.dropTraces();
  }

  function wake(): void {
    if (!running || working !== null) return;
    working = work()
      .catch(error => {
        lastReason = 'fault';
        restUntil = now() + restMs;
        log.error({ code: 'sms.queue-failed', part: 'sms', err: error }, 'message queue could not be processed');
      })
      .finally(() => {
        working = null;
      });
  }

  return {
    wake,
    start() {
      running = true;
      timer = setInterval(() => {
        try {
          tidy();
        } catch (error) {
          log.error({ code: 'sms.cleanup-failed', part: 'sms', err: error }, 'finished messages could not be erased');
        }
        wake();
      }, lookMs);
      wake();
    },
    async stop() {
      running = false;
      if (timer !== null) clearInterval(timer);
      await Promise.race([working, wait(stopGraceMs, null, { ref: false })]);
      await driver.stop();
      await working;
      if (erased) store.dropTraces();
    },
    state: () => ({ waiting: sms.waiting(), limited: isLimited(moment().day), lastReason }),
  };
}
