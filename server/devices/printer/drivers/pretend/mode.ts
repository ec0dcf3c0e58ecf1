// The settings of a printer that commands change and that ESC @ restores to their defaults.
import type { Align, Look } from './roll.ts';

export type Mode = {
  align: Align;
  /** How many times as wide and as high as plain letters the next letters are. */
  wide: number;
  high: number;
  look: Look;
  /** The distance from one line to the next. */
  lineDots: number;
  /** The length of one step of ESC J in dots. */
  unitDots: number;
  /** The number of the code page. */
  page: number;
  qr: { moduleDots: number; data: string | null };
  bars: { heightDots: number; moduleDots: number; words: boolean };
};

/** Returns the settings after ESC @. */
export function startMode({ dpi, unitsPerInch }: { dpi: number; unitsPerInch: number }): Mode {
  return {
    align: 'left',
    wide: 1,
    high: 1,
    look: { bold: false, white: false },
    lineDots: dpi / 6,
    unitDots: dpi / unitsPerInch,
    page: 0,
    qr: { moduleDots: 3, data: null },
    bars: { heightDots: 162, moduleDots: 3, words: false },
  };
}
