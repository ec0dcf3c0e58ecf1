// Queues SMS messages about dossiers for citizens who agreed to them: received, papers needed, ready, late. A failure here never
// affects the dossier, and neither number nor text reaches a log, a metric or the journal.

import type { SiteSettings } from '../../config/site-file.ts';
import type { SmsSetting } from '../../config/sms-settings.ts';
import { localDay } from '../../core/day.ts';
import type { JournalEntry } from '../../core/events.ts';
import { endOfQuietHours } from '../../core/quiet-hours.ts';
import type { Feed } from '../../runtime/feed.ts';
import type { Log } from '../../runtime/log.ts';
import { isNotifying, type NotifyingEvent } from '../../store/sms-position.ts';
import type { SmsNotice } from '../../store/sms-queries.ts';
import type { Store } from '../../store/store.ts';
import { createReplyAnswerer } from './answer-replies.ts';
import {
  formatMessage,
  type MessageContent,
  type MessageStyle,
  type SmsTexts,
  type StateTexts,
} from './message-text.ts';
import { readPhone } from './phone.ts';
import { createSmsSender } from './sender.ts';
import type { SmsDriver } from './sms-driver.ts';

export interface SmsSubscriber {
  start(): void;
  /** Aborts a message being sent within two seconds; queued messages stay in the queue. */
  stop(): Promise<void>;
  health(): { ok: boolean; message: string | null };
}

export interface SmsSubscriberDependencies {
  feed: Feed;
  store: Store;
  site: SiteSettings;
  setting: SmsSetting;
  driver: SmsDriver;
  texts: SmsTexts;
  states: StateTexts;
  log: Log;
  now: () => number;
}

/** Events that were missed because the server was down are reported only while they are so young. */
const maxMissedMs = 24 * 3_600_000;

const noticeOf: Readonly<Record<NotifyingEvent['type'], SmsNotice>> = {
  'dossier.received': 'received',
  'dossier.accepted': 'received',
  'dossier.supplement-received': 'received',
  'dossier.supplement-asked': 'supplement',
  'dossier.ready': 'ready',
  'dossier.late': 'late',
};

export function createSmsSubscriber(dependencies: SmsSubscriberDependencies): SmsSubscriber {
  const { feed, store, site, setting, driver, texts, states, log, now } = dependencies;
  const { sms } = store;
  const style: MessageStyle = {
    texts,
    states,
    hotline: site.hotline,
    timeZone: site.timeZone,
    plain: setting.plain,
    signature: setting.signature ?? site.agency.vi,
    stopWord: driver.receivesReplies ? (setting.optOutWords[0] ?? null) : null,
  };
  const format = (content: MessageContent) => formatMessage(content, style);
  const sender = createSmsSender({ store, site, setting, driver, log, now });
  const answerer = createReplyAnswerer({ store, site, setting, format, onQueued: sender.wake, now });
  const unsubscribe: (() => void)[] = [];

  function toContent(event: NotifyingEvent): MessageContent {
    const { code } = event;
    switch (event.type) {
      case 'dossier.received':
      case 'dossier.accepted':
      case 'dossier.supplement-received':
        return {
          kind: 'received',
          code,
          accepted: event.accepted !== null,
          dueAt: event.accepted?.promised.dueAt ?? null,
        };
      case 'dossier.supplement-asked':
        return { kind: 'supplement', code };
      case 'dossier.late':
        return { kind: 'late', code };
      case 'dossier.ready':
        return { kind: 'ready', code, delivery: store.dossiers.find(event.dossierId)?.delivery ?? 'counter' };
    }
  }

  function queueMessage({ eventId, at, event }: JournalEntry): void {
    if (!isNotifying(event) || !setting.kinds.includes(noticeOf[event.type])) return;
    const contact = store.people.contactOf(event.dossierId);
    if (contact === null || !contact.smsConsent) return;
    const job = { id: eventId, dossierId: event.dossierId, kind: noticeOf[event.type] };
    const read = readPhone(contact.phone);
    if (!read.ok) {
      sms.addFailed(job, read.reason, { at: now(), day: localDay(now(), site.timeZone) });
      return;
    }
    const notBeforeAt = endOfQuietHours(now(), setting.quiet, site.timeZone);
    sms.enqueue({ ...job, phone: read.phone, text: format(toContent(event)), notBeforeAt, askedAt: at });
  }

  function onEntry(entry: JournalEntry): void {
    if (!isNotifying(entry.event)) return;
    store.transact(() => {
      queueMessage(entry);
      sms.setPosition(entry.seq);
    });
    sender.wake();
  }

  return {
    start() {
      const at = now();
      const lost = sms.recover({ at, day: localDay(at, site.timeZone) });
      if (lost > 0)
        log.warn(
          { code: 'sms.interrupted', part: 'sms', counts: { interrupted: lost } },
          'messages interrupted by the last stop are not sent again',
        );
      for (const entry of sms.missed(at - maxMissedMs)) onEntry(entry);
      unsubscribe.push(
        feed.listen('sms', onEntry),
        driver.onReply((from, text) => {
          answerer
            .handle(from, text)
            .catch(error =>
              log.error({ code: 'sms.incoming-failed', part: 'sms', err: error }, 'incoming message not answered'),
            );
        }),
      );
      driver.start();
      sender.start();
    },
    async stop() {
      for (const end of unsubscribe.splice(0)) end();
      await sender.stop();
    },
    health() {
      const { ok, message } = driver.health();
      const { waiting, limited, lastReason } = sender.state();
      const parts = [
        message,
        limited ? `the limit of ${setting.dailyLimit} messages a day is reached` : null,
        lastReason === null ? null : `the last message failed: ${lastReason.replaceAll('-', ' ')}`,
        waiting === 0 ? null : `${waiting} waiting`,
      ].filter(part => part !== null);
      return { ok: ok && !limited && lastReason === null, message: parts.length === 0 ? null : parts.join('; ') };
    },
  };
}
