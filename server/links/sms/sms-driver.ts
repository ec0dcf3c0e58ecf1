// The interface of SMS drivers: what every way of sending short messages must do. A driver is a folder in drivers/ and passes the
// common suite in test/links/sms/suite.ts.
import type { Phone } from './phone.ts';

export interface SmsMessage {
  /** A UUID, unique to this message. The other end may see it. */
  id: string;
  /** An international mobile number, "+84901234567". */
  to: Phone;
  /** Any length; the driver splits it into parts where the network needs that. */
  text: string;
}

/**
 * How sending a message ended. `reason` is a short code such as "line-down" or "status-401". It is written to logs, /health and
 * the queue table, so it must never contain any part of the number or the text.
 * - `sent`: the other end accepted the message.
 * - `failed`: the message certainly did not leave; `again` tells whether a later attempt may succeed.
 * - `unknown`: the message may have left. It is never sent again, because nobody wants the same message twice.
 */
export type SmsOutcome =
  | { state: 'sent' }
  | { state: 'failed'; reason: string; again: boolean }
  | { state: 'unknown'; reason: string };

/** `from` is what the network reports, "+84901234567" or the name of a company. */
export type ReplyListener = (from: string, text: string) => void;

export interface SmsDriver {
  /** The folder of the driver, "modem"; used in logs. */
  readonly name: string;
  /** True when the driver can receive messages. Only then do messages offer a word that stops them. */
  readonly receivesReplies: boolean;
  /** Starts the driver and returns at once. A device that is absent is waited for without a limit. */
  start(): void;
  /**
   * Resolves within about one second. A message being sent is aborted, and its promise resolves with the outcome that is then
   * true.
   */
  stop(): Promise<void>;
  /** Sends messages one at a time, in the order of the calls. The promise never rejects and always resolves. */
  send(message: SmsMessage): Promise<SmsOutcome>;
  /**
   * Registers a listener for received messages; a message is reported again only after a crash. A driver that receives nothing
   * never calls it. Returns a function that removes the listener.
   */
  onReply(listener: ReplyListener): () => void;
  /** `message` tells the administrator what is wrong, in English; null when there is nothing to tell. */
  health(): { ok: boolean; message: string | null };
}

export const failedOutcome = (reason: string, again: boolean): SmsOutcome => ({ state: 'failed', reason, again });
export const unknownOutcome = (reason: string): SmsOutcome => ({ state: 'unknown', reason });

/** The listeners of a driver. An exception in one listener goes to `onFault` and does not keep the others from being called. */
export function createReplyListeners(onFault: (error: unknown) => void) {
  const listeners = new Set<ReplyListener>();
  return {
    add(listener: ReplyListener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notify(from: string, text: string): void {
      for (const listener of listeners)
        try {
          listener(from, text);
        } catch (error) {
          onFault(error);
        }
    },
  };
}

/** Runs tasks one at a time in the order of the calls; a task that fails does not stop the next one. */
export function createSerialQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return task => {
    const result = last.then(task, task);
    last = result.catch(() => undefined);
    return result;
  };
}
