// Carries out ESC/POS commands on paper that exists only in memory, and answers as a printer does. It knows no slip and no site:
// everything that it shows comes from the bytes. What each command does is in paper-commands.ts.
import type { QrModules } from '../../qr.ts';
import type { Pages } from '../escpos/letters.ts';
import type { PrinterStatus, Question } from '../escpos/status.ts';
import { answerTo, wellStatus } from './answers.ts';
import { letterOn } from './code-pages.ts';
import { startMode } from './mode.ts';
import { createCommandExecutor } from './paper-commands.ts';
import { type Command, createParser } from './parse.ts';
import { createCodePrinter } from './print-codes.ts';
import { cell, createRoll, type PaperSlip, type WaitingLetter } from './roll.ts';

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
  const { widthDots, pages, headToKnifeDots } = options;
  const parser = createParser();
  const roll = createRoll(widthDots, headToKnifeDots);
  const rings = { drawer: 0, beeper: 0 };
  let mode = startMode(options);
  let line: WaitingLetter[] = [];
  let lastBytes: number[] = [];
  let answers: number[] = [];

  /** Real-time commands are carried out wherever they occur, even in the middle of a picture. */
  function watchRealTime(byte: number): void {
    lastBytes = [...lastBytes.slice(-2), byte];
    const [first, second, question] = lastBytes;
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

  const execute = createCommandExecutor({
    options,
    roll,
    codes: createCodePrinter(roll, options),
    rings,
    get status() {
      return paper.status;
    },
    get mode() {
      return mode;
    },
    get lineStarted() {
      return line.length > 0;
    },
    reset() {
      line = [];
      mode = startMode(options);
    },
    addLetters,
    endLine,
    answer: bytes => void answers.push(...bytes),
  });

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
