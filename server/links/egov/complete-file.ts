// Tells whether a file looks complete. A file that is copied over a slow network may pause in the middle.
import { readZipped } from '../../documents/zip.ts';

/** A complete text table ends with a line end, a complete spreadsheet with its table of contents. */
export function looksComplete(bytes: Uint8Array, name: string): boolean {
  if (/\.xlsx$/i.test(name)) return readZipped(bytes, () => false) !== null;
  // In UTF-16 a zero byte precedes or follows the line end.
  return [bytes.at(-1), bytes.at(-2)].some(byte => byte === 0x0a || byte === 0x0d);
}
