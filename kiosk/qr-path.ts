// A QR code as the path of one SVG drawing. Loaded apart from the page, so that the welcome page stays light.
import qr from 'qrcode/lib/core/qrcode.js';

export interface QrPath {
  /** Squares on one side. */
  size: number;
  path: string;
}

export function drawQrPath(text: string): QrPath {
  const { size, data } = qr.create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!data[y * size + x]) continue;
      // One stroke for neighbours in a line: hairlines between squares would spoil the scan.
      let run = 1;
      while (x + run < size && data[y * size + x + run]) run++;
      path += `M${x} ${y}h${run}v1h-${run}z`;
      x += run;
    }
  }
  return { size, path };
}
