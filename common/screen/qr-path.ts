// A QR code as the path of one SVG drawing. Screens load it apart from their page, so that the first picture stays light.
import qr from 'qrcode/lib/core/qrcode.js';

export interface QrPath {
  /** Squares on one side. */
  size: number;
  path: string;
}

/** With level M a code with a fold or a thumb on it is still read; L holds more in squares of the same size. */
export function drawQrPath(text: string, level: 'L' | 'M' = 'M'): QrPath {
  const { size, data } = qr.create(text, { errorCorrectionLevel: level }).modules;
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
