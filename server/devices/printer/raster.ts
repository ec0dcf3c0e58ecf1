// Draws a slip as the 1-bit picture that goes to a print head. The only file that touches the canvas and the QR library;
// both, and the fonts, are loaded when the first slip is drawn, so that a server that prints nothing stays small.
import { createRequire } from 'node:module';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { layOut } from './layout.ts';
import type { Bitmap } from './png.ts';
import { fontFamily, type Pen, type QrModules } from './sheet.ts';
import type { Slip } from './slips.ts';

export { type Bitmap, encodePng } from './png.ts';

/** Dots across the print head: 576 on 80 mm paper, 384 on 58 mm. */
export type WidthDots = 576 | 384;

type Studio = { pen: Pen; readGrey(): Uint8Array; encodeQr(data: string): QrModules };

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
export function drawSlip(slip: Slip, widthDots: WidthDots): Promise<Bitmap> {
  const drawn = last.then(async () => {
    studio ??= openStudio();
    const opened = await studio;
    await nextTurn();
    return paint(slip, widthDots, opened);
  });
  last = drawn.then(
    () => {},
    () => {},
  );
  return drawn;
}

async function openStudio(): Promise<Studio> {
  // The same letters on every machine: only the fonts that come with the program, none of the system's.
  process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
  const [{ createCanvas, GlobalFonts }, { default: qrcode }] = await Promise.all([
    import('@napi-rs/canvas'),
    import('qrcode'),
  ]);
  const { resolve } = createRequire(import.meta.url);
  for (const weight of ['500Medium', '700Bold', '800ExtraBold']) {
    const file = resolve(`@expo-google-fonts/noto-sans/${weight}/NotoSans_${weight}.ttf`);
    if (GlobalFonts.registerFromPath(file, fontFamily) === null) throw new Error(`font not readable: ${file}`);
  }
  // One small canvas for all slips of any length, which are drawn through it band by band.
  const canvas = createCanvas(fullWidth, bandDots);
  return {
    pen: canvas.getContext('2d'),
    readGrey: () => canvas.data(),
    encodeQr(data) {
      const { modules } = qrcode.create(data, { errorCorrectionLevel: 'M' });
      return { size: modules.size, isDark: (x, y) => modules.get(y, x) === 1 };
    },
  };
}

function paint(slip: Slip, widthDots: WidthDots, { pen, readGrey, encodeQr }: Studio): Bitmap {
  const { placed, heightDots } = layOut(slip, widthDots, pen, encodeQr);
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
    for (const piece of placed) {
      const touches = piece.top - overhang < top + bandDots && piece.top + piece.height + overhang > top;
      if (touches) piece.draw();
    }
    packBand(readGrey(), rows, rowBytes, top, Math.min(bandDots, heightDots - top));
  }
  return { widthDots, heightDots, rows };
}

/** Grey pixels, 4 bytes each, to dots, 8 a byte, the leftmost in the highest bit. */
function packBand(pixels: Uint8Array, rows: Uint8Array, rowBytes: number, top: number, height: number): void {
  for (let y = 0; y < height; y++) {
    for (let byte = 0; byte < rowBytes; byte++) {
      const at = (y * fullWidth + byte * 8) * 4;
      let dots = 0;
      for (let bit = 0; bit < 8; bit++) {
        if ((pixels[at + bit * 4] ?? 255) < inkBelow) dots |= 0x80 >> bit;
      }
      rows[(top + y) * rowBytes + byte] = dots;
    }
  }
}
