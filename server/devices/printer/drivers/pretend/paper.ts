// Carries out ESC/POS commands on paper that exists only in memory, and answers as a printer does. It knows no slip and no site:
// everything that it shows comes from the bytes.
import type { QrModules } from '../../qr.ts';
import type { Pages } from '../escpos/letters.ts';
import type { PrinterStatus, Question } from '../escpos/status.ts';
import { answerDone, answerTo, reportOf, wellStatus } from './answers.ts';
import { letterOn } from './code-pages.ts';
import { readBars } from './codes.ts';
import { startMode } from './mode.ts';
import { type Command, createParser } from './parse.ts';
import { createCodePrinter } from './print-codes.ts';
import { cell, createRoll, type PaperSlip, type Waiting } from './roll.ts';

export type { PaperSlip } from './roll.ts';

export type PaperOptions = {
  widthDots: number;
  dpi: number;
  /** The distance from the print head to the knife: what was printed last is still under the cover when the knife falls. */
  headToKnifeDots: number;
  /** How many rows of one picture the printer's memory holds. */
  maxBandRows: number;
  /** The steps of ESC J in an inch, until GS P sets another number; many Epson printers have two steps a dot. */
  unitsPerInch: number;
  /** The code pages of the Vietnamese letters; null when the printer has none. */
  pages: Pages | null;
  encodeQr: (data: string) => QrModules;
};

export interface PretendPaper {
  /** Carries out the commands in the bytes, and returns what the printer answers. */
  take(bytes: Uint8Array): Uint8Array;
  /** The slips that were cut off since the last call, oldest first. */
  collect(): PaperSlip[];
  /** Tears off the rest, as at a printer without a knife; null when it is blank. */
  tear(): PaperSlip | null;
  /** The status of the printer, from which its answers follow. */
  status: PrinterStatus;
  /** How many pulses the cash drawer's plug has had, and how many beeps. */
  readonly rings: { drawer: number; beeper: number };
  /** How many bytes of an incomplete command have come. */
  readonly held: number;
}

export function createPaper(options: PaperOptions): PretendPaper {
  const { widthDots, dpi, pages, headToKnifeDots } = options;
  const parser = createParser();
  const roll = createRoll(widthDots, headToKnifeDots);
  const codes = createCodePrinter(roll, options);
  const rings = { drawer: 0, beeper: 0 };
  let mode = startMode(options);
  let line: Waiting[] = [];
  let tail: number[] = [];
  let answers: number[] = [];

  /** Real-time commands are carried out wherever they stand, even in the middle of a picture. */
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
      const used = line.reduce((sum, letter) => sum + letter.wide, 0) + mode.wide;
      if (used * cell.width > widthDots) endLine(mode.lineDots);
      line.push({ letter: letterOn(mode.page, byte, pages), wide: mode.wide, high: mode.high, look: mode.look });
    }
  }

  function addBars(data: string | null): void {
    if (!codes.addBars(data, mode, line.length > 0) || data === null || !mode.bars.words) return;
    addLetters(Buffer.from(data, 'latin1'));
    endLine(mode.lineDots);
  }

  function onQrCommand(bytes: Uint8Array): void {
    const [kind, task] = bytes.subarray(5);
    if (kind !== 0x31) return;
    if (task === 0x43) mode.qr.moduleDots = Math.max(1, bytes[7] ?? 3);
    else if (task === 0x50) mode.qr.data = Buffer.from(bytes.subarray(8)).toString('utf8') || null;
    else if (task === 0x51) codes.addQr(mode, line.length > 0);
  }

  /**
   * What each command does with its third byte, its fourth byte and all of its bytes. Commands that are not in the table change
   * nothing that can be seen.
   */
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
      if (n === 0x30) codes.addPicture(bytes, mode.align);
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
    'GS ( k': (_n, _m, bytes) => onQrCommand(bytes),
    'GS ( H': (_n, _m, bytes) => {
      if (bytes.length === 11 && bytes[5] === 0x30 && bytes[6] === 0x30)
        answers.push(...answerDone(Buffer.from(bytes.subarray(7)).toString('latin1')));
    },
    'GS a': n => {
      if (n !== 0) answers.push(...reportOf(paper.status));
    },
    'GS V': (_, m, bytes) => {
      // The longer form of the command feeds the paper to the knife first.
      if (bytes.length === 4) roll.feed(headToKnifeDots + m * mode.unitDots);
      roll.cut();
    },
  };

  function execute(name: string, bytes: Uint8Array): void {
    // By Epson's reference these commands work at the beginning of a line only; elsewhere their bytes are ignored.
    if (line.length > 0 && atLineStart.includes(name)) roll.fault(`${name} in the middle of a line`);
    else effects[name]?.(bytes[2] ?? 0, bytes[3] ?? 0, bytes);
  }

  function onCommand(command: Command): void {
    if (command.kind === 'letters') addLetters(command.bytes);
    else if (command.kind === 'line-end') endLine(mode.lineDots);
    else if (command.kind === 'command') execute(command.name, command.bytes);
    else roll.fault(`unknown command ${Buffer.from(command.bytes).toString('hex')}`);
  }

  const paper: PretendPaper = {
    status: wellStatus,
    rings,
    take(bytes) {
      answers = [];
      for (const byte of bytes) watchRealTime(byte);
      for (const command of parser.read(bytes)) onCommand(command);
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

/** Commands that a printer carries out at the beginning of a line only. */
const atLineStart = ['ESC a', 'GS v', 'GS V'];
