// Opens the zip archives that office files are. The one place that unpacks, and it refuses what was made to fill a memory.
import { strFromU8, unzipSync } from 'fflate';

/** A decision of a thousand pages stays below it. */
const most = 80_000_000;

export function looksZipped(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** The text of one file inside. Null: there is none, or the archive is broken or too large. */
export function readZipped(bytes: Uint8Array, wanted: string): string | null {
  if (!looksZipped(bytes)) return null;
  try {
    const files = unzipSync(bytes, { filter: ({ name, originalSize }) => name === wanted && originalSize <= most });
    const file = files[wanted];
    return file ? strFromU8(file) : null;
  } catch {
    return null;
  }
}

/** Whether all of it may be unpacked. */
export function isModest(bytes: Uint8Array): boolean {
  if (!looksZipped(bytes)) return false;
  let size = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        return false;
      },
    });
  } catch {
    return false;
  }
  return size <= most;
}
