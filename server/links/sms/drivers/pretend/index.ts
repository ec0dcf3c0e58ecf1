// The driver of the example office. It sends nothing: it keeps the latest messages in memory for the page /pretend-sms.
import { setTimeout as wait } from 'node:timers/promises';
import {
  createReplyListeners,
  createSerialQueue,
  failedOutcome,
  type SmsDriver,
  type SmsMessage,
} from '../../sms-driver.ts';

type PretendMessage = SmsMessage & { at: number };

export interface PretendSms extends SmsDriver {
  /** Returns the messages that would have been sent, newest first. */
  list(): readonly PretendMessage[];
  /** Simulates a message from a citizen to the office. */
  arrive(from: string, text: string): void;
}

export interface PretendOptions {
  /** The number of messages that are kept. */
  keep: number;
  /** Delay before a message counts as sent, similar to that of a real network. */
  delayMs: number;
  now: () => number;
  onFault: (error: unknown) => void;
}

export function createPretendSms({ keep, delayMs, now, onFault }: PretendOptions): PretendSms {
  const sent: PretendMessage[] = [];
  const listeners = createReplyListeners(onFault);
  const inTurn = createSerialQueue();
  let stopping = new AbortController();
  let running = false;

  return {
    name: 'pretend',
    receivesReplies: true,
    start() {
      running = true;
      stopping = new AbortController();
    },
    async stop() {
      running = false;
      stopping.abort();
    },
    send: message =>
      inTurn(async () => {
        await wait(delayMs, null, { signal: stopping.signal }).catch(() => null);
        if (!running) return failedOutcome('stopped', true);
        sent.unshift({ ...message, at: now() });
        sent.length = Math.min(sent.length, keep);
        return { state: 'sent' };
      }),
    onReply: listeners.add,
    health: () => ({ ok: true, message: null }),
    list: () => sent,
    arrive(from, text) {
      if (running) listeners.notify(from, text);
    },
  };
}
