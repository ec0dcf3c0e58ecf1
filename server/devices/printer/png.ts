// Encodes a 1-bit picture as a PNG file.
import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

/** A picture of black and white dots. Rows are ordered from the top and padded to whole bytes; the leftmost dot is the highest bit; 1 is black. */
export type Bitmap = { widthDots: number; heightDots: number; rows: Uint8Array };

const deflated = promisify(deflate);

/** Returns a PNG file with one pixel for each dot, without margins. */
export async function encodePng(bitmap: Bitmap): Promise<Buffer> {
  const { widthDots, heightDots, rows } = bitmap;
  const rowBytes = Math.ceil(widthDots / 8);
  const raw = Buffer.alloc((rowBytes + 1) * heightDots);
  for (let y = 0; y < heightDots; y++) {
    // Each row begins with its filter type, where 0 means none. In a PNG file 1 is white, so the dots are inverted.
    for (let x = 0; x < rowBytes; x++) raw[y * (rowBytes + 1) + 1 + x] = ~(rows[y * rowBytes + x] ?? 0);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthDots, 0);
  header.writeUInt32BE(heightDots, 4);
  // The bit depth is 1; colour type (greyscale), compression, filter and interlace are 0.
  header[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', await deflated(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
