// Draws a slip as the 1-bit picture that goes to a print head. The only file that touches the canvas;
// it and the fonts are loaded when the first slip is drawn, so that a server that prints nothing stays small.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fontFiles } from './fonts.ts';
import { layoutSlip, type Placed } from './layout.ts';
import type { Bitmap } from './png.ts';
import type { Paper } from './printer-profile.ts';
import { openQr, type QrModules } from './qr.ts';
import { fontFamily, type Pen } from './sheet.ts';
import type { Slip } from './slip.ts';

export { type Bitmap, encodePng } from './png.ts';

/** A drawn slip; `tops` says at which row each of its lines begins. */
export type Drawn = Bitmap & { tops: number[] };

type Studio = {
  pen: Pen;
  readGrey(): Uint8Array;
  encodeQr(data: string): QrModules;
  readPicture(file: string, maxWidth: number, maxHeight: number): Promise<Bitmap>;
};

const bandDots = 256;
const fullWidth = 576;
/** Grey up to this becomes ink; higher than the middle, or thin strokes break on thermal paper. */
const inkBelow = 160;
/** Curves and marks may reach a little beyond their own line. */
const overhang = 16;

let studio: Promise<Studio> | null = null;
let last: Promise<unknown> = Promise.resolve();

/**
 * The slip as dots. Slips are drawn one at a time, each in a turn of its own: drawn in one go, the canvas would keep the
 * memory of all of them (2,000 slips: gigabytes), and other work would wait.
 */
export function drawSlip(slip: Slip, paper: Paper): Promise<Drawn> {
  return inTurn(({ pen, readGrey, encodeQr }) => {
    const { placed, heightDots } = layoutSlip(slip, paper, pen, encodeQr);
    const bitmap = paint(placed, paper.widthDots, heightDots, pen, readGrey);
    return { ...bitmap, tops: placed.map(piece => piece.top) };
  });
}

/** Anything else in black and white, such as what a pretend printer's own letters look like. */
export function drawPieces(piecesOf: (pen: Pen) => Placed[], widthDots: number, heightDots: number): Promise<Bitmap> {
  return inTurn(({ pen, readGrey }) => paint(piecesOf(pen), widthDots, heightDots, pen, readGrey));
}

/** The coat of arms or the sign of an office as dots, from a PNG, JPEG or SVG file; transparent is white. */
export function readLogo(file: string, maxWidth: number, maxHeight: number): Promise<Bitmap> {
  return inTurn(({ readPicture }) => readPicture(file, maxWidth, maxHeight));
}

function inTurn<T>(work: (studio: Studio) => T | Promise<T>): Promise<T> {
  const done = last.then(async () => {
    studio ??= openStudio();
    const opened = await studio;
    await nextTurn();
    return work(opened);
  });
  last = done.then(
    () => {},
    () => {},
  );
  return done;
}

async function openStudio(): Promise<Studio> {
  // The same letters on every machine: only the fonts that come with the program, none of the system's.
  process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
  const [{ createCanvas, GlobalFonts, loadImage }, encodeQr] = await Promise.all([import('@napi-rs/canvas'), openQr()]);
  for (const { file } of fontFiles())
    if (GlobalFonts.registerFromPath(file, fontFamily) === null) throw new Error(`font not readable: ${file}`);
  // One small canvas for all slips of any length, which are drawn through it band by band.
  const canvas = createCanvas(fullWidth, bandDots);
  return {
    pen: canvas.getContext('2d'),
    readGrey: () => canvas.data(),
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
      packRows(toGrey(sheet.data()), widthDots, rows, widthDots / 8, 0, heightDots);
      return { widthDots, heightDots, rows };
    },
  };
}

function paint(pieces: Placed[], widthDots: number, heightDots: number, pen: Pen, readGrey: () => Uint8Array): Bitmap {
  const rowBytes = widthDots / 8;
  const rows = new Uint8Array(rowBytes * heightDots);
  for (let top = 0; top < heightDots; top += bandDots) {
    // Set anew for every band: a slip that failed half-way must not spoil the next one.
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
    packRows(readGrey(), fullWidth, rows, rowBytes, top, Math.min(bandDots, heightDots - top));
  }
  return { widthDots, heightDots, rows };
}

/** Colours to the grey that they look like, in the first byte of each pixel; green, the brightest, stands in the middle. */
function toGrey(pixels: Uint8Array): Uint8Array {
  const grey = Uint8Array.from(pixels);
  for (let at = 0; at + 2 < grey.length; at += 4)
    grey[at] = ((pixels[at] ?? 0) + 2 * (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)) >> 2;
  return grey;
}

/** Pixels, 4 bytes each of which the first counts, to dots, 8 a byte, the leftmost in the highest bit. */
function packRows(
  pixels: Uint8Array,
  pixelsWide: number,
  rows: Uint8Array,
  rowBytes: number,
  top: number,
  height: number,
): void {
  for (let y = 0; y < height; y++) {
    for (let byte = 0; byte < rowBytes; byte++) {
      const at = (y * pixelsWide + byte * 8) * 4;
      let dots = 0;
      for (let bit = 0; bit < 8; bit++) {
        if ((pixels[at + bit * 4] ?? 255) < inkBelow) dots |= 0x80 >> bit;
      }
      rows[(top + y) * rowBytes + byte] = dots;
    }
  }
}
