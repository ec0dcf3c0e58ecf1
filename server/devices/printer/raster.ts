// Draws a slip as the 1-bit picture that is sent to a print head. No other file uses the canvas library. The library and the fonts
// are loaded when the first slip is drawn, so that a server that prints nothing needs less memory.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fontFiles } from './fonts.ts';
import { layoutSlip, type Placed } from './layout.ts';
import type { Bitmap } from './png.ts';
import type { Paper } from './printer-profile.ts';
import { openQr, type QrModules } from './qr.ts';
import { fontFamily, type Pen } from './sheet.ts';
import type { Slip } from './slip.ts';

export { type Bitmap, encodePng } from './png.ts';

/** A drawn slip; `tops` holds the row at which each of its lines begins. */
export type Drawn = Bitmap & { tops: number[] };

type Canvas = {
  pen: Pen;
  /** Returns the pixels of the canvas, 4 bytes each, of which the first counts. */
  readPixels(): Uint8Array;
  encodeQr(data: string): QrModules;
  readPicture(file: string, maxWidth: number, maxHeight: number): Promise<Bitmap>;
};

/** Height of the canvas. */
const bandDots = 256;
/** Width of the canvas: that of the widest paper. */
const fullWidth = 576;
/** Grey levels below this are printed black. It is above the middle, because thin strokes would break on thermal paper otherwise. */
const inkBelow = 160;
/** Curves and marks may reach this many dots beyond their own line. */
const overhang = 16;

let opening: Promise<Canvas> | null = null;
let last: Promise<unknown> = Promise.resolve();

/**
 * Draws a slip as dots. Slips are drawn one at a time, each in its own turn of the event loop: in a single turn the canvas library
 * would keep the memory of all of them (gigabytes for 2,000 slips), and other work would have to wait.
 */
export function drawSlip(slip: Slip, paper: Paper): Promise<Drawn> {
  return inTurn(canvas => {
    const { placed, heightDots } = layoutSlip(slip, paper, canvas);
    const bitmap = paint(placed, { widthDots: paper.widthDots, heightDots }, canvas);
    return { ...bitmap, tops: placed.map(piece => piece.top) };
  });
}

/** Draws other pieces in black and white, such as the letters of a pretend printer. */
export function drawPieces(piecesOf: (pen: Pen) => Placed[], widthDots: number, heightDots: number): Promise<Bitmap> {
  return inTurn(canvas => paint(piecesOf(canvas.pen), { widthDots, heightDots }, canvas));
}

/**
 * Reads the logo of an office as dots, at most of this size, from a PNG, JPEG or SVG file. Transparent parts become white.
 * Rejects when the file cannot be read.
 */
export function readLogo(file: string, maxWidth: number, maxHeight: number): Promise<Bitmap> {
  return inTurn(({ readPicture }) => readPicture(file, maxWidth, maxHeight));
}

/** Runs the work when all earlier work on the canvas is over. */
function inTurn<T>(work: (canvas: Canvas) => T | Promise<T>): Promise<T> {
  const done = last.then(async () => {
    opening ??= openCanvas();
    const canvas = await opening;
    await nextTurn();
    return work(canvas);
  });
  last = done.then(
    () => {},
    () => {},
  );
  return done;
}

/** @throws Error when a font of the program cannot be read */
async function openCanvas(): Promise<Canvas> {
  // Only the program's own fonts are used, so that slips look the same on every computer.
  process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
  const [{ createCanvas, GlobalFonts, loadImage }, encodeQr] = await Promise.all([import('@napi-rs/canvas'), openQr()]);
  for (const { file } of fontFiles())
    if (GlobalFonts.registerFromPath(file, fontFamily) === null) throw new Error(`font not readable: ${file}`);
  // All slips are drawn on one small canvas, band by band, so that a long slip needs no more memory.
  const canvas = createCanvas(fullWidth, bandDots);
  return {
    pen: canvas.getContext('2d'),
    readPixels: () => canvas.data(),
    encodeQr,
    async readPicture(file, maxWidth, maxHeight) {
      const image = await loadImage(file);
      const scale = Math.min(maxWidth / image.width, maxHeight / image.height, 1);
      const widthDots = Math.max(8, Math.floor((image.width * scale) / 8) * 8);
      const heightDots = Math.max(1, Math.round(image.height * scale));
      const sheet = createCanvas(widthDots, heightDots);
      const pen = sheet.getContext('2d');
      pen.fillStyle = 'white';
      pen.fillRect(0, 0, widthDots, heightDots);
      pen.drawImage(image, 0, 0, widthDots, heightDots);
      const rows = new Uint8Array((widthDots / 8) * heightDots);
      packRows({ bytes: toGrey(sheet.data()), width: widthDots }, { widthDots, heightDots, rows }, 0);
      return { widthDots, heightDots, rows };
    },
  };
}

function paint(pieces: Placed[], size: { widthDots: number; heightDots: number }, { pen, readPixels }: Canvas): Bitmap {
  const { widthDots, heightDots } = size;
  const bitmap = { widthDots, heightDots, rows: new Uint8Array((widthDots / 8) * heightDots) };
  for (let top = 0; top < heightDots; top += bandDots) {
    // The pen is reset for every band, because a slip that failed half-way must not spoil the next one.
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, fullWidth, bandDots);
    pen.fillStyle = 'black';
    pen.strokeStyle = 'black';
    pen.setTransform(1, 0, 0, 1, 0, -top);
    for (const piece of pieces) {
      const touches = piece.top - overhang < top + bandDots && piece.top + piece.height + overhang > top;
      if (touches) piece.draw();
    }
    packRows({ bytes: readPixels(), width: fullWidth }, bitmap, top);
  }
  return bitmap;
}

/** Writes the brightness of each pixel into its first byte. Green counts twice, because it looks brightest. */
function toGrey(pixels: Uint8Array): Uint8Array {
  const grey = Uint8Array.from(pixels);
  for (let at = 0; at + 2 < grey.length; at += 4)
    grey[at] = ((pixels[at] ?? 0) + 2 * (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)) >> 2;
  return grey;
}

/**
 * Packs pixels into the rows of a bitmap from the row `top` on, as far as both reach.
 * @param pixels 4 bytes a pixel, of which the first is its brightness; `width` is the number of pixels in a row
 */
function packRows(
  pixels: { bytes: Uint8Array; width: number },
  { widthDots, heightDots, rows }: Bitmap,
  top: number,
): void {
  const rowBytes = widthDots / 8;
  const height = Math.min(pixels.bytes.length / (4 * pixels.width), heightDots - top);
  for (let y = 0; y < height; y++) {
    for (let byte = 0; byte < rowBytes; byte++) {
      const at = (y * pixels.width + byte * 8) * 4;
      let dots = 0;
      for (let bit = 0; bit < 8; bit++) {
        if ((pixels.bytes[at + bit * 4] ?? 255) < inkBelow) dots |= 0x80 >> bit;
      }
      rows[(top + y) * rowBytes + byte] = dots;
    }
  }
}
