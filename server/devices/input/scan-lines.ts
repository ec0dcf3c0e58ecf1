// The lines of a serial scanner: UTF-8 in whatever pieces it comes, ended by CR, LF, both, or by silence. Pure; must never
// throw.

export interface ScanFraming {
  /** The scanner sends no end: what it read is over when it has been silent for so long. Null: only CR or LF end it. */
  idleMs: number | null;
  /** A longer line is no code of ours. */
  maxBytes: number;
}

export interface ScanReader {
  /** The lines that are whole now, without their ends. One that was too long is told as `unreadable`. */
  read(bytes: Uint8Array): string[];
  /** The scanner has been silent: what is held is the whole; null when there is nothing. */
  rest(): string | null;
  reset(): void;
}

/** Told instead of what nobody could read, so that the person before the scanner is answered all the same. */
export const unreadable = '\ufffd';

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

export function createScanReader({ maxBytes }: ScanFraming): ScanReader {
  let held: number[] = [];
  let tooLong = false;

  /** Null for the nothing between CR and LF. */
  function endLine(): string | null {
    const line = tooLong ? unreadable : new TextDecoder().decode(Uint8Array.from(held));
    held = [];
    tooLong = false;
    return line.trim() === '' ? null : line;
  }

  return {
    read(bytes) {
      const lines: string[] = [];
      for (const byte of bytes) {
        if (byte === lineFeed || byte === carriageReturn) {
          const line = endLine();
          if (line !== null) lines.push(line);
        } else if (held.length < maxBytes) held.push(byte);
        else tooLong = true;
      }
      return lines;
    },
    rest: endLine,
    reset() {
      held = [];
      tooLong = false;
    },
  };
}
