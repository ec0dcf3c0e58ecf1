// Sends the queued messages one at a time, within quiet hours and the daily limit, and never sends one twice.
import { setTimeout as wait } from 'node:timers/promises';
import type { SiteSettings } from '../../config/site-file.ts';
import type { SmsSetting } from '../../config/sms-settings.ts';
import { localDay } from '../../core/day.ts';
import { endOfQuietHours } from '../../core/quiet-hours.ts';
import type { Log } from '../../runtime/log.ts';
import type { Moment, QueuedSms } from '../../store/sms-queries.ts';
import type { Store } from '../../store/store.ts';
import { findRecipient, isOutdated } from './check-recipient.ts';
import { createQueueCleanup } from './queue-cleanup.ts';
import type { SmsDriver, SmsMessage, SmsOutcome } from './sms-driver.ts';

export interface SmsSender {
  /** Something may have been queued, so the queue is checked at once. */
  wake(): void;
  start(): void;
  /** Gives a message being sent one second, then stops the driver. */
  stop(): Promise<void>;
  /** `limited`: the daily limit is reached. `lastReason`: why the latest message failed, null when it was sent. */
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

const checkEveryMs = 1_000;
/** A message that failed is tried again after a minute; each further failure doubles the wait. */
const retryMs = 60_000;
const maxRetryMs = 3_600_000;
/** After a failure no message at all is sent for this long; each further failure doubles the pause. */
const pauseMs = 30_000;
const maxPauseMs = 600_000;
/** How long a message being sent may take when the office stops. */
const stopGraceMs = 1_000;

/** A driver must not reject; one that does so all the same may have sent the message. */
async function sendSafely(driver: SmsDriver, message: SmsMessage, log: Log): Promise<SmsOutcome> {
  try {
    return await driver.send(message);
  } catch (error) {
    log.error({ code: 'sms.send-crashed', part: 'sms', id: driver.name, err: error }, 'driver failed while sending');
    return { state: 'unknown', reason: 'fault' };
  }
}

export function createSmsSender({ store, site, setting, driver, log, now }: SenderDependencies): SmsSender {
  const { sms } = store;
  const cleanup = createQueueCleanup(store);
  let running = false;
  let working: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let pausedUntil = 0;
  let failures = 0;
  let lastReason: string | null = null;

  function moment(): Moment {
    const at = now();
    return { at, day: localDay(at, site.timeZone) };
  }

  const isLimited = (day: Moment['day']) => sms.sentOn(day) >= setting.dailyLimit;

  function endJob(job: QueuedSms, state: 'sent' | 'failed' | 'unknown', reason: string | null): void {
    sms.end(job.id, { state, reason, ...moment() });
    cleanup.markErased();
    const fields = { part: 'sms', kind: job.kind, reason } as const;
    if (state === 'sent') log.info({ code: 'sms.sent', ...fields }, 'message sent');
    else if (state === 'failed') log.warn({ code: 'sms.failed', ...fields }, 'message not sent');
    else log.warn({ code: 'sms.unconfirmed', ...fields }, 'message may or may not have been sent');
  }

  function retryLater(job: QueuedSms, reason: string): void {
    if (failures === 0) log.warn({ code: 'sms.paused', part: 'sms', reason }, 'sending paused after a failure');
    failures += 1;
    sms.postpone(job.id, now() + Math.min(retryMs * 2 ** job.tries, maxRetryMs), reason);
    pausedUntil = now() + Math.min(pauseMs * 2 ** (failures - 1), maxPauseMs);
  }

  function conclude(job: QueuedSms, outcome: SmsOutcome): void {
    if (outcome.state === 'sent') {
      failures = 0;
      lastReason = null;
      endJob(job, 'sent', null);
      return;
    }
    lastReason = outcome.reason;
    if (outcome.state === 'unknown' || !outcome.again) endJob(job, outcome.state, outcome.reason);
    // A message that was aborted because the office closes did not fail; it is sent after the next start.
    else if (!running) sms.postpone(job.id, now(), null);
    else retryLater(job, outcome.reason);
  }

  async function sendJob(job: QueuedSms): Promise<void> {
    const recipient = await findRecipient(job, store, site.id);
    if (!recipient.ok) {
      endJob(job, 'failed', recipient.reason);
      return;
    }
    if (!running) return;
    if (isOutdated(job, store, now())) {
      endJob(job, 'failed', 'outdated');
      return;
    }
    if (!sms.begin(job.id)) return;
    conclude(job, await sendSafely(driver, { id: job.id, to: recipient.phone, text: job.text }, log));
  }

  async function sendQueued(): Promise<void> {
    while (running) {
      const { at, day } = moment();
      if (at < pausedUntil) {
        // A clock that was set back must not prolong the pause to hours.
        if (pausedUntil - at > maxPauseMs) pausedUntil = at;
        return;
      }
      const job = sms.next(at);
      if (job === null || isLimited(day)) return;
      // Quiet hours hold back news of dossiers only: a person who has just asked expects the answer now.
      const openAt = job.dossierId === null ? at : endOfQuietHours(at, setting.quiet, site.timeZone);
      if (openAt > at) sms.postpone(job.id, openAt, null);
      else await sendJob(job);
    }
  }

  function wake(): void {
    if (!running || working !== null) return;
    working = sendQueued()
      .catch(error => {
        lastReason = 'fault';
        pausedUntil = now() + pauseMs;
        log.error({ code: 'sms.queue-failed', part: 'sms', err: error }, 'message queue could not be processed');
      })
      .finally(() => {
        working = null;
      });
  }

  function check(): void {
    try {
      cleanup.run(moment());
    } catch (error) {
      log.error({ code: 'sms.cleanup-failed', part: 'sms', err: error }, 'finished messages could not be erased');
    }
    wake();
  }

  return {
    wake,
    start() {
      running = true;
      timer = setInterval(check, checkEveryMs);
      wake();
    },
    async stop() {
      running = false;
      if (timer !== null) clearInterval(timer);
      await Promise.race([working, wait(stopGraceMs, null, { ref: false })]);
      await driver.stop();
      await working;
      cleanup.finish();
    },
    state: () => ({ waiting: sms.waiting(), limited: isLimited(moment().day), lastReason }),
  };
}
