// The driver for a GSM modem: one AT command at a time, each message as PDUs. The modem is checked before each message, so that
// one that was unplugged, was restarted or has no network is noticed before any message is given to it.
import { createReplyListeners, createSerialQueue, failedOutcome, type SmsDriver } from '../../sms-driver.ts';
import { AtFault } from './at-connection.ts';
import { readArrivalNotice, troubleMessages } from './modem-answers.ts';
import { createModemSession, type ModemSessionOptions } from './modem-session.ts';
import { sendMessage } from './send-message.ts';
import { createStoredMessageReader } from './stored-messages.ts';

export interface ModemOptions extends Omit<ModemSessionOptions, 'onNotice'> {
  /** Called with exceptions that nobody waits for. */
  onFault: (error: unknown) => void;
}

export function createModemSms({ onFault, ...options }: ModemOptions): SmsDriver {
  const { transport, timing } = options;
  const session = createModemSession({ ...options, onNotice });
  const listeners = createReplyListeners(onFault);
  const storedMessages = createStoredMessageReader(session, listeners.notify);
  const inTurn = createSerialQueue();
  let stopListening: (() => void) | null = null;
  let running = false;
  let chain = 0;
  let timer: NodeJS.Timeout | null = null;

  /** Queues work with the modem for whose result nobody waits. */
  function runInBackground(task: () => Promise<void>): void {
    inTurn(async () => {
      if (running) await task();
    }).catch(error => {
      if (error instanceof AtFault) session.loseSync();
      else onFault(error);
    });
  }

  function onNotice(line: string): void {
    const notice = readArrivalNotice(line);
    if (notice !== null) runInBackground(() => storedMessages.readOne(notice.store, notice.index));
  }

  function checkRegularly(): void {
    if (timer !== null) clearTimeout(timer);
    runInBackground(async () => {
      if ((await session.prepare()) === null) await storedMessages.readAll(timing.promptMs);
    });
    timer = setTimeout(checkRegularly, timing.lookMs);
  }

  return {
    name: 'modem',
    receivesReplies: true,
    start() {
      if (running) return;
      running = true;
      stopListening = transport.onChange(up => {
        session.loseSync();
        if (up) checkRegularly();
        else session.setTrouble('line-down');
      });
      const wasUp = transport.up;
      transport.start();
      // When starting brings the modem up, the listener above has begun the checks already.
      if (wasUp) checkRegularly();
      else if (!transport.up) session.assumeDisconnected();
    },
    async stop() {
      running = false;
      stopListening?.();
      if (timer !== null) clearTimeout(timer);
      timer = null;
      await transport.stop(true);
      await inTurn(async () => undefined);
    },
    send: message =>
      inTurn(async () => {
        if (!running) return failedOutcome('stopped', true);
        const trouble = await session.prepare();
        if (trouble !== null) return failedOutcome(trouble, true);
        chain = (chain + 1) % 256;
        return sendMessage(session, message, chain);
      }),
    onReply: listeners.add,
    health() {
      if (session.trouble !== null) return { ok: false, message: troubleMessages[session.trouble] };
      return { ok: true, message: session.signal === null ? null : `signal ${session.signal} %` };
    },
  };
}
