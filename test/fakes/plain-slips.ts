// Slips in plain letters for tests of the way to the paper: the number at both ends, so that half a slip is seen, and some
// rows between. What a slip looks like is proven elsewhere.
import type { encodeSlip } from '../../server/devices/printer/drivers/escpos/encode.ts';
import type { PrinterProfile } from '../../server/devices/printer/printer-profile.ts';
import type { Slip } from '../../server/devices/printer/slip.ts';

export function makeProfile(changes: Partial<PrinterProfile> = {}): PrinterProfile {
  return {
    maker: 'Made',
    model: 'Up',
    comments: [],
    paperMm: 80,
    widthDots: 576,
    dpi: 203,
    maxBandRows: 8,
    feedUnits: 'dots',
    cut: 'part',
    linesBeforeCut: 0,
    native: { qr: false, code128: false },
    printComplete: 'gs-paren-h',
    statusCommands: { dleEot: true, asb: true },
    drawer: false,
    beeper: false,
    text: { use: false, columns: 48, vietnamese: null },
    paper: { rollMetres: 80, nearEndSensor: true },
    headToKnifeDots: 0,
    ...changes,
  };
}

export const plainSlip = (caption: string): Slip => ({ caption, language: 'vi', maxMm: 110, lines: [] });

/** "<A012" , rows, "A012>" and a cut; then, if the printer can, the wish to be told. */
export const encodePlain: typeof encodeSlip = async (slip, profile, { doneId }) => {
  const name = slip.caption.split(' ')[0] ?? '';
  const rows = Array.from({ length: 8 }, () => `${'-'.repeat(40)}\n`).join('');
  const ask = profile.printComplete === 'gs-paren-h' && doneId !== null ? `\x1d(H\x06\x00\x30\x30${doneId}` : '';
  return { bytes: Buffer.from(`\x1b@<${name}\n${rows}${name}>\n\x1dV\x01${ask}`, 'latin1'), paperMm: 40 };
};

/** The number of a slip that came out whole; null for any other paper. */
export function readPlain(text: string): string | null {
  const match = /^<(\S+)\n[-\n]*\n(\S+)>$/.exec(text);
  return match !== null && match[1] === match[2] ? (match[1] ?? null) : null;
}
