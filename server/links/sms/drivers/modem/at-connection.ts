// Exchanges AT commands with a modem, one at a time, and separates their answers from the lines that a modem sends unasked. It
// knows nothing of messages.

/** The part of a transport that a modem needs. A transport reopens itself after it was interrupted. */
export interface ModemTransport {
  write(bytes: Uint8Array, deadlineMs: number): Promise<void>;
  onBytes(listener: (bytes: Uint8Array) => void): () => void;
  readonly up: boolean;
  onChange(listener: (up: boolean) => void): () => void;
  start(): void;
  stop(throwAway?: boolean): Promise<void>;
}

/** How a command ended. */
export interface AtAnswer {
  ok: boolean;
  /** "cms-500", "cme-11", or "error" where the modem gives no number; null when it answered OK. */
  error: string | null;
  /** The lines before the final one, without the echo of the command. */
  lines: string[];
}

/**
 * A command got no answer.
 * - `silent`: no answer came in time.
 * - `not-sent`: the modem certainly did not receive the whole command.
 * - `broken`: the connection broke, and it is unknown how much the modem received.
 */
export class AtFault extends Error {
  readonly reason: 'silent' | 'not-sent' | 'broken';

  constructor(reason: AtFault['reason'], cause: unknown = undefined) {
    super(`the modem: ${reason}`, { cause });
    this.name = 'AtFault';
    this.reason = reason;
  }
}

export interface AtConnection {
  /** Sends a command, given without its line end, and waits for the final line of its answer. @throws AtFault */
  ask(command: string, timeoutMs: number): Promise<AtAnswer>;
  /** Sends a command after which the modem asks for text with "> "; resolves with 'prompt' when it does. @throws AtFault */
  askForPrompt(command: string, timeoutMs: number): Promise<AtAnswer | 'prompt'>;
  /** Sends the text that the modem asked for, followed by Ctrl-Z. @throws AtFault */
  sendText(text: string, timeoutMs: number): Promise<AtAnswer>;
  /** Sends bytes to which the modem gives no answer. @throws AtFault */
  write(bytes: string): Promise<void>;
  /** Discards received bytes that belong to no answer. */
  clear(): void;
}

/** Lines that a modem sends without having been asked, even in the middle of an answer. */
const notices = /^(\+CMTI?:|\+CDSI?:|\+CBM:|\+CLIP:|\+CUSD:|\+CRING:|RING$|\^|\*|\+C[GE]?REG: \d(,"|$)|\+CTZ|\+CTZV)/;
const writeMs = 5_000;
/** Longer than any line; a device that sends so much without a line end is no modem. */
const maxUnfinishedBytes = 65_536;

interface Expectation {
  command: string;
  wantsPrompt: boolean;
  timeoutMs: number;
}

interface Pending {
  command: string;
  wantsPrompt: boolean;
  lines: string[];
  end(answer: AtAnswer | 'prompt' | AtFault): void;
}

/** Returns the error code of a final line, null for "OK", and undefined for a line that is not final. */
function readFinal(line: string): string | null | undefined {
  if (line === 'OK') return null;
  if (line === 'ERROR' || line === 'COMMAND NOT SUPPORT') return 'error';
  const [, kind, code = ''] = /^\+CM([SE]) ERROR:\s*(\d+)?/.exec(line) ?? [];
  // Some operators give words instead of a number. They are dropped, because they might quote the message.
  return kind === undefined ? undefined : `cm${kind.toLowerCase()}-${code === '' ? 'error' : code}`;
}

export function createAtConnection(transport: ModemTransport, onNotice: (line: string) => void): AtConnection {
  let pending: Pending | null = null;
  let unfinished = '';
  let writing = false;

  function handleLine(line: string): void {
    if (notices.test(line)) {
      onNotice(line);
      return;
    }
    if (pending === null || line === pending.command) return;
    const error = readFinal(line);
    if (error === undefined) pending.lines.push(line);
    else pending.end({ ok: error === null, error, lines: pending.lines });
  }

  function receive(bytes: Uint8Array): void {
    unfinished += Buffer.from(bytes).toString('latin1');
    for (let end = unfinished.search(/[\r\n]/); end >= 0; end = unfinished.search(/[\r\n]/)) {
      const line = unfinished.slice(0, end).trim();
      unfinished = unfinished.slice(end + 1);
      if (line !== '') handleLine(line);
    }
    if (pending?.wantsPrompt && unfinished.trimStart().startsWith('>')) {
      unfinished = '';
      pending.end('prompt');
    }
    if (unfinished.length > maxUnfinishedBytes) unfinished = '';
  }

  /** `command` is what the modem echoes. */
  function sendAndWait(bytes: string, { command, wantsPrompt, timeoutMs }: Expectation) {
    return new Promise<AtAnswer | 'prompt'>((resolve, reject) => {
      if (pending !== null) return reject(new Error('a command is under way'));
      const timer = setTimeout(() => exchange.end(new AtFault('silent')), timeoutMs);
      const exchange: Pending = {
        command,
        wantsPrompt,
        lines: [],
        end(answer) {
          if (pending !== exchange) return;
          pending = null;
          clearTimeout(timer);
          if (answer instanceof AtFault) reject(answer);
          else resolve(answer);
        },
      };
      pending = exchange;
      write(bytes).catch(fault => exchange.end(fault));
    });
  }

  async function write(bytes: string): Promise<void> {
    writing = true;
    try {
      await transport.write(Buffer.from(bytes, 'latin1'), writeMs);
    } catch (error) {
      // The transport tells how much the modem may have received; without the last byte a modem does nothing.
      const { taken } = error as { taken?: string };
      throw new AtFault(taken === 'nothing' || taken === 'part' ? 'not-sent' : 'broken', error);
    } finally {
      writing = false;
    }
    // The connection broke just after the last byte was accepted, so no answer will come.
    if (!transport.up) throw new AtFault('broken');
  }

  transport.onBytes(receive);
  transport.onChange(up => {
    unfinished = '';
    // A write that is interrupted rejects by itself and tells how much was sent.
    if (!up && !writing) pending?.end(new AtFault('broken'));
  });

  return {
    ask: (command, timeoutMs) =>
      sendAndWait(`${command}\r`, { command, wantsPrompt: false, timeoutMs }) as Promise<AtAnswer>,
    askForPrompt: (command, timeoutMs) => sendAndWait(`${command}\r`, { command, wantsPrompt: true, timeoutMs }),
    sendText: (text, timeoutMs) =>
      sendAndWait(`${text}\x1a`, { command: text, wantsPrompt: false, timeoutMs }) as Promise<AtAnswer>,
    write: write,
    clear() {
      unfinished = '';
    },
  };
}
