// Handles received messages: a number that wants no more messages gets one confirmation, a question about a dossier's code gets
// the public state of the dossier, everything else is only counted.
import { randomUUID } from 'node:crypto';
import type { SiteSettings } from '../../config/site-file.ts';
import type { SmsSetting } from '../../config/sms-settings.ts';
import { localDay } from '../../core/day.ts';
import { isLate } from '../../core/dossier.ts';
import { hashPhone } from '../../store/secrets.ts';
import type { SmsArrived, SmsKind } from '../../store/sms-queries.ts';
import type { Store } from '../../store/store.ts';
import type { MessageContent } from './message-text.ts';
import { type Phone, readPhone } from './phone.ts';
import { readReply } from './reply.ts';

export interface ReplyAnswererDependencies {
  store: Store;
  site: SiteSettings;
  setting: SmsSetting;
  format: (content: MessageContent) => string;
  /** Called after an answer was queued. */
  onQueued: () => void;
  now: () => number;
}

const hourMs = 3_600_000;

export interface ReplyAnswerer {
  /** Handles one message. It rejects only when the program itself fails, such as on a full disk. */
  handle(from: string, text: string): Promise<void>;
}

export function createReplyAnswerer({
  store,
  site,
  setting,
  format,
  onQueued,
  now,
}: ReplyAnswererDependencies): ReplyAnswerer {
  const { sms } = store;
  const unit = site.dossiers?.unit ?? null;
  /** The times (UTC ms) of the answers of the last hour, by number. They are kept in memory only. */
  const answerTimes = new Map<Phone, number[]>();

  /** Answers may use at most half of the daily limit, so that the office's own news can still be sent. */
  function mayAnswer(phone: Phone): boolean {
    const since = now() - hourMs;
    for (const [number, times] of answerTimes) {
      const recent = times.filter(at => at > since && at <= now());
      if (recent.length === 0) answerTimes.delete(number);
      else answerTimes.set(number, recent);
    }
    const day = localDay(now(), site.timeZone);
    const withinDailyLimit =
      sms.sentOn(day) < setting.dailyLimit && sms.answersOn(day) < Math.max(1, Math.floor(setting.dailyLimit / 2));
    return withinDailyLimit && (answerTimes.get(phone)?.length ?? 0) < setting.answersPerHour;
  }

  function queueAnswer(phone: Phone, kind: SmsKind, content: MessageContent): void {
    const at = now();
    answerTimes.set(phone, [...(answerTimes.get(phone) ?? []), at]);
    const job = { id: randomUUID(), dossierId: null, kind, phone, text: format(content), notBeforeAt: at, askedAt: at };
    sms.enqueue(job);
    onQueued();
  }

  function describeDossier(code: string | null): MessageContent {
    const dossier = code === null ? null : store.dossiers.findByCode(code);
    if (dossier === null) return { kind: 'unknown-code' };
    const { state, dueAt } = dossier;
    return { kind: 'status', code: dossier.code, state, dueAt, late: isLate(dossier, now()) };
  }

  async function respond(from: string, text: string): Promise<SmsArrived> {
    const read = readPhone(from);
    const reply = readReply(text, setting, unit);
    // Messages of operators and companies come from machines and are not answered.
    if (!read.ok || reply === null) return 'ignored';
    const { phone } = read;
    if (reply.kind === 'query') {
      if (!mayAnswer(phone)) return 'too-many';
      queueAnswer(phone, 'answer', describeDossier(reply.code));
      return 'asked';
    }
    const hash = await hashPhone(phone, site.id);
    const moment = { at: now(), day: localDay(now(), site.timeZone) };
    const changed = reply.kind === 'stop' ? sms.refuse(hash, phone, moment) : sms.allow(hash);
    if (!changed) return 'ignored';
    // The wish is stored in any case; only its confirmation may exceed the limit.
    if (mayAnswer(phone)) {
      if (reply.kind === 'stop') queueAnswer(phone, 'stopped', { kind: 'stopped', word: setting.optInWords[0] ?? '' });
      else queueAnswer(phone, 'resumed', { kind: 'resumed' });
    }
    return reply.kind === 'stop' ? 'stopped' : 'resumed';
  }

  return {
    async handle(from, text) {
      sms.countArrived(await respond(from, text), localDay(now(), site.timeZone));
    },
  };
}
