// Reads what an ESC/POS printer says about itself, from a stream of bytes that comes whole, in pieces or broken. Pure.
// Must never turn silence or nonsense into "ok".
import type { PrinterCondition } from '../../printer.ts';

/** The four questions of DLE EOT: 1 the printer, 2 why it is offline, 3 errors, 4 paper. */
export type Question = 1 | 2 | 3 | 4;
export const questions: readonly Question[] = [1, 2, 3, 4];

export type PrinterStatus = {
  paper: 'ok' | 'near-end' | 'out' | 'unknown';
  cover: 'shut' | 'open' | 'unknown';
  cutter: 'ok' | 'stuck' | 'unknown';
  line: 'online' | 'offline' | 'unknown';
  /** Besides cover, paper and knife: the head too hot (passes by itself), or a fault that a person must see to. */
  error: 'none' | 'passing' | 'lasting' | 'unknown';
};

export const unknownStatus: PrinterStatus = {
  paper: 'unknown',
  cover: 'unknown',
  cutter: 'unknown',
  line: 'unknown',
  error: 'unknown',
};

/** One thing that a printer said. */
export type StatusMessage =
  /** The answer to DLE EOT. */
  | { kind: 'answer'; question: Question; byte: number }
  /** Automatic status back: four bytes, by itself. */
  | { kind: 'report'; bytes: readonly [number, number, number, number] }
  /** "All before this is on paper", with the id that was sent after the job. */
  | { kind: 'done'; id: string };

export interface StatusReader {
  /** Tells that a question has been sent, so that the next single byte is its answer. */
  expect(question: Question): void;
  /** Gives up on answers not come yet: a late one must not be taken for the answer to the next question. */
  discardPending(): void;
  /** Takes what has come, in pieces of any size. */
  read(bytes: Uint8Array): StatusMessage[];
  /** Bytes that made no sense so far. */
  readonly strayBytes: number;
}

const blockStart = 0x37;
const doneMark = 0x22;
/** 37 22 and four digits and 00. */
const doneLength = 7;

export function createStatusReader(): StatusReader {
  let held: number[] = [];
  let expected: Question[] = [];
  let stray = 0;

  /** What stands first in `held`, how many bytes of it are used; null when more must come. */
  function next(): { used: number; said: StatusMessage | null } | null {
    const [first = 0] = held;
    if (isAnswer(first)) {
      const question = expected.shift();
      return { used: 1, said: question === undefined ? null : { kind: 'answer', question, byte: first } };
    }
    if (isReportStart(first)) {
      const wrong = held.slice(1, 4).findIndex(byte => (byte & 0x90) !== 0);
      if (wrong >= 0) return { used: 1, said: null };
      if (held.length < 4) return null;
      const [a = 0, b = 0, c = 0, d = 0] = held;
      return { used: 4, said: { kind: 'report', bytes: [a, b, c, d] } };
    }
    if (first === blockStart) {
      if (!held.slice(0, doneLength).every(fitsDone)) return { used: 1, said: null };
      if (held.length < doneLength) return null;
      return { used: doneLength, said: { kind: 'done', id: String.fromCharCode(...held.slice(2, 6)) } };
    }
    return { used: 1, said: null };
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
      const said: StatusMessage[] = [];
      for (const byte of bytes) {
        held.push(byte);
        for (let found = next(); found !== null; found = held.length === 0 ? null : next()) {
          held = held.slice(found.used);
          if (found.said === null) stray += found.used;
          else said.push(found.said);
          if (held.length === 0) break;
        }
      }
      return said;
    },
    get strayBytes() {
      return stray;
    },
  };
}

/** The status with one more thing known. */
export function applyMessage(status: PrinterStatus, said: StatusMessage): PrinterStatus {
  if (said.kind === 'report') return applyReport(said.bytes);
  if (said.kind === 'done') return status;
  const { question, byte } = said;
  const has = (bits: number) => (byte & bits) !== 0;
  switch (question) {
    case 1:
      return { ...status, line: has(0x08) ? 'offline' : 'online' };
    case 2:
      return {
        ...status,
        cover: has(0x04) ? 'open' : 'shut',
        // That paper stopped it is said here too; that it has paper is said by question 4 alone.
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
 * What a person at the printer has to do first. "Ok" only when paper, cover, knife, line and errors are all known to be well.
 * A head that is too hot counts as offline: it comes back by itself, and nothing comes out until then.
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

/** GS a: drawer, line, errors and paper are told at each change; `false` ends it. */
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
