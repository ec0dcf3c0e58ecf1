// Keeps a modem ready to send: wakes it up, unlocks its SIM card, checks the network, and remembers what is wrong with it.
import { setTimeout as wait } from 'node:timers/promises';
import { type AtAnswer, AtFault, createAtConnection, type ModemTransport } from './at-connection.ts';
import { isRegistered, type ModemTrouble, readPin, readSignal } from './modem-answers.ts';

/** All in milliseconds. */
export interface ModemTiming {
  /** How long the modem may take to answer a command by itself. */
  answerMs: number;
  /** How long the modem may take to ask for the message with "> ", and to list its stored messages. */
  promptMs: number;
  /** How long the network may take to accept a message. */
  networkMs: number;
  /** How often an idle modem is checked and its received messages are read. */
  lookMs: number;
  /** How long nothing is written after a missing answer, so that a late answer is not taken for the next one. */
  quietMs: number;
}

export const defaultModemTiming: ModemTiming = {
  answerMs: 5_000,
  promptMs: 10_000,
  networkMs: 60_000,
  lookMs: 60_000,
  quietMs: 1_000,
};

export interface ModemSessionOptions {
  transport: ModemTransport;
  /** The PIN of the SIM card; null when it has none. */
  pin: string | null;
  timing: ModemTiming;
  /** Called when the modem's trouble changes; null means that it is ready. */
  onTrouble: (trouble: ModemTrouble | null) => void;
  /** Called with every line that the modem sends without having been asked. */
  onNotice: (line: string) => void;
}

export interface ModemSession {
  /** Sends a command. @throws AtFault when no answer comes in time */
  ask(command: string, timeoutMs?: number): Promise<AtAnswer>;
  /** Gives the modem a message in PDU form, in two parts. @throws AtFault */
  askForPrompt(length: number): Promise<AtAnswer | 'prompt'>;
  sendPdu(hex: string): Promise<AtAnswer>;
  /** Brings the modem into a state in which it can send; resolves with what prevents that, or null. Never rejects with AtFault. */
  prepare(): Promise<ModemTrouble | null>;
  /** From now on the modem's state is unknown, so the next `prepare` first synchronises with it. */
  loseSync(): void;
  setTrouble(trouble: ModemTrouble | null): void;
  /** Records at the start that the modem is absent, without calling `onTrouble`: nothing has changed yet. */
  assumeDisconnected(): void;
  readonly isUp: boolean;
  readonly trouble: ModemTrouble | null;
  /** Signal strength in percent at the last check; null when the modem does not report it. */
  readonly signal: number | null;
}

const maxWakeAttempts = 3;
const maxUnlockAttempts = 5;
const escapeKey = '\x1b';

export function createModemSession(options: ModemSessionOptions): ModemSession {
  const { transport, pin, timing, onTrouble, onNotice } = options;
  const connection = createAtConnection(transport, onNotice);
  let isInSync = false;
  let pinTried = false;
  let trouble: ModemTrouble | null = null;
  let signal: number | null = null;

  const ask = (command: string, timeoutMs = timing.answerMs) => connection.ask(command, timeoutMs);

  function setTrouble(next: ModemTrouble | null): void {
    if (trouble !== next) onTrouble(next);
    trouble = next;
  }

  /** Brings a modem in an unknown state back to where it accepts commands. */
  async function synchronise(): Promise<void> {
    if (!isInSync) {
      // Escape ends a half-given message; after the pause everything that the modem still had to say has arrived.
      await connection.write(escapeKey);
      await wait(timing.quietMs);
      connection.clear();
    }
    for (let attempt = 1; ; attempt++)
      try {
        const { ok } = await ask('ATE0');
        if (ok) break;
        if (attempt >= maxWakeAttempts) throw new AtFault('silent');
      } catch (error) {
        isInSync = false;
        if (attempt >= maxWakeAttempts || !transport.up) throw error;
      }
    isInSync = true;
  }

  async function unlock(): Promise<ModemTrouble | null> {
    for (let attempt = 1; attempt <= maxUnlockAttempts; attempt++) {
      const { lines, error } = await ask('AT+CPIN?');
      const state = readPin(lines, error);
      if (state === 'ready') {
        pinTried = false;
        return null;
      }
      if (state === 'pin-wanted') {
        if (pin === null) return state;
        // The card locks itself after three wrong attempts, so a PIN that was refused is not tried again.
        if (pinTried) return 'pin-wrong';
        pinTried = true;
        if (!(await ask(`AT+CPIN="${pin}"`)).ok) return 'pin-wrong';
      } else if (state !== 'busy') return state;
      if (attempt < maxUnlockAttempts) await wait(timing.quietMs);
    }
    return 'no-sim';
  }

  async function findTrouble(): Promise<ModemTrouble | null> {
    if (!transport.up) return 'line-down';
    await synchronise();
    // Errors then come with a number; a modem that does not know this command works all the same.
    await ask('AT+CMEE=1');
    const locked = await unlock();
    if (locked !== null) return locked;
    signal = readSignal((await ask('AT+CSQ')).lines);
    if (!isRegistered((await ask('AT+CREG?')).lines)) return 'no-network';
    if (!(await ask('AT+CMGF=0')).ok) return 'no-messages';
    // Received messages are stored on the SIM card and announced. This is repeated because a restart of the modem clears it.
    await ask('AT+CPMS="SM","SM","SM"');
    await ask('AT+CNMI=2,1,0,0,0');
    return null;
  }

  return {
    ask,
    askForPrompt: length => connection.askForPrompt(`AT+CMGS=${length}`, timing.promptMs),
    sendPdu: hex => connection.sendText(hex, timing.networkMs),
    async prepare() {
      try {
        setTrouble(await findTrouble());
      } catch (error) {
        if (!(error instanceof AtFault)) throw error;
        isInSync = false;
        setTrouble(transport.up ? 'silent' : 'line-down');
      }
      return trouble;
    },
    loseSync() {
      isInSync = false;
    },
    setTrouble,
    assumeDisconnected() {
      trouble = 'line-down';
    },
    get isUp() {
      return transport.up;
    },
    get trouble() {
      return trouble;
    },
    get signal() {
      return signal;
    },
  };
}
