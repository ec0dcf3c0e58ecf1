// The commands that escpos makes wrong, or not at all, as the bytes that they must be. Pure.
import { escapeCode128 } from './escape-code128.ts';

/** ESC p: a pulse of 50 ms on the drawer's plug, then 500 ms of rest. Short of its two times it would eat what follows. */
export function encodeDrawerPulse(): Uint8Array {
  return Uint8Array.of(0x1b, 0x70, 0x00, 0x19, 0xfa);
}

/**
 * GS ( k: a QR code drawn by the printer: model 2, module size, error correction M, the data, print.
 * Lengths count bytes of UTF-8, never letters.
 */
export function encodeNativeQr(text: string, moduleDots: number): Uint8Array {
  const data = Buffer.from(text, 'utf8');
  const length = data.length + 3;
  if (length > 0x1bb4) throw new Error(`too long for a QR code: ${data.length} bytes`);
  return Buffer.concat([
    Uint8Array.of(0x1d, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0x00),
    Uint8Array.of(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, moduleDots),
    Uint8Array.of(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31),
    Uint8Array.of(0x1d, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30),
    data,
    Uint8Array.of(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30),
  ]);
}

/** GS k 73 with its height, width and the letters below: a bar code drawn by the printer. */
export function encodeNativeCode128(text: string, heightDots: number, moduleDots: number): Uint8Array {
  const data = escapeCode128(text);
  return Buffer.concat([
    Uint8Array.of(0x1d, 0x68, heightDots, 0x1d, 0x77, moduleDots, 0x1d, 0x48, 0x02),
    Uint8Array.of(0x1d, 0x6b, 0x49, data.length),
    data,
  ]);
}

/** GS ( H: "tell me this id when all before it is on paper". Four letters of ASCII. */
export function encodeDoneRequest(id: string): Uint8Array {
  if (!/^[\x20-\x7e]{4}$/.test(id)) throw new Error(`not an id of four letters: ${JSON.stringify(id)}`);
  return Buffer.concat([Uint8Array.of(0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30), Buffer.from(id, 'latin1')]);
}

/** ESC J: the paper moves on by so many units, at most 255 at a time. */
export function encodeFeed(units: number): Uint8Array {
  const bytes: number[] = [];
  for (let left = units; left > 0; left -= 255) bytes.push(0x1b, 0x4a, Math.min(255, left));
  return Uint8Array.from(bytes);
}

/** GS P: from now on a unit of the paper's way is a dot. */
export function encodeUnits(dpi: number): Uint8Array {
  return Uint8Array.of(0x1d, 0x50, 0, dpi);
}

/** ESC a. */
export function encodeAlign(side: 'left' | 'centre' | 'right'): Uint8Array {
  return Uint8Array.of(0x1b, 0x61, { left: 0, centre: 1, right: 2 }[side]);
}

/**
 * What is sent before the next slip when the last one was cut off on its way: a printer in the middle of a picture waits
 * for the rest of it, and would take the new slip for that. Blank dots to the end of the longest band; after the end they
 * are nothing to it.
 */
export function encodeRecovery(rowBytes: number, maxBandRows: number): Uint8Array {
  return Buffer.concat([new Uint8Array(rowBytes * maxBandRows), Uint8Array.of(0x1b, 0x40)]);
}
