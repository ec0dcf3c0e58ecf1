// Draws QR codes, bar codes and pictures on pretend paper as the commands of a print job ask for.
import type { Bitmap } from '../../png.ts';
import type { QrModules } from '../../qr.ts';
import { drawBars, drawQr } from './codes.ts';
import type { Mode } from './mode.ts';
import type { Roll } from './roll.ts';

export interface CodePrinter {
  /** Prints the picture of packed dots in a GS v 0 command. */
  addPicture(bytes: Uint8Array, align: Mode['align']): void;
  /**
   * Prints a bar code and returns whether it was drawn.
   * @param data null when the command holds no valid bar code
   */
  addBars(data: string | null, mode: Mode, lineStarted: boolean): boolean;
  /** Prints the QR code whose data were stored by an earlier command. */
  addQr(mode: Mode, lineStarted: boolean): void;
}

interface CodePrinterOptions {
  widthDots: number;
  maxBandRows: number;
  encodeQr: (data: string) => QrModules;
}

export function createCodePrinter(roll: Roll, { widthDots, maxBandRows, encodeQr }: CodePrinterOptions): CodePrinter {
  function addCode(code: Bitmap, align: Mode['align'], lineStarted: boolean): boolean {
    const fault = lineStarted
      ? 'code in the middle of a line'
      : code.widthDots > widthDots
        ? 'code wider than the paper'
        : null;
    if (fault === null) roll.addDots(code, align);
    else roll.fault(fault);
    return fault === null;
  }

  return {
    addPicture(bytes, align) {
      const [, , , kind = 0, xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = bytes;
      const [rowBytes, height] = [xLow + 256 * xHigh, yLow + 256 * yHigh];
      if (rowBytes * 8 > widthDots) roll.fault('picture wider than the paper');
      if (height > maxBandRows) roll.fault('more rows in a picture than the printer holds');
      if (kind % 48 !== 0) roll.fault(`picture of kind ${kind}`);
      const heightDots = Math.min(height, maxBandRows);
      const rows = bytes.slice(8, 8 + rowBytes * heightDots);
      roll.addDots({ widthDots: rowBytes * 8, heightDots, rows }, align);
    },
    addBars(data, { bars, align }, lineStarted) {
      if (data === null) {
        roll.fault('bar code that is none');
        return false;
      }
      return addCode(drawBars(data, bars.heightDots, bars.moduleDots), align, lineStarted);
    },
    addQr({ qr: { data, moduleDots }, align }, lineStarted) {
      if (data === null) roll.fault('QR code without data');
      else addCode(drawQr(encodeQr(data), moduleDots), align, lineStarted);
    },
  };
}
