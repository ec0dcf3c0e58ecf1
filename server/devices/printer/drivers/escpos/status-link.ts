// The ear on a printer: keeps its condition, asks how it is, hears what it says, and dials again when nobody is there.
import type { Log } from '../../../../runtime/log.ts';
import type { Transport } from '../../../../transport/transport.ts';
import type { PrinterCondition } from '../../printer.ts';
import type { CommandSet, PrinterMessage, PrinterTiming } from './command-set.ts';

export interface StatusLink {
  readonly condition: PrinterCondition;
  readonly everAnswered: boolean;
  onChange(listener: (condition: PrinterCondition) => void): () => void;
  /** Called with everything the printer says. Returns the way out. */
  onMessage(listener: (said: PrinterMessage) => void): () => void;
  /** Asks for the condition; whether an answer came. */
  requestStatus(): Promise<boolean>;
  /** Waits a moment for the line; whether it is up. */
  waitUp(): Promise<boolean>;
  /** Hangs up, so that nothing already on the way arrives, and dials. `clear`: what the printer holds is thrown away too. */
  reconnect(clear: boolean): Promise<void>;
  /** While a slip is under way nobody else talks. */
  setBusy(busy: boolean): void;
  /** `clear`: first of all, what the printer holds is thrown away. */
  start(clear: boolean): void;
  stop(): Promise<void>;
}

const missesAllowed = 2;

export function createStatusLink(
  name: string,
  tongue: CommandSet,
  wire: Transport,
  timing: PrinterTiming,
  log: Log,
): StatusLink {
  const changeListeners = new Set<(condition: PrinterCondition) => void>();
  const saidListeners = new Set<(said: PrinterMessage) => void>();
  const leave: (() => void)[] = [];
  let reader = tongue.createReader();
  let condition: PrinterCondition = 'unknown';
  let everAnswered = false;
  let misses = 0;
  let busy = false;
  let clearNext = false;
  let lookTimer: NodeJS.Timeout | null = null;

  function setCondition(next: PrinterCondition): void {
    if (condition === next) return;
    condition = next;
    for (const listener of changeListeners) listener(next);
  }

  function onBytes(bytes: Uint8Array): void {
    for (const said of reader.push(bytes)) {
      everAnswered = true;
      misses = 0;
      if (said.kind === 'condition') setCondition(said.condition);
      for (const listener of saidListeners) listener(said);
    }
  }

  /** Small words; what goes wrong with them is seen by the silence that follows. */
  async function speak(...words: Uint8Array[]): Promise<void> {
    await wire.write(Buffer.concat(words), timing.answerMs).catch(() => {});
  }

  function onWire(up: boolean): void {
    reader = tongue.createReader();
    if (!up) {
      setCondition('offline');
      return;
    }
    misses = 0;
    if (condition === 'offline') setCondition('unknown');
    const words = [
      ...(clearNext ? [tongue.clearBuffers] : []),
      ...(tongue.answersStatus ? [tongue.enableStatus, tongue.requestStatus] : []),
    ];
    clearNext = false;
    if (words.length === 0) return;
    if (tongue.answersStatus) reader.expectStatus();
    void speak(...words);
  }

  async function requestStatus(): Promise<boolean> {
    let settle: (answered: boolean) => void = () => {};
    const answered = new Promise<boolean>(resolve => {
      settle = resolve;
    });
    const timer = setTimeout(settle, timing.answerMs, false);
    const listen = (said: PrinterMessage) => said.kind === 'condition' && settle(true);
    saidListeners.add(listen);
    reader.discardPending();
    reader.expectStatus();
    await speak(tongue.requestStatus);
    const answer = await answered;
    clearTimeout(timer);
    saidListeners.delete(listen);
    if (!answer) reader.discardPending();
    return answer;
  }

  function waitUp(): Promise<boolean> {
    if (wire.up) return Promise.resolve(true);
    return new Promise(resolve => {
      const settle = (up: boolean) => {
        clearTimeout(timer);
        out();
        resolve(up);
      };
      const timer = setTimeout(settle, timing.upMs, false);
      const out = wire.onChange(up => up && settle(true));
    });
  }

  async function reconnect(clear: boolean): Promise<void> {
    clearNext ||= clear;
    await wire.stop(true);
    wire.start();
    // Until it has been told: a slip is called failed when its rest can no longer come out.
    if (clear && tongue.answersStatus && (await waitUp())) await requestStatus();
  }

  async function look(): Promise<void> {
    const idle = () => !busy && wire.up && lookTimer !== null;
    if (!wire.up) setCondition('offline');
    if (!idle() || !tongue.answersStatus || (await requestStatus()) || !idle()) return;
    misses += 1;
    if (misses < missesAllowed) return;
    if (!everAnswered) return setCondition('unknown');
    // One that has answered before and does not now is gone, whatever the line believes.
    log.warn({ code: 'printer.silent', part: 'printer', id: name }, 'printer stopped answering, reconnecting');
    await reconnect(false);
    setCondition('offline');
  }

  function lookLater(): void {
    lookTimer = setTimeout(() => {
      look()
        .catch(error =>
          log.error(
            { code: 'printer.poll-failed', part: 'printer', id: name, err: error },
            'printer status could not be read',
          ),
        )
        .finally(() => {
          if (lookTimer !== null) lookLater();
        });
    }, timing.pollMs);
  }

  return {
    get condition() {
      return condition;
    },
    get everAnswered() {
      return everAnswered;
    },
    onChange(listener) {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },
    onMessage(listener) {
      saidListeners.add(listener);
      return () => saidListeners.delete(listener);
    },
    requestStatus,
    waitUp,
    reconnect,
    setBusy(now) {
      busy = now;
    },
    start(clear) {
      clearNext = clear;
      leave.push(wire.onBytes(onBytes), wire.onChange(onWire));
      wire.start();
      lookLater();
    },
    async stop() {
      if (lookTimer !== null) clearTimeout(lookTimer);
      lookTimer = null;
      await wire.stop();
      for (const out of leave.splice(0)) out();
    },
  };
}
