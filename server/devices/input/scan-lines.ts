// Reads the lines of a serial scanner: UTF-8 that comes in pieces, ended by CR, LF, both, or a pause. Pure; never throws.

export interface ScanFraming {
  /** For a scanner that sends no line end: a code is over after a pause of so many ms. Null: only CR or LF end a line. */
  idleMs: number | null;
  /** A longer line cannot be a code of the office. */
  maxBytes: number;
}

export interface ScanReader {
  /** The lines that are complete now, without their ends. A line that is too long becomes `unreadable`. */
  read(bytes: Uint8Array): string[];
  /** After a pause: takes what has come as a complete line; null when nothing has come. */
  rest(): string | null;
  /** Drops what has come so far. */
  reset(): void;
}

/** Stands for a line that could not be read, so that the person at the scanner gets an answer all the same. */
export const unreadable = '\ufffd';

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

export function createScanReader({ maxBytes }: ScanFraming): ScanReader {
  let received: number[] = [];
  let tooLong = false;

  function reset(): void {
    received = [];
    tooLong = false;
  }

  /** Null for an empty line, such as the one between CR and LF. */
  function endLine(): string | null {
    const line = tooLong ? unreadable : new TextDecoder().decode(Uint8Array.from(received));
    reset();
    return line.trim() === '' ? null : line;
  }

  return {
    read(bytes) {
      const lines: string[] = [];
      for (const byte of bytes) {
        if (byte === lineFeed || byte === carriageReturn) {
          const line = endLine();
          if (line !== null) lines.push(line);
        } else if (received.length < maxBytes) received.push(byte);
        else tooLong = true;
      }
      return lines;
    },
    rest: endLine,
    reset,
  };
}
