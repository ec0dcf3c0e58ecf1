// Unpacks the zip archives that office files are. It is the only place that unpacks, and it refuses zip bombs: the sizes that an
// archive claims are added up, and no entry is unpacked beyond its claimed size.
import { strFromU8, unzipSync, zipSync } from 'fflate';

/** Unpacked bytes of an archive. A decision of a thousand pages stays below it. */
const maxUnpackedBytes = 20_000_000;

export function looksZipped(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** Returns null when the archive is damaged or its wanted entries are too large. */
function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> | null {
  if (!looksZipped(bytes)) return null;
  let size = 0;
  try {
    // The library unpacks no entry beyond its claimed size, so adding up the claims is a safe limit.
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!wanted(name)) return false;
        size += originalSize;
        if (size > maxUnpackedBytes) throw new Error('too large');
        return true;
      },
    });
    return files;
  } catch {
    return null;
  }
}

/** Returns the names of the entries without unpacking anything; null when the archive is damaged. */
export function listZip(bytes: Uint8Array): string[] | null {
  const names: string[] = [];
  const files = unpack(bytes, name => {
    names.push(name);
    return false;
  });
  return files === null ? null : names;
}

/** Returns the wanted entries as text, by name; null when the archive is damaged or too large. */
export function readZipped(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, string> | null {
  const files = unpack(bytes, wanted);
  return files === null ? null : new Map(Object.entries(files).map(([name, file]) => [name, strFromU8(file)]));
}

/** Returns the same archive with verified sizes, for a package that unpacks it itself; null when it is damaged or too large. */
export function repack(bytes: Uint8Array): Uint8Array | null {
  const files = unpack(bytes, () => true);
  return files === null ? null : zipSync(files, { level: 0 });
}
