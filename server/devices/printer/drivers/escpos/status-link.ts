// Listens to a printer: keeps its condition, reads what it reports, and asks for its status.
import type { Log } from '../../../../runtime/log.ts';
import type { Transport } from '../../../../transport/transport.ts';
import type { PrinterCondition } from '../../printer.ts';
import type { CommandSet, PrinterMessage, PrinterTiming } from './command-set.ts';
import { createListeners } from './printer-listeners.ts';
import { createStatusPoller } from './status-poller.ts';

export interface StatusLink {
  readonly condition: PrinterCondition;
  /** Whether the printer has ever sent anything. */
  readonly everAnswered: boolean;
  onChange(listener: (condition: PrinterCondition) => void): () => void;
  /** Calls the listener with everything that the printer reports. Returns the function that unsubscribes. */
  onMessage(listener: (message: PrinterMessage) => void): () => void;
  /** Asks for the condition, and resolves with whether an answer came in time. */
  requestStatus(): Promise<boolean>;
  /** Waits up to `upMs` for a connection, and resolves with whether there is one. */
  waitUp(): Promise<boolean>;
  /** Discards what is on the way, and connects anew. `clear`: the printer discards what it holds too. */
  reconnect(clear: boolean): Promise<void>;
  /** While a slip is being printed, the status is not polled. */
  setBusy(busy: boolean): void;
  /** `clear`: before anything else, the printer discards what it holds. */
  start(clear: boolean): void;
  stop(): Promise<void>;
}

export interface StatusLinkDependencies {
  /** The printer's name in the site file. */
  id: string;
  commands: CommandSet;
  transport: Transport;
  timing: PrinterTiming;
  log: Log;
}

export function createStatusLink({ id, commands, transport, timing, log }: StatusLinkDependencies): StatusLink {
  const changes = createListeners<PrinterCondition>();
  const messages = createListeners<PrinterMessage>();
  const unsubscribes: (() => void)[] = [];
  let reader = commands.createReader();
  let condition: PrinterCondition = 'unknown';
  let everAnswered = false;
  let busy = false;
  let clearNext = false;

  function setCondition(next: PrinterCondition): void {
    if (condition === next) return;
    condition = next;
    changes.notify(next);
  }

  function onBytes(bytes: Uint8Array): void {
    for (const message of reader.push(bytes)) {
      everAnswered = true;
      poller.onAnswer();
      if (message.kind === 'condition') setCondition(message.condition);
      messages.notify(message);
    }
  }

  /** For short commands. A failed write is noticed by the missing answer. */
  async function send(...parts: Uint8Array[]): Promise<void> {
    await transport.write(Buffer.concat(parts), timing.answerMs).catch(() => {});
  }

  function onConnectionChange(up: boolean): void {
    reader = commands.createReader();
    if (!up) {
      setCondition('offline');
      return;
    }
    poller.onAnswer();
    if (condition === 'offline') setCondition('unknown');
    const clear = clearNext ? [commands.clearBuffers] : [];
    const status = commands.answersStatus ? [commands.enableStatus, commands.requestStatus] : [];
    clearNext = false;
    if (clear.length + status.length === 0) return;
    if (commands.answersStatus) reader.expectStatus();
    void send(...clear, ...status);
  }

  async function requestStatus(): Promise<boolean> {
    let settle: (answered: boolean) => void = () => {};
    const answer = new Promise<boolean>(resolve => {
      settle = resolve;
    });
    const timer = setTimeout(settle, timing.answerMs, false);
    const unsubscribe = messages.add(message => message.kind === 'condition' && settle(true));
    reader.discardPending();
    reader.expectStatus();
    await send(commands.requestStatus);
    const answered = await answer;
    clearTimeout(timer);
    unsubscribe();
    if (!answered) reader.discardPending();
    return answered;
  }

  const waitUp = () => waitForConnection(transport, timing.upMs);

  async function reconnect(clear: boolean): Promise<void> {
    clearNext ||= clear;
    await transport.stop(true);
    transport.start();
    // Waits until the printer has discarded the slip: it is reported as failed only when its rest can no longer come out.
    if (clear && commands.answersStatus && (await waitUp())) await requestStatus();
  }

  const poller = createStatusPoller({
    id,
    pollMs: timing.pollMs,
    answersStatus: commands.answersStatus,
    log,
    isUp: () => transport.up,
    isBusy: () => busy,
    everAnswered: () => everAnswered,
    requestStatus,
    reconnect: () => reconnect(false),
    setCondition,
  });

  return {
    get condition() {
      return condition;
    },
    get everAnswered() {
      return everAnswered;
    },
    onChange: changes.add,
    onMessage: messages.add,
    requestStatus,
    waitUp,
    reconnect,
    setBusy(isBusy) {
      busy = isBusy;
    },
    start(clear) {
      clearNext = clear;
      unsubscribes.push(transport.onBytes(onBytes), transport.onChange(onConnectionChange));
      transport.start();
      poller.start();
    },
    async stop() {
      poller.stop();
      await transport.stop();
      for (const unsubscribe of unsubscribes.splice(0)) unsubscribe();
    },
  };
}

function waitForConnection(transport: Transport, maxMs: number): Promise<boolean> {
  if (transport.up) return Promise.resolve(true);
  return new Promise(resolve => {
    const settle = (up: boolean) => {
      clearTimeout(timer);
      unsubscribe();
      resolve(up);
    };
    const timer = setTimeout(settle, maxMs, false);
    const unsubscribe = transport.onChange(up => up && settle(true));
  });
}
