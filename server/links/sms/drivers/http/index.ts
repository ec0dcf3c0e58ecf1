// A gateway on the internet or in the province's network: one request a message. Numbers, texts and keys stand in the request
// only: never in a log, a reason or an error that is shown.
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
  /** What the answer must have in it besides a status of 200-299; null: the status is enough. */
  success: string | null;
  timeoutMs: number;
}

/** Before anything was said: the message surely did not leave. The rest may have arrived. */
const neverConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_.*|.*SELF_SIGNED.*|UNABLE_TO_.*)$/;
const longestAnswer = 65_536;

function codeOf(error: unknown): string {
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code } = one as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return '';
}

/** What a status other than success says of the message. */
function readStatus(status: number): SmsOutcome {
  const reason = `status-${status}`;
  // A key that is wrong is put right by a person, a crowd goes by: later is worth a try.
  if ([401, 403, 407, 408, 425, 429, 503].includes(status)) return failedOutcome(reason, true);
  // A server that broke down may have passed the message on before.
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
      const answer = (await response.text()).slice(0, longestAnswer);
      return wanted === null || wanted.test(answer) ? { state: 'sent' } : failedOutcome('answer-refuses', false);
    } catch (error) {
      if (timeout.aborted) return unknownOutcome('timed-out');
      if (stopping.signal.aborted) return unknownOutcome('stopped');
      // The error itself may quote the request: only what it is called goes on.
      return neverConnected.test(codeOf(error))
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
