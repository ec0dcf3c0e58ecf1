// The effect of each ESC/POS command on a pretend printer, by the names of Epson's command reference ("GS v"). Commands that are
// not in the table change nothing that can be seen.
import type { PrinterStatus } from '../escpos/status.ts';
import { answerDone, reportOf } from './answers.ts';
import { readBars } from './codes.ts';
import type { Mode } from './mode.ts';
import type { CodePrinter } from './print-codes.ts';
import type { Roll } from './roll.ts';

/** The parts of a pretend printer that commands work on. */
export interface PaperMechanics {
  options: { dpi: number; unitsPerInch: number; headToKnifeDots: number };
  roll: Roll;
  codes: CodePrinter;
  /** How many pulses the drawer's plug has had, and how many beeps there were. */
  rings: { drawer: number; beeper: number };
  readonly status: PrinterStatus;
  /** The settings now; ESC @ replaces the whole object. */
  readonly mode: Mode;
  /** True while letters wait for the end of their line. */
  readonly lineStarted: boolean;
  /** Discards the line that was started and restores the settings, as ESC @ does. */
  reset(): void;
  addLetters(bytes: Uint8Array): void;
  /** Prints the letters that wait, and moves the paper on by at least `lineDots`. */
  endLine(lineDots: number): void;
  /** Sends bytes back to the computer. */
  answer(bytes: Uint8Array): void;
}

/** Receives the command's third byte, its fourth byte and all of its bytes. */
type Effect = (n: number, m: number, bytes: Uint8Array) => void;

/** By Epson's reference these commands work at the beginning of a line only; elsewhere their bytes are ignored. */
const lineStartCommands = ['ESC a', 'GS v', 'GS V'];

/** Returns the function that carries out one complete command. */
export function createCommandExecutor(mechanics: PaperMechanics): (name: string, bytes: Uint8Array) => void {
  const effects: Record<string, Effect> = {
    ...createLineEffects(mechanics),
    ...createLetterEffects(mechanics),
    ...createCodeEffects(mechanics),
    ...createDeviceEffects(mechanics),
  };
  return (name, bytes) => {
    if (mechanics.lineStarted && lineStartCommands.includes(name))
      mechanics.roll.fault(`${name} in the middle of a line`);
    else effects[name]?.(bytes[2] ?? 0, bytes[3] ?? 0, bytes);
  };
}

/** Commands that set the distance between lines or move the paper. */
function createLineEffects(mechanics: PaperMechanics): Record<string, Effect> {
  const { options, roll } = mechanics;
  return {
    'ESC 2': () => {
      mechanics.mode.lineDots = options.dpi / 6;
    },
    'ESC 3': n => {
      mechanics.mode.lineDots = n * mechanics.mode.unitDots;
    },
    'ESC J': n => {
      if (mechanics.lineStarted) mechanics.endLine(0);
      roll.feed(n * mechanics.mode.unitDots);
    },
    'ESC d': n => {
      for (let lines = 0; lines < n; lines++) mechanics.endLine(mechanics.mode.lineDots);
    },
    'GS P': (_, m) => {
      mechanics.mode.unitDots = options.dpi / (m === 0 ? options.unitsPerInch : m);
    },
    'GS V': (_, m, bytes) => {
      // The longer form of the command feeds the paper to the knife first.
      if (bytes.length === 4) roll.feed(options.headToKnifeDots + m * mechanics.mode.unitDots);
      roll.cut();
    },
  };
}

/** Commands that change how the next letters look. */
function createLetterEffects(mechanics: PaperMechanics): Record<string, Effect> {
  return {
    'ESC a': n => {
      mechanics.mode.align = (['left', 'centre', 'right'] as const)[n % 48] ?? mechanics.mode.align;
    },
    'ESC t': n => {
      mechanics.mode.page = n;
    },
    'ESC E': n => {
      mechanics.mode.look = { ...mechanics.mode.look, bold: (n & 1) === 1 };
    },
    'GS B': n => {
      mechanics.mode.look = { ...mechanics.mode.look, white: (n & 1) === 1 };
    },
    'GS !': n => {
      [mechanics.mode.wide, mechanics.mode.high] = [((n >> 4) & 7) + 1, (n & 7) + 1];
    },
  };
}

/** Commands that print pictures, bar codes and QR codes. */
function createCodeEffects(mechanics: PaperMechanics): Record<string, Effect> {
  const { roll, codes } = mechanics;

  function addBars(data: string | null): void {
    const { mode } = mechanics;
    if (!codes.addBars(data, mode, mechanics.lineStarted) || data === null || !mode.bars.words) return;
    mechanics.addLetters(Buffer.from(data, 'latin1'));
    mechanics.endLine(mode.lineDots);
  }

  function onQrCommand(bytes: Uint8Array): void {
    const { mode } = mechanics;
    const [kind, task] = bytes.subarray(5);
    if (kind !== 0x31) return;
    if (task === 0x43) mode.qr.moduleDots = Math.max(1, bytes[7] ?? 3);
    else if (task === 0x50) mode.qr.data = Buffer.from(bytes.subarray(8)).toString('utf8') || null;
    else if (task === 0x51) codes.addQr(mode, mechanics.lineStarted);
  }

  return {
    'GS v': (n, _, bytes) => {
      if (n === 0x30) codes.addPicture(bytes, mechanics.mode.align);
      else roll.fault('picture of another kind');
    },
    'GS h': n => {
      mechanics.mode.bars.heightDots = Math.max(1, n);
    },
    'GS w': n => {
      mechanics.mode.bars.moduleDots = Math.max(1, n);
    },
    'GS H': n => {
      mechanics.mode.bars.words = n % 48 === 2;
    },
    'GS k': (_n, _m, bytes) => addBars(readBars(bytes)),
    'GS ( k': (_n, _m, bytes) => onQrCommand(bytes),
  };
}

/** Commands to the device itself: reset, the drawer, the beeper and questions. */
function createDeviceEffects(mechanics: PaperMechanics): Record<string, Effect> {
  const { rings } = mechanics;
  return {
    'ESC @': () => mechanics.reset(),
    'ESC p': () => {
      rings.drawer++;
    },
    'ESC B': () => {
      rings.beeper++;
    },
    'GS ( H': (_n, _m, bytes) => {
      if (bytes.length === 11 && bytes[5] === 0x30 && bytes[6] === 0x30)
        mechanics.answer(answerDone(Buffer.from(bytes.subarray(7)).toString('latin1')));
    },
    'GS a': n => {
      if (n !== 0) mechanics.answer(reportOf(mechanics.status));
    },
  };
}
