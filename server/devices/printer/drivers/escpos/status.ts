// Reads the status that an ESC/POS printer sends, from bytes that come in pieces and may be damaged. Pure. Missing or meaningless
// bytes never become the condition "ok". The bits are those of Epson's ESC/POS reference (DLE EOT, GS a, GS ( H).
import type { PrinterCondition } from '../../printer.ts';

/** The four status requests DLE EOT n: 1 the printer, 2 why it is offline, 3 errors, 4 paper. */
export type Question = 1 | 2 | 3 | 4;
export const questions: readonly Question[] = [1, 2, 3, 4];

export type PrinterStatus = {
  paper: 'ok' | 'near-end' | 'out' | 'unknown';
  cover: 'shut' | 'open' | 'unknown';
  cutter: 'ok' | 'stuck' | 'unknown';
  line: 'online' | 'offline' | 'unknown';
  /** Other errors: `passing` is a head that is too hot, `lasting` a fault that a person must repair. */
  error: 'none' | 'passing' | 'lasting' | 'unknown';
};

export const unknownStatus: PrinterStatus = {
  paper: 'unknown',
  cover: 'unknown',
  cutter: 'unknown',
  line: 'unknown',
  error: 'unknown',
};

/** One message of a printer. */
export type StatusMessage =
  /** The answer to DLE EOT. */
  | { kind: 'answer'; question: Question; byte: number }
  /** Automatic status back (GS a): four bytes that the printer sends by itself. */
  | { kind: 'report'; bytes: readonly [number, number, number, number] }
  /** GS ( H: everything before the request with this id is on paper. */
  | { kind: 'done'; id: string };

export interface StatusReader {
  /** A request has been sent, so that the next single byte is its answer. */
  expect(question: Question): void;
  /** Stops waiting for answers: when they come late, they must not count as answers to the next request. */
  discardPending(): void;
  /** Takes received bytes in pieces of any size, and returns the messages that are complete now. */
  read(bytes: Uint8Array): StatusMessage[];
  /** How many bytes without a meaning have come so far. */
  readonly strayBytes: number;
}

const blockStart = 0x37;
const doneMark = 0x22;
/** 37 22, four digits, 00. */
const doneLength = 7;

export function createStatusReader(): StatusReader {
  let held: number[] = [];
  let expected: Question[] = [];
  let stray = 0;

  /** The message at the beginning of `held` and its length; null when more bytes must come. */
  function next(): { used: number; message: StatusMessage | null } | null {
    const [first = 0] = held;
    if (isAnswer(first)) {
      const question = expected.shift();
      return { used: 1, message: question === undefined ? null : { kind: 'answer', question, byte: first } };
    }
    if (isReportStart(first)) {
      const wrong = held.slice(1, 4).findIndex(byte => (byte & 0x90) !== 0);
      if (wrong >= 0) return { used: 1, message: null };
      if (held.length < 4) return null;
      const [a = 0, b = 0, c = 0, d = 0] = held;
      return { used: 4, message: { kind: 'report', bytes: [a, b, c, d] } };
    }
    if (first === blockStart) {
      if (!held.slice(0, doneLength).every(fitsDone)) return { used: 1, message: null };
      if (held.length < doneLength) return null;
      return { used: doneLength, message: { kind: 'done', id: String.fromCharCode(...held.slice(2, 6)) } };
    }
    return { used: 1, message: null };
  }

  return {
    expect(question) {
      expected.push(question);
    },
    discardPending() {
      expected = [];
      held = [];
    },
    read(bytes) {
      const messages: StatusMessage[] = [];
      for (const byte of bytes) {
        held.push(byte);
        for (let found = next(); found !== null; found = held.length === 0 ? null : next()) {
          held = held.slice(found.used);
          if (found.message === null) stray += found.used;
          else messages.push(found.message);
          if (held.length === 0) break;
        }
      }
      return messages;
    },
    get strayBytes() {
      return stray;
    },
  };
}

/** The status after one more message. */
export function applyMessage(status: PrinterStatus, message: StatusMessage): PrinterStatus {
  if (message.kind === 'report') return applyReport(message.bytes);
  if (message.kind === 'done') return status;
  const { question, byte } = message;
  const has = (bits: number) => (byte & bits) !== 0;
  switch (question) {
    case 1:
      return { ...status, line: has(0x08) ? 'offline' : 'online' };
    case 2:
      return {
        ...status,
        cover: has(0x04) ? 'open' : 'shut',
        // This answer says when missing paper has stopped the printer, but not that there is paper: that is answer 4.
        paper: has(0x20) ? 'out' : status.paper,
      };
    case 3:
      return {
        ...status,
        cutter: has(0x08) ? 'stuck' : 'ok',
        error: has(0x24) ? 'lasting' : has(0x40) ? 'passing' : 'none',
      };
    case 4:
      return { ...status, paper: has(0x60) ? 'out' : has(0x0c) ? 'near-end' : 'ok' };
  }
}

function applyReport([first, second, third]: readonly [number, number, number, number]): PrinterStatus {
  return {
    line: first & 0x08 ? 'offline' : 'online',
    cover: first & 0x20 ? 'open' : 'shut',
    cutter: second & 0x08 ? 'stuck' : 'ok',
    error: second & 0x24 ? 'lasting' : second & 0x40 ? 'passing' : 'none',
    paper: third & 0x0c ? 'out' : third & 0x03 ? 'near-end' : 'ok',
  };
}

/**
 * The trouble that a person at the printer must solve first. "ok" only when paper, cover, knife, line and errors are all known to be
 * well. A head that is too hot counts as offline, because nothing comes out until it has cooled down.
 */
export function conditionOf(status: PrinterStatus): PrinterCondition {
  if (status.cover === 'open') return 'cover-open';
  if (status.paper === 'out') return 'paper-out';
  if (status.cutter === 'stuck') return 'cutter';
  if (status.error === 'lasting') return 'broken';
  if (status.error === 'passing' || status.line === 'offline') return 'offline';
  if (Object.values(status).includes('unknown')) return 'unknown';
  return status.paper === 'near-end' ? 'paper-near-end' : 'ok';
}

/** DLE EOT n. */
export function encodeQuestion(question: Question): Uint8Array {
  return Uint8Array.of(0x10, 0x04, question);
}

/** GS a: the printer reports each change of drawer, line, errors and paper; `false` ends that. */
export function encodeReporting(on: boolean): Uint8Array {
  return Uint8Array.of(0x1d, 0x61, on ? 0x0f : 0x00);
}

function isAnswer(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

function isReportStart(byte: number): boolean {
  return (byte & 0x93) === 0x10;
}

function fitsDone(byte: number, at: number): boolean {
  if (at === 0) return byte === blockStart;
  if (at === 1) return byte === doneMark;
  return at === 6 ? byte === 0 : byte >= 0x20 && byte <= 0x7e;
}
