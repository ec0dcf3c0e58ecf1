// What is done with a message that came in: a number that wants no more gets one confirmation and no more, a question by a
// dossier's code gets what anybody may know, everything else is counted and forgotten.
import { randomUUID } from 'node:crypto';
import type { SiteSettings } from '../../config/site-file.ts';
import type { SmsSetting } from '../../config/sms.ts';
import { localDay } from '../../core/day.ts';
import { isLate } from '../../core/dossier.ts';
import { hashPhone } from '../../store/secrets.ts';
import type { SmsArrived, SmsKind } from '../../store/sms.ts';
import type { Store } from '../../store/store.ts';
import type { MessageContent } from './message-text.ts';
import { type Phone, readPhone } from './phone.ts';
import { readReply } from './reply.ts';

export interface ReplyAnswererDependencies {
  store: Store;
  site: SiteSettings;
  setting: SmsSetting;
  write: (say: MessageContent) => string;
  /** Something was put into the queue. */
  onAsked: () => void;
  now: () => number;
}

const hourMs = 3_600_000;

export interface ReplyAnswerer {
  /** Rejects with a fault only. */
  take(from: string, text: string): Promise<void>;
}

export function createReplyAnswerer({
  store,
  site,
  setting,
  write,
  onAsked,
  now,
}: ReplyAnswererDependencies): ReplyAnswerer {
  const { sms } = store;
  const unit = site.dossiers?.unit ?? null;
  /** When each number was answered in the last hour. In memory only: it is gone with the hour. */
  const answered = new Map<Phone, number[]>();

  /** Whether this number may be answered once more, and the day's limit leaves room for what the office has to say itself. */
  function mayAnswer(phone: Phone): boolean {
    const since = now() - hourMs;
    for (const [one, times] of answered) {
      const recent = times.filter(at => at > since && at <= now());
      if (recent.length === 0) answered.delete(one);
      else answered.set(one, recent);
    }
    const day = localDay(now(), site.timeZone);
    const room =
      sms.wentOn(day) < setting.dailyLimit && sms.answersOn(day) < Math.max(1, Math.floor(setting.dailyLimit / 2));
    return room && (answered.get(phone)?.length ?? 0) < setting.answersPerHour;
  }

  function answer(phone: Phone, kind: SmsKind, say: MessageContent): void {
    const at = now();
    answered.set(phone, [...(answered.get(phone) ?? []), at]);
    const job = { id: randomUUID(), dossierId: null, kind, phone, text: write(say), notBeforeAt: at, askedAt: at };
    sms.ask(job);
    onAsked();
  }

  function describe(code: string | null): MessageContent {
    const dossier = code === null ? null : store.dossiers.findByCode(code);
    if (dossier === null) return { kind: 'unknown-code' };
    const { state, dueAt } = dossier;
    return { kind: 'status', code: dossier.code, state, dueAt, late: isLate(dossier, now()) };
  }

  async function handle(from: string, text: string): Promise<SmsArrived> {
    const read = readPhone(from);
    const reply = readReply(text, setting, unit);
    // Operators and companies write too; whoever answers them answers a machine.
    if (!read.ok || reply === null) return 'ignored';
    const { phone } = read;
    if (reply.kind === 'query') {
      if (!mayAnswer(phone)) return 'too-many';
      answer(phone, 'answer', describe(reply.code));
      return 'asked';
    }
    const hash = await hashPhone(phone, site.id);
    const moment = { at: now(), day: localDay(now(), site.timeZone) };
    const changed = reply.kind === 'stop' ? sms.refuse(hash, phone, moment) : sms.allow(hash);
    if (!changed) return 'ignored';
    // The wish counts in any case; only its confirmation may be one too many.
    if (mayAnswer(phone)) {
      if (reply.kind === 'stop') answer(phone, 'stopped', { kind: 'stopped', word: setting.optInWords[0] ?? '' });
      else answer(phone, 'resumed', { kind: 'resumed' });
    }
    return reply.kind === 'stop' ? 'stopped' : 'resumed';
  }

  return {
    async take(from, text) {
      sms.countArrived(await handle(from, text), localDay(now(), site.timeZone));
    },
  };
}
