// A GSM modem on a wire: one command at a time, each message as PDUs. Asks how the modem is before each message, so that one
// that was unplugged, restarted or without network is found out before anything is given to it. A PIN that
// was refused is not tried again.
import { setTimeout as wait } from 'node:timers/promises';
import { decodeDeliver, encodeSubmit } from '../../pdu.ts';
import {
  createReplyListeners,
  createSerialQueue,
  failedOutcome,
  type SmsDriver,
  type SmsMessage,
  type SmsOutcome,
  unknownOutcome,
} from '../../sms-driver.ts';
import { AtFault, createAtConnection, type ModemTransport } from './at-connection.ts';
import {
  isRegistered,
  type ModemTrouble,
  readArrivalNotice,
  readPin,
  readRefusal,
  readSignal,
  readStoredMessages,
  type StoredMessage,
  troubleWords,
} from './modem-answers.ts';

export type { ModemTransport } from './at-connection.ts';

export interface ModemTiming {
  /** For an answer of the modem itself. */
  answerMs: number;
  /** For "> ". */
  promptMs: number;
  /** For the network's word on a message. */
  networkMs: number;
  /** How often an idle modem is asked how it is and what has come. */
  lookMs: number;
  /** After a missed answer the line is left alone for so long, for what comes late. */
  quietMs: number;
}

export const usualTiming: ModemTiming = {
  answerMs: 5_000,
  promptMs: 10_000,
  networkMs: 60_000,
  lookMs: 60_000,
  quietMs: 1_000,
};

export interface ModemOptions {
  wire: ModemTransport;
  /** Of the SIM card; null: it has none. */
  pin: string | null;
  timing: ModemTiming;
  onTrouble: (trouble: ModemTrouble | null) => void;
  onFault: (error: unknown) => void;
}

const wakeTries = 3;
const readyTries = 5;
const escapeKey = '\x1b';

export function createModemSms({ wire, pin, timing, onTrouble, onFault }: ModemOptions): SmsDriver {
  const at = createAtConnection(wire, onNotice);
  const listeners = createReplyListeners(onFault);
  const inTurn = createSerialQueue();
  const leave: (() => void)[] = [];
  /** Read and not to be removed: never told again. */
  const told = new Set<string>();
  let running = false;
  let confused = true;
  let pinTried = false;
  let trouble: ModemTrouble | null = null;
  let signal: number | null = null;
  let chain = 0;
  let timer: NodeJS.Timeout | null = null;

  function setTrouble(now: ModemTrouble | null): ModemTrouble | null {
    if (trouble !== now) onTrouble(now);
    trouble = now;
    return now;
  }

  const ask = (command: string, timeoutMs = timing.answerMs) => at.ask(command, timeoutMs);

  /** Brings a modem that may be anywhere back to where it takes commands. */
  async function wake(): Promise<void> {
    if (confused) {
      // Out of a half-given message; then let it finish what it still had to say.
      await at.write(escapeKey);
      await wait(timing.quietMs);
      at.clear();
    }
    for (let tries = 1; ; tries++)
      try {
        const { ok } = await ask('ATE0');
        if (ok) break;
        if (tries >= wakeTries) throw new AtFault('silent');
      } catch (error) {
        confused = true;
        if (tries >= wakeTries || !wire.up) throw error;
      }
    confused = false;
  }

  async function unlock(): Promise<ModemTrouble | null> {
    for (let tries = 1; tries <= readyTries; tries++) {
      const { lines, error } = await ask('AT+CPIN?');
      const state = readPin(lines, error);
      if (state === 'ready') {
        pinTried = false;
        return null;
      }
      if (state === 'pin-wanted') {
        if (pin === null) return state;
        // Three wrong ones lock the card.
        if (pinTried) return 'pin-wrong';
        pinTried = true;
        if (!(await ask(`AT+CPIN="${pin}"`)).ok) return 'pin-wrong';
      } else if (state !== 'busy') return state;
      if (tries < readyTries) await wait(timing.quietMs);
    }
    return 'no-sim';
  }

  async function findTrouble(): Promise<ModemTrouble | null> {
    if (!wire.up) return 'line-down';
    await wake();
    // Numbers instead of a bare ERROR; a modem that cannot is a modem all the same.
    await ask('AT+CMEE=1');
    const locked = await unlock();
    if (locked !== null) return locked;
    signal = readSignal((await ask('AT+CSQ')).lines);
    if (!isRegistered((await ask('AT+CREG?')).lines)) return 'no-network';
    if (!(await ask('AT+CMGF=0')).ok) return 'no-messages';
    // What comes is kept on the SIM card and told of; again, should the modem have restarted.
    await ask('AT+CPMS="SM","SM","SM"');
    await ask('AT+CNMI=2,1,0,0,0');
    return null;
  }

  async function prepare(): Promise<ModemTrouble | null> {
    try {
      return setTrouble(await findTrouble());
    } catch (error) {
      if (!(error instanceof AtFault)) throw error;
      confused = true;
      return setTrouble(wire.up ? 'silent' : 'line-down');
    }
  }

  async function sendPart(hex: string, length: number): Promise<SmsOutcome> {
    try {
      const prompt = await at.askForPrompt(`AT+CMGS=${length}`, timing.promptMs);
      if (prompt !== 'prompt') return readRefusal(prompt.error ?? 'no-prompt');
    } catch (error) {
      if (!(error instanceof AtFault)) throw error;
      confused = true;
      return failedOutcome(wire.up ? 'no-prompt' : 'line-down', true);
    }
    try {
      const answer = await at.sendText(hex, timing.networkMs);
      return answer.error === null ? { state: 'sent' } : readRefusal(answer.error);
    } catch (error) {
      if (!(error instanceof AtFault)) throw error;
      confused = true;
      if (error.reason === 'not-sent') return failedOutcome('line-down', true);
      return unknownOutcome(error.reason === 'silent' ? 'no-word' : 'line-broke');
    }
  }

  async function sendOne({ to, text }: SmsMessage): Promise<SmsOutcome> {
    if (!running) return failedOutcome('stopped', true);
    const found = await prepare();
    if (found !== null) return failedOutcome(found, true);
    chain = (chain + 1) % 256;
    const parts = encodeSubmit(to, text, chain);
    for (const [i, { hex, length }] of parts.entries()) {
      const outcome = await sendPart(hex, length);
      if (outcome.state === 'sent') continue;
      // Some of it is at the citizen's phone already.
      return i === 0 ? outcome : unknownOutcome('half-sent');
    }
    return { state: 'sent' };
  }

  /** Tells first and removes then: rather twice than never. */
  async function takeIn({ index, pdu }: StoredMessage): Promise<void> {
    const message = decodeDeliver(pdu);
    // Of a long message its beginning says what is wanted.
    if (message !== null && !told.has(pdu) && (message.part === null || message.part.no === 1)) {
      told.add(pdu);
      listeners.tell(message.from, message.text);
    }
    const { ok } = await ask(`AT+CMGD=${index}`);
    if (ok) told.delete(pdu);
  }

  async function readStore(): Promise<void> {
    const { lines } = await ask('AT+CMGL=4', timing.promptMs);
    for (const stored of readStoredMessages(lines)) await takeIn(stored);
  }

  async function readOne(store: string, index: number): Promise<void> {
    await ask(`AT+CPMS="${store}"`);
    const { lines } = await ask(`AT+CMGR=${index}`);
    const at = lines.findIndex(line => line.startsWith('+CMGR:'));
    const pdu = at < 0 ? undefined : lines[at + 1];
    if (pdu !== undefined) await takeIn({ index, pdu });
  }

  /** Work with the modem that nobody waits for. */
  function doAside(work: () => Promise<void>): void {
    inTurn(async () => {
      if (running) await work();
    }).catch(error => {
      if (error instanceof AtFault) confused = true;
      else onFault(error);
    });
  }

  function onNotice(line: string): void {
    const notice = readArrivalNotice(line);
    if (notice !== null) doAside(() => readOne(notice.store, notice.index));
  }

  function look(): void {
    if (timer !== null) clearTimeout(timer);
    doAside(async () => {
      if ((await prepare()) === null) await readStore();
    });
    timer = setTimeout(look, timing.lookMs);
  }

  return {
    name: 'modem',
    receivesReplies: true,
    start() {
      if (running) return;
      running = true;
      leave.push(
        wire.onChange(up => {
          confused = true;
          if (up) look();
          else setTrouble('line-down');
        }),
      );
      const wasUp = wire.up;
      wire.start();
      if (wasUp) look();
      else if (!wire.up) trouble = 'line-down';
    },
    async stop() {
      running = false;
      for (const end of leave.splice(0)) end();
      if (timer !== null) clearTimeout(timer);
      timer = null;
      await wire.stop(true);
      await inTurn(async () => undefined);
    },
    send: message => inTurn(() => sendOne(message)),
    onReply: listeners.add,
    health() {
      if (trouble !== null) return { ok: false, message: troubleWords[trouble] };
      return { ok: true, message: signal === null ? null : `signal ${signal} %` };
    },
  };
}
