// Encodes the commands that the library escpos encodes wrongly or does not have, by Epson's ESC/POS command reference. All functions
// are pure.
import { escapeCode128 } from './escape-code128.ts';

/** ESC p: a pulse of 50 ms to the cash drawer, then a pause of 500 ms. Without the two times the printer would read the next bytes as times. */
export function encodeDrawerPulse(): Uint8Array {
  return Uint8Array.of(0x1b, 0x70, 0x00, 0x19, 0xfa);
}

/**
 * GS ( k: a QR code that the printer draws. The five commands set model 2, the module size and error correction M, store the data
 * and print it. Lengths count bytes of UTF-8, not letters.
 * @throws Error when the text has more than 7,089 bytes
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

/**
 * GS k 73: a bar code (Code 128) that the printer draws, with its height, its module width and the letters below.
 * @throws Error when the text is not ASCII or too long
 */
export function encodeNativeCode128(text: string, heightDots: number, moduleDots: number): Uint8Array {
  const data = escapeCode128(text);
  return Buffer.concat([
    Uint8Array.of(0x1d, 0x68, heightDots, 0x1d, 0x77, moduleDots, 0x1d, 0x48, 0x02),
    Uint8Array.of(0x1d, 0x6b, 0x49, data.length),
    data,
  ]);
}

/**
 * GS ( H: asks the printer to send this id back when everything before the command is on paper.
 * @throws Error when the id is not four printable ASCII characters
 */
export function encodeDoneRequest(id: string): Uint8Array {
  if (!/^[\x20-\x7e]{4}$/.test(id)) throw new Error(`not an id of four letters: ${JSON.stringify(id)}`);
  return Buffer.concat([Uint8Array.of(0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30), Buffer.from(id, 'latin1')]);
}

/** ESC J: feeds the paper by a number of units. One command feeds 255 units at most, so there may be several. */
export function encodeFeed(units: number): Uint8Array {
  const bytes: number[] = [];
  for (let left = units; left > 0; left -= 255) bytes.push(0x1b, 0x4a, Math.min(255, left));
  return Uint8Array.from(bytes);
}

/** GS P: makes one feed unit as long as one dot. */
export function encodeUnits(dpi: number): Uint8Array {
  return Uint8Array.of(0x1d, 0x50, 0, dpi);
}

/** ESC a: aligns the following lines. */
export function encodeAlign(side: 'left' | 'centre' | 'right'): Uint8Array {
  return Uint8Array.of(0x1b, 0x61, { left: 0, centre: 1, right: 2 }[side]);
}

/**
 * Returns the bytes to send before the next slip when the last one was not sent completely. A printer in the middle of a picture
 * waits for its rest and would print the new slip as dots. Blank dots for the longest band complete the picture; outside of a picture
 * the printer ignores them.
 */
export function encodeRecovery(rowBytes: number, maxBandRows: number): Uint8Array {
  return Buffer.concat([new Uint8Array(rowBytes * maxBandRows), Uint8Array.of(0x1b, 0x40)]);
}
