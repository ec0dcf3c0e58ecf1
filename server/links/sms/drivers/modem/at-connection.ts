// The dialogue with a modem in AT commands: one at a time, its answer told apart from what a modem says of its own accord.
// Knows no messages.

/** What this link needs of a wire: bytes there and back, and whether the modem is plugged in. A wire opens itself again. */
export interface ModemTransport {
  write(bytes: Uint8Array, deadlineMs: number): Promise<void>;
  onBytes(listener: (bytes: Uint8Array) => void): () => void;
  readonly up: boolean;
  onChange(listener: (up: boolean) => void): () => void;
  start(): void;
  stop(throwAway?: boolean): Promise<void>;
}

/** How a command ended: with OK, or with an error and its code, "cms-500" or "error". */
export interface AtAnswer {
  ok: boolean;
  error: string | null;
  /** What came before the end, without the echo. */
  lines: string[];
}

/**
 * There is no answer.
 * - `silent`: it did not come in time
 * - `not-sent`: the modem surely has not the whole of it
 * - `broken`: the line broke, and nobody knows how far it was
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
  /** A command without its line end. @throws AtFault */
  ask(command: string, timeoutMs: number): Promise<AtAnswer>;
  /** A command after which the modem asks for more with "> ": true when it does. @throws AtFault */
  askForPrompt(command: string, timeoutMs: number): Promise<AtAnswer | 'prompt'>;
  /** What the modem asked for, ended by Ctrl-Z. @throws AtFault */
  sendText(text: string, timeoutMs: number): Promise<AtAnswer>;
  /** Bytes to which nothing is answered. @throws AtFault */
  write(bytes: string): Promise<void>;
  /** Throws away what has come and was not asked for. */
  clear(): void;
}

/** Said by a modem whenever it likes, in the middle of an answer too. */
const notices = /^(\+CMTI?:|\+CDSI?:|\+CBM:|\+CLIP:|\+CUSD:|\+CRING:|RING$|\^|\*|\+C[GE]?REG: \d(,"|$)|\+CTZ|\+CTZV)/;
const writeMs = 5_000;
/** More than any answer: what comes endlessly is no modem. */
const longest = 65_536;

interface Pending {
  command: string;
  wantsPrompt: boolean;
  lines: string[];
  end(answer: AtAnswer | 'prompt' | AtFault): void;
}

/** The code of a final answer, "OK" as null; undefined when the line is none. */
function readFinal(line: string): string | null | undefined {
  if (line === 'OK') return null;
  if (line === 'ERROR' || line === 'COMMAND NOT SUPPORT') return 'error';
  const [, kind, code = ''] = /^\+CM([SE]) ERROR:\s*(\d+)?/.exec(line) ?? [];
  // Words instead of a number are an operator's own: the code says which kind, and nothing of what was sent.
  return kind === undefined ? undefined : `cm${kind.toLowerCase()}-${code === '' ? 'error' : code}`;
}

export function createAtConnection(wire: ModemTransport, onNotice: (line: string) => void): AtConnection {
  let pending: Pending | null = null;
  let held = '';
  let writing = false;

  function takeLine(line: string): void {
    if (notices.test(line)) {
      onNotice(line);
      return;
    }
    if (pending === null || line === pending.command) return;
    const error = readFinal(line);
    if (error === undefined) pending.lines.push(line);
    else pending.end({ ok: error === null, error, lines: pending.lines });
  }

  function hear(bytes: Uint8Array): void {
    held += Buffer.from(bytes).toString('latin1');
    for (let end = held.search(/[\r\n]/); end >= 0; end = held.search(/[\r\n]/)) {
      const line = held.slice(0, end).trim();
      held = held.slice(end + 1);
      if (line !== '') takeLine(line);
    }
    if (pending?.wantsPrompt && held.trimStart().startsWith('>')) {
      held = '';
      pending.end('prompt');
    }
    if (held.length > longest) held = '';
  }

  function exchange(bytes: string, command: string, wantsPrompt: boolean, timeoutMs: number) {
    return new Promise<AtAnswer | 'prompt'>((resolve, reject) => {
      if (pending !== null) return reject(new Error('a command is under way'));
      const timer = setTimeout(() => mine.end(new AtFault('silent')), timeoutMs);
      const mine: Pending = {
        command,
        wantsPrompt,
        lines: [],
        end(answer) {
          if (pending !== mine) return;
          pending = null;
          clearTimeout(timer);
          if (answer instanceof AtFault) reject(answer);
          else resolve(answer);
        },
      };
      pending = mine;
      write(bytes).catch(fault => mine.end(fault));
    });
  }

  async function write(bytes: string): Promise<void> {
    writing = true;
    try {
      await wire.write(Buffer.from(bytes, 'latin1'), writeMs);
    } catch (error) {
      // The wire says what the other end may have; without the last byte a modem does nothing.
      const { taken } = error as { taken?: string };
      throw new AtFault(taken === 'nothing' || taken === 'part' ? 'not-sent' : 'broken', error);
    } finally {
      writing = false;
    }
    // It broke in the very moment in which all was taken: no answer will come.
    if (!wire.up) throw new AtFault('broken');
  }

  wire.onBytes(hear);
  wire.onChange(up => {
    held = '';
    // A write that is broken off says itself how far it was.
    if (!up && !writing) pending?.end(new AtFault('broken'));
  });

  return {
    ask: (command, timeoutMs) => exchange(`${command}\r`, command, false, timeoutMs) as Promise<AtAnswer>,
    askForPrompt: (command, timeoutMs) => exchange(`${command}\r`, command, true, timeoutMs),
    sendText: (text, timeoutMs) => exchange(`${text}\x1a`, text, false, timeoutMs) as Promise<AtAnswer>,
    write: write,
    clear() {
      held = '';
    },
  };
}
