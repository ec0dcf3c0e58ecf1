// Carries out ESC/POS commands on paper that is only thought of, and answers as a printer does. Knows no slip and no site:
// whatever it shows, it has from the bytes alone.
import type { Bitmap } from '../../png.ts';
import type { QrModules } from '../../qr.ts';
import type { Pages } from '../escpos/letters.ts';
import type { PrinterStatus, Question } from '../escpos/status.ts';
import { answerDone, answerTo, reportOf, wellStatus } from './answers.ts';
import { letterOn } from './code-pages.ts';
import { drawBars, drawQr, readBars } from './codes.ts';
import { type Mode, startMode } from './mode.ts';
import { type Command, createParser } from './parse.ts';
import { cell, createRoll, type PaperSlip, type Waiting } from './roll.ts';

export type { PaperSlip } from './roll.ts';

export type PaperOptions = {
  widthDots: number;
  dpi: number;
  /** Between the dots and the knife: what was printed last is still under the cover when it falls. */
  headToKnifeDots: number;
  /** Rows of one picture that the printer's memory holds. */
  maxBandRows: number;
  /** The paper's steps for ESC J, an inch, until GS P says another; many of Epson's have 2 a dot. */
  unitsPerInch: number;
  /** The code pages of Vietnamese letters; null when there are none. */
  pages: Pages | null;
  encodeQr: (data: string) => QrModules;
};

export interface PretendPaper {
  /** What the printer answers to these bytes. */
  take(bytes: Uint8Array): Uint8Array;
  /** What has been cut off so far, oldest first; each is given once. */
  collect(): PaperSlip[];
  /** Tears off what is under the head, as at a printer without a knife; null when it is blank. */
  tear(): PaperSlip | null;
  /** How the printer is; what it answers follows from it. */
  status: PrinterStatus;
  /** Pulses on the drawer's plug, and beeps. */
  readonly rings: { drawer: number; beeper: number };
  /** Bytes of a command whose end has not come. */
  readonly held: number;
}

export function createPaper(options: PaperOptions): PretendPaper {
  const { widthDots, dpi, pages, headToKnifeDots } = options;
  const parser = createParser();
  const roll = createRoll(widthDots, headToKnifeDots);
  const rings = { drawer: 0, beeper: 0 };
  let mode = startMode(options);
  let line: Waiting[] = [];
  let tail: number[] = [];
  let answers: number[] = [];

  /** Real-time commands are obeyed wherever they stand, in the middle of a picture too. */
  function watchRealTime(byte: number): void {
    tail = [...tail.slice(-2), byte];
    const [first, second, question] = tail;
    if (first === 0x10 && second === 0x04 && question !== undefined && question >= 1 && question <= 4)
      answers.push(answerTo(question as Question, paper.status));
  }

  function endLine(lineDots: number): void {
    roll.addLine(line, mode.align, lineDots);
    line = [];
  }

  function addLetters(bytes: Uint8Array): void {
    for (const byte of bytes) {
      const used = line.reduce((sum, one) => sum + one.wide, 0) + mode.wide;
      if (used * cell.width > widthDots) endLine(mode.lineDots);
      line.push({ letter: letterOn(mode.page, byte, pages), wide: mode.wide, high: mode.high, look: mode.look });
    }
  }

  function addPicture(bytes: Uint8Array): void {
    const [, , , kind = 0, xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = bytes;
    const [rowBytes, height] = [xLow + 256 * xHigh, yLow + 256 * yHigh];
    if (rowBytes * 8 > widthDots) roll.fault('picture wider than the paper');
    if (height > options.maxBandRows) roll.fault('more rows in a picture than the printer holds');
    if (kind % 48 !== 0) roll.fault(`picture of kind ${kind}`);
    const heightDots = Math.min(height, options.maxBandRows);
    const rows = bytes.slice(8, 8 + rowBytes * heightDots);
    roll.addDots({ widthDots: rowBytes * 8, heightDots, rows }, mode.align);
  }

  function addCode(code: Bitmap): boolean {
    const fault =
      line.length > 0
        ? 'code in the middle of a line'
        : code.widthDots > widthDots
          ? 'code wider than the paper'
          : null;
    if (fault === null) roll.addDots(code, mode.align);
    else roll.fault(fault);
    return fault === null;
  }

  function addBars(data: string | null): void {
    if (data === null) {
      roll.fault('bar code that is none');
      return;
    }
    const { heightDots, moduleDots, words } = mode.bars;
    if (!addCode(drawBars(data, heightDots, moduleDots)) || !words) return;
    addLetters(Buffer.from(data, 'latin1'));
    endLine(mode.lineDots);
  }

  function addQr({ data, moduleDots }: Mode['qr']): void {
    if (data === null) roll.fault('QR code without data');
    else addCode(drawQr(options.encodeQr(data), moduleDots));
  }

  function takeQr(bytes: Uint8Array): void {
    const [kind, task] = bytes.subarray(5);
    if (kind !== 0x31) return;
    if (task === 0x43) mode.qr.moduleDots = Math.max(1, bytes[7] ?? 3);
    else if (task === 0x50) mode.qr.data = Buffer.from(bytes.subarray(8)).toString('utf8') || null;
    else if (task === 0x51) addQr(mode.qr);
  }

  /** What each command does, given the bytes after its name. One that is not here moves nothing that is seen. */
  const effects: Record<string, (n: number, m: number, bytes: Uint8Array) => void> = {
    'ESC @': () => {
      line = [];
      mode = startMode(options);
    },
    'ESC 2': () => {
      mode.lineDots = dpi / 6;
    },
    'ESC 3': n => {
      mode.lineDots = n * mode.unitDots;
    },
    'ESC J': n => {
      if (line.length > 0) endLine(0);
      roll.feed(n * mode.unitDots);
    },
    'ESC d': n => {
      for (let lines = 0; lines < n; lines++) endLine(mode.lineDots);
    },
    'ESC a': n => {
      mode.align = (['left', 'centre', 'right'] as const)[n % 48] ?? mode.align;
    },
    'ESC t': n => {
      mode.page = n;
    },
    'ESC E': n => {
      mode.look = { ...mode.look, bold: (n & 1) === 1 };
    },
    'ESC p': () => {
      rings.drawer++;
    },
    'ESC B': () => {
      rings.beeper++;
    },
    'GS B': n => {
      mode.look = { ...mode.look, white: (n & 1) === 1 };
    },
    'GS !': n => {
      [mode.wide, mode.high] = [((n >> 4) & 7) + 1, (n & 7) + 1];
    },
    'GS P': (_, m) => {
      mode.unitDots = dpi / (m === 0 ? options.unitsPerInch : m);
    },
    'GS v': (n, _, bytes) => {
      if (n === 0x30) addPicture(bytes);
      else roll.fault('picture of another kind');
    },
    'GS h': n => {
      mode.bars.heightDots = Math.max(1, n);
    },
    'GS w': n => {
      mode.bars.moduleDots = Math.max(1, n);
    },
    'GS H': n => {
      mode.bars.words = n % 48 === 2;
    },
    'GS k': (_n, _m, bytes) => addBars(readBars(bytes)),
    'GS ( k': (_n, _m, bytes) => takeQr(bytes),
    'GS ( H': (_n, _m, bytes) => {
      if (bytes.length === 11 && bytes[5] === 0x30 && bytes[6] === 0x30)
        answers.push(...answerDone(Buffer.from(bytes.subarray(7)).toString('latin1')));
    },
    'GS a': n => {
      if (n !== 0) answers.push(...reportOf(paper.status));
    },
    'GS V': (_, m, bytes) => {
      // The longer form feeds to the knife first.
      if (bytes.length === 4) roll.feed(headToKnifeDots + m * mode.unitDots);
      roll.cut();
    },
  };

  function obey(name: string, bytes: Uint8Array): void {
    // Books: obeyed at the beginning of a line only. The bytes are swallowed all the same.
    if (line.length > 0 && atLineStart.includes(name)) roll.fault(`${name} in the middle of a line`);
    else effects[name]?.(bytes[2] ?? 0, bytes[3] ?? 0, bytes);
  }

  function take(command: Command): void {
    if (command.kind === 'letters') addLetters(command.bytes);
    else if (command.kind === 'line-end') endLine(mode.lineDots);
    else if (command.kind === 'command') obey(command.name, command.bytes);
    else roll.fault(`unknown command ${Buffer.from(command.bytes).toString('hex')}`);
  }

  const paper: PretendPaper = {
    status: wellStatus,
    rings,
    take(bytes) {
      answers = [];
      for (const byte of bytes) watchRealTime(byte);
      for (const command of parser.read(bytes)) take(command);
      return Uint8Array.from(answers);
    },
    collect: roll.collect,
    tear() {
      if (line.length > 0) endLine(mode.lineDots);
      return roll.tear();
    },
    get held() {
      return parser.held;
    },
  };
  return paper;
}

const atLineStart = ['ESC a', 'GS v', 'GS V'];
