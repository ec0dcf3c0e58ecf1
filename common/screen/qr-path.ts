// Draws a QR code as one SVG path. Screens load this file after their page, so that the first load stays small.
import qr from 'qrcode/lib/core/qrcode.js';

export interface QrPath {
  /** The number of modules (squares) on one side. */
  size: number;
  path: string;
}

/** A code of level M can still be read with a fold or a thumb on it. Level L holds more text in modules of the same size. */
export function drawQrPath(text: string, level: 'L' | 'M' = 'M'): QrPath {
  const { size, data } = qr.create(text, { errorCorrectionLevel: level }).modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!data[y * size + x]) continue;
      // Neighbours in a row are one rectangle, because hairlines between them would disturb the scan.
      let length = 1;
      while (x + length < size && data[y * size + x + length]) length++;
      path += `M${x} ${y}h${length}v1h-${length}z`;
      x += length;
    }
  }
  return { size, path };
}
