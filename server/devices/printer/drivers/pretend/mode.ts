// How a printer is set while it prints: what commands change and ESC @ puts back. Data alone.
import type { Align, Look } from './roll.ts';

export type Mode = {
  align: Align;
  wide: number;
  high: number;
  look: Look;
  /** From one line to the next. */
  lineDots: number;
  unitDots: number;
  page: number;
  qr: { moduleDots: number; data: string | null };
  bars: { heightDots: number; moduleDots: number; words: boolean };
};

/** As after ESC @. */
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
