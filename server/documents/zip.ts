// Opens the zip archives that office files are. The one place that unpacks, and it refuses what was made to fill a memory: what
// an archive says of its sizes is only believed as the most that is taken out.
import { strFromU8, unzipSync, zipSync } from 'fflate';

/** Bytes, unpacked. A decision of a thousand pages stays below it. */
const most = 20_000_000;

export function looksZipped(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** Null: the archive is broken, or what is wanted of it is too large. */
function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> | null {
  if (!looksZipped(bytes)) return null;
  let size = 0;
  try {
    // Nothing is unpacked beyond the size that an entry claims, so that the claims may be summed up.
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!wanted(name)) return false;
        size += originalSize;
        if (size > most) throw new Error('too large');
        return true;
      },
    });
    return files;
  } catch {
    return null;
  }
}

/** The names of files inside, nothing unpacked. Null: the archive is broken. */
export function listZip(bytes: Uint8Array): string[] | null {
  const names: string[] = [];
  const files = unpack(bytes, name => {
    names.push(name);
    return false;
  });
  return files === null ? null : names;
}

/** The texts of files inside, by their names. Null: the archive is broken or too large. */
export function readZipped(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, string> | null {
  const files = unpack(bytes, wanted);
  return files === null ? null : new Map(Object.entries(files).map(([name, file]) => [name, strFromU8(file)]));
}

/** The same archive with true sizes, for who unpacks it once more. Null: it is broken or too large. */
export function repack(bytes: Uint8Array): Uint8Array | null {
  const files = unpack(bytes, () => true);
  return files === null ? null : zipSync(files, { level: 0 });
}
