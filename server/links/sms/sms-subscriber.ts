// Tells citizens by SMS what the feed tells: received, papers needed, ready, late; only to those who said yes. Messages are a
// consequence: whatever happens here, the dossier goes its way. Nothing of number and text reaches a log, a metric or the journal.

import type { SiteSettings } from '../../config/site-file.ts';
import type { SmsSetting } from '../../config/sms.ts';
import { localDay } from '../../core/day.ts';
import type { JournalEntry } from '../../core/events.ts';
import { endOfQuietHours } from '../../core/quiet-hours.ts';
import type { Feed } from '../../runtime/feed.ts';
import type { Log } from '../../runtime/log.ts';
import { isTold, type SmsNotice, type ToldEvent } from '../../store/sms.ts';
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
  /** What is under way is broken off within a second or two; what waits stays in the queue. */
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

/** News that a crash held back for longer is no news. */
const missedMs = 24 * 3_600_000;

const noticeOf: Readonly<Record<ToldEvent['type'], SmsNotice>> = {
  'dossier.received': 'received',
  'dossier.accepted': 'received',
  'dossier.supplement-received': 'received',
  'dossier.supplement-asked': 'supplement',
  'dossier.ready': 'ready',
  'dossier.late': 'late',
};

export function createSmsSubscriber(parts: SmsSubscriberDependencies): SmsSubscriber {
  const { feed, store, site, setting, driver, texts, states, log, now } = parts;
  const { sms } = store;
  const head: MessageStyle = {
    ...{ texts, states, hotline: site.hotline, timeZone: site.timeZone, plain: setting.plain },
    signature: setting.signature ?? site.agency.vi,
    stopWord: driver.receivesReplies ? (setting.optOutWords[0] ?? null) : null,
  };
  const write = (say: MessageContent) => formatMessage(say, head);
  const sender = createSmsSender({ store, site, setting, driver, log, now });
  const answering = createReplyAnswerer({ store, site, setting, write, onAsked: sender.wake, now });
  const leave: (() => void)[] = [];

  function describe(event: ToldEvent): MessageContent {
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

  function queue({ eventId, at, event }: JournalEntry): void {
    if (!isTold(event) || !setting.kinds.includes(noticeOf[event.type])) return;
    const contact = store.people.contactOf(event.dossierId);
    if (contact === null || !contact.smsConsent) return;
    const job = { id: eventId, dossierId: event.dossierId, kind: noticeOf[event.type] };
    const read = readPhone(contact.phone);
    if (!read.ok) {
      sms.askInVain(job, read.reason, { at: now(), day: localDay(now(), site.timeZone) });
      return;
    }
    const notBeforeAt = endOfQuietHours(now(), setting.quiet, site.timeZone);
    sms.ask({ ...job, phone: read.phone, text: write(describe(event)), notBeforeAt, askedAt: at });
  }

  function onEntry(entry: JournalEntry): void {
    if (!isTold(entry.event)) return;
    store.transact(() => {
      queue(entry);
      sms.setPlace(entry.seq);
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
      for (const entry of sms.missed(at - missedMs)) onEntry(entry);
      leave.push(
        feed.listen('sms', onEntry),
        driver.onReply((from, text) => {
          answering
            .take(from, text)
            .catch(error =>
              log.error({ code: 'sms.incoming-failed', part: 'sms', err: error }, 'incoming message not answered'),
            );
        }),
      );
      driver.start();
      sender.start();
    },
    async stop() {
      for (const end of leave.splice(0)) end();
      await sender.stop();
    },
    health() {
      const { ok, message } = driver.health();
      const { waiting, limited, lastReason } = sender.state();
      const said = [
        message,
        limited ? `the limit of ${setting.dailyLimit} messages a day is reached` : null,
        lastReason === null ? null : `the last message failed: ${lastReason.replaceAll('-', ' ')}`,
        waiting === 0 ? null : `${waiting} waiting`,
      ].filter(one => one !== null);
      return { ok: ok && !limited && lastReason === null, message: said.length === 0 ? null : said.join('; ') };
    },
  };
}
