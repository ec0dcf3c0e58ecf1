// What a way to send short messages must be able to do, whatever it is made of. A driver is a folder in drivers/, and passes
// the one suite in test/links/sms/suite.ts.
import type { Phone } from './phone.ts';

export interface SmsMessage {
  /** Never the same for two messages; the far end may see it. */
  id: string;
  to: Phone;
  text: string;
}

/**
 * How a message ended. `reason` is a short code such as "line-down" or "status-401": it stands in logs, on /health and in the
 * queue for good, so nothing of number and text may ever be in it.
 * - `sent`: the far end took it
 * - `failed`: it surely did not leave; `again` says whether another try later may go better
 * - `unknown`: it may have left. It is never sent again: nobody wants the same message twice
 */
export type SmsOutcome =
  | { state: 'sent' }
  | { state: 'failed'; reason: string; again: boolean }
  | { state: 'unknown'; reason: string };

export interface SmsDriver {
  readonly name: string;
  /** Whether replies can come in this way. */
  readonly receivesReplies: boolean;
  /** Begins; what is not there yet is waited for, for ever. */
  start(): void;
  /** Ends within a second. A message under way is broken off, and its promise settles as what is then true. */
  stop(): Promise<void>;
  /** Takes the messages one after the other. Never rejects; ends by itself in any case. */
  send(message: SmsMessage): Promise<SmsOutcome>;
  /** What somebody wrote to the office: `from` as the network says it, "+84901234567" or a company's name. Returns the way out. */
  onReply(listener: (from: string, text: string) => void): () => void;
  /** `message`: what is wrong, in words for whoever looks after the server. */
  health(): { ok: boolean; message: string | null };
}

export const failedOutcome = (reason: string, again: boolean): SmsOutcome => ({ state: 'failed', reason, again });
export const unknownOutcome = (reason: string): SmsOutcome => ({ state: 'unknown', reason });

/** Those who want to hear what arrives. One listener's failure is its own. */
export function createReplyListeners(onFault: (error: unknown) => void) {
  const listeners = new Set<(from: string, text: string) => void>();
  return {
    add(listener: (from: string, text: string) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(from: string, text: string): void {
      for (const listener of listeners)
        try {
          listener(from, text);
        } catch (error) {
          onFault(error);
        }
    },
  };
}

/** Works one after the other, each beginning when the one before has ended, however it did. */
export function createSerialQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
