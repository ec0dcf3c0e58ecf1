// The driver for an HTTP gateway on the internet or in the province's network: one request for each message. Numbers, texts and
// keys appear in the request only, never in a log, a reason or an error.
import {
  createSerialQueue,
  failedOutcome,
  type SmsDriver,
  type SmsMessage,
  type SmsOutcome,
  unknownOutcome,
} from '../../sms-driver.ts';
import { fillRequest, type HttpTemplate } from './request-template.ts';

export interface HttpSmsOptions extends HttpTemplate {
  /** A regular expression that the answer must match in addition to a status of 200-299; null when the status is enough. */
  success: string | null;
  timeoutMs: number;
}

/** Error codes of connections that were never established, so that the message certainly did not leave. */
const neverConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_.*|.*SELF_SIGNED.*|UNABLE_TO_.*)$/;
const maxAnswerLength = 65_536;

/** The first error code in the chain of causes, "" when there is none. */
function errorCode(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return '';
}

/** Interprets an HTTP status other than success. */
function readStatus(status: number): SmsOutcome {
  const reason = `status-${status}`;
  // Wrong keys get corrected and overload passes, so a later attempt may succeed.
  if ([401, 403, 407, 408, 425, 429, 503].includes(status)) return failedOutcome(reason, true);
  // A server that failed may have passed the message on before.
  return status >= 500 ? unknownOutcome(reason) : failedOutcome(reason, false);
}

export function createHttpSms({ success, timeoutMs, ...template }: HttpSmsOptions): SmsDriver {
  const wanted = success === null ? null : new RegExp(success);
  const inTurn = createSerialQueue();
  let stopping = new AbortController();
  let running = false;
  let trouble: string | null = null;

  async function request(message: SmsMessage): Promise<SmsOutcome> {
    if (!running) return failedOutcome('stopped', true);
    const { url, method, headers, body } = fillRequest(template, message);
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        method,
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.any([timeout, stopping.signal]),
      });
      if (!response.ok) {
        await response.body?.cancel();
        return readStatus(response.status);
      }
      const answer = (await response.text()).slice(0, maxAnswerLength);
      return wanted === null || wanted.test(answer) ? { state: 'sent' } : failedOutcome('answer-refuses', false);
    } catch (error) {
      if (timeout.aborted) return unknownOutcome('timed-out');
      if (stopping.signal.aborted) return unknownOutcome('stopped');
      // The error's message may quote the request, so only its code is used.
      return neverConnected.test(errorCode(error))
        ? failedOutcome('not-reached', true)
        : unknownOutcome('connection-broke');
    }
  }

  return {
    name: 'http',
    receivesReplies: false,
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
        const outcome = await request(message);
        trouble = outcome.state === 'sent' ? null : outcome.reason;
        return outcome;
      }),
    onReply: () => () => undefined,
    health: () => ({ ok: trouble === null, message: trouble === null ? null : `the gateway: ${trouble}` }),
  };
}
