// Opens a spreadsheet file and returns the cells of its sheets. It is the only file that imports the package that reads them.

import { Buffer } from 'node:buffer';
import readXlsx from 'read-excel-file/node';
import { repack } from './zip.ts';

/** Returns null when the bytes are no spreadsheet, are damaged, or would unpack to more than zip.ts allows. */
export async function openSheets(bytes: Uint8Array) {
  const repacked = repack(bytes);
  if (repacked === null) return null;
  try {
    return await readXlsx(Buffer.from(repacked), { trim: false });
  } catch {
    return null;
  }
}
