// Encodes a slip as the bytes for an ESC/POS printer. No other file uses the library escpos, and it is used only as an encoder: its
// own connections can hang, and some of its commands are wrong (commands.ts has the correct ones).
import type Escpos from 'escpos';
import type { EscposImage } from 'escpos';
import type { Bitmap } from '../../png.ts';
import type { PrinterProfile } from '../../printer-profile.ts';
import type { Slip } from '../../slip.ts';
import {
  encodeDoneRequest,
  encodeDrawerPulse,
  encodeFeed,
  encodeNativeCode128,
  encodeNativeQr,
  encodeUnits,
} from './commands.ts';
import { cutIntoStrips } from './picture.ts';
import { type SlipPart, splitIntoParts } from './slip-parts.ts';

export type JobOptions = {
  /** Four ASCII characters that the printer sends back when the slip is out (GS ( H); null when it is not asked. */
  doneId: string | null;
  /** Sends a pulse to the plug of the cash drawer when the model has one. */
  pulse: boolean;
  /** Beeps twice when the model has a beeper. */
  beep: boolean;
};

export type EncodedJob = {
  bytes: Buffer;
  /** The millimetres of paper that the slip uses, which are subtracted from the roll. */
  paperMm: number;
};

type Encoder = InstanceType<typeof Escpos>;

/** The default distance between lines is a sixth of an inch (ESC 2). */
const lineMm = 25.4 / 6;
const letterDots = 24;
const bars = { heightDots: 80, moduleDots: 2, mm: 16 };
const qr = { moduleDots: 6, mm: 28 };
/** In units of 100 ms. */
const beepLength = 2;

/** Draws a slip and encodes it. Nearly all of the time goes into the drawing. */
export async function encodeSlip(slip: Slip, profile: PrinterProfile, options: JobOptions): Promise<EncodedJob> {
  return encodeParts(await splitIntoParts(slip, profile), profile, options);
}

/** Encodes the parts of one slip, from the reset of the printer to the cut. */
export async function encodeParts(
  parts: readonly SlipPart[],
  profile: PrinterProfile,
  options: JobOptions,
): Promise<EncodedJob> {
  const { default: Printer } = await import('escpos');
  const sent: Buffer[] = [];
  const printer = new Printer(
    { open() {}, close() {}, write: bytes => sent.push(Buffer.from(bytes as Buffer)) },
    { encoding: 'us-ascii', width: profile.text.columns },
  );
  const picture = createPictureWriter(printer, Object.create(Printer.Image.prototype));
  let paperMm = 0;

  printer.hardware('init');
  if (profile.feedUnits === 'set') printer.raw(Buffer.from(encodeUnits(profile.dpi)));
  for (const part of parts) {
    if (part.kind === 'picture') {
      const isNarrow = part.bitmap.widthDots < profile.widthDots;
      if (isNarrow) printer.align('ct');
      picture(part.bitmap, profile);
      if (isNarrow) printer.align('lt');
      paperMm += (part.bitmap.heightDots * 25.4) / profile.dpi;
    } else if (part.kind === 'letters') {
      printer.raw(Buffer.from(part.bytes));
      paperMm += measurePaper(part.bytes, profile.dpi);
    } else if (part.kind === 'qr') {
      printer
        .align('ct')
        .raw(Buffer.from(encodeNativeQr(part.data, qr.moduleDots)))
        .align('lt');
      paperMm += qr.mm;
    } else {
      const code = encodeNativeCode128(part.data, bars.heightDots, bars.moduleDots);
      printer.align('ct').raw(Buffer.from(code)).align('lt');
      paperMm += bars.mm;
    }
  }
  endSlip(printer, profile, options);
  printer.flush();
  return { bytes: Buffer.concat(sent), paperMm: Math.round(paperMm + profile.linesBeforeCut * lineMm) };
}

/** Returns a function that prints a picture without space between its bands, and restores the line spacing afterwards. */
function createPictureWriter(printer: Encoder, image: EscposImage) {
  return (bitmap: Bitmap, profile: PrinterProfile): void => {
    if (bitmap.heightDots === 0) return;
    printer.lineSpace(0);
    for (const strip of cutIntoStrips(bitmap, profile.maxBandRows, profile.feedUnits !== 'none')) {
      if (strip.kind === 'blank') {
        printer.raw(Buffer.from(encodeFeed(strip.rows)));
        continue;
      }
      // The rows are packed already, because the packing of escpos would take longer than everything else.
      image.toRaster = () => ({ data: Buffer.from(strip.data), width: strip.rowBytes, height: strip.rows });
      printer.raster(image, 'normal');
    }
    printer.lineSpace();
  };
}

function endSlip(printer: Encoder, profile: PrinterProfile, { doneId, pulse, beep }: JobOptions): void {
  const { linesBeforeCut: lines, cut } = profile;
  if (beep && profile.beeper) printer.beep(2, beepLength);
  if (pulse && profile.drawer) printer.raw(Buffer.from(encodeDrawerPulse()));
  if (cut !== 'none' && lines > 0) printer.cut(cut === 'part', lines);
  else {
    if (lines > 0) printer.feed(lines);
    if (cut !== 'none') printer.raw(Buffer.of(0x1d, 0x56, cut === 'part' ? 1 : 0));
  }
  if (doneId !== null && profile.printComplete === 'gs-paren-h') printer.raw(Buffer.from(encodeDoneRequest(doneId)));
}

/** Computes the millimetres of paper that letters use, with the feeds between their lines. */
function measurePaper(bytes: Uint8Array, dpi: number): number {
  let mm = 0;
  let high = 1;
  for (let at = 0; at < bytes.length; at++) {
    const [byte, next, value = 0] = bytes.subarray(at, at + 3);
    if (byte === 0x1d && next === 0x21) high = (value & 0x07) + 1;
    else if (byte === 0x1b && next === 0x4a) mm += (value * 25.4) / dpi;
    else if (byte === 0x0a) mm += Math.max(lineMm, (high * letterDots * 25.4) / dpi);
    if (byte === 0x1d || byte === 0x1b) at += 2;
  }
  return mm;
}
