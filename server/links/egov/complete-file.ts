// Whether a file looks as if all of it is there: copied over a slow line, it stands still in the middle too.
import { readZipped } from '../../documents/zip.ts';

/** A table ends with a line end, a spreadsheet with the list of what is in it. */
export function looksComplete(bytes: Uint8Array, name: string): boolean {
  if (/\.xlsx$/i.test(name)) return readZipped(bytes, () => false) !== null;
  // In UTF-16 a zero stands before or behind it.
  return [bytes.at(-1), bytes.at(-2)].some(byte => byte === 0x0a || byte === 0x0d);
}
