// Draws QR codes and bar codes as a printer draws them from its own commands. It is pure.
import { encodeCode128 } from '../../../../../common/contract/code128.ts';
import type { Bitmap } from '../../png.ts';
import type { QrModules } from '../../qr.ts';

export function drawQr({ size, isDark }: QrModules, moduleDots: number): Bitmap {
  const side = size * moduleDots;
  return pack(side, side, (x, y) => isDark(Math.floor(x / moduleDots), Math.floor(y / moduleDots)));
}

export function drawBars(data: string, heightDots: number, moduleDots: number): Bitmap {
  const bars = encodeCode128(data);
  return pack(bars.length * moduleDots, heightDots, x => bars[Math.floor(x / moduleDots)] === '1');
}

/**
 * Returns the text in a GS k command: kind 73 with n bytes, which begin with a code set and hold "{{" for "{". Null when a
 * printer would print nothing: another kind, no code set, or letters that are not in the set.
 */
export function readBars(command: Uint8Array): string | null {
  if (command[2] !== 73) return null;
  const data = Buffer.from(command.subarray(4)).toString('latin1');
  if (!data.startsWith('{B')) return null;
  const text = data.slice(2).replaceAll('{{', '\0');
  if (text.includes('{')) return null;
  const shown = text.replaceAll('\0', '{');
  return /^[\x20-\x7e]+$/.test(shown) ? shown : null;
}

function pack(widthDots: number, heightDots: number, isBlack: (x: number, y: number) => boolean): Bitmap {
  const rowBytes = Math.ceil(widthDots / 8);
  const rows = new Uint8Array(rowBytes * heightDots);
  for (let y = 0; y < heightDots; y++)
    for (let x = 0; x < widthDots; x++)
      if (isBlack(x, y)) {
        const at = y * rowBytes + (x >> 3);
        rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7));
      }
  return { widthDots, heightDots, rows };
}
