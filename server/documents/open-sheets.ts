// Opens a spreadsheet file and returns the cells of its sheets. It is the only file that knows the package that reads them.

import { Buffer } from 'node:buffer';
import readXlsx from 'read-excel-file/node';
import { repack } from './zip.ts';

/** Null: no spreadsheet, or a broken one, or one made to fill a memory. */
export async function openSheets(bytes: Uint8Array) {
  const honest = repack(bytes);
  if (honest === null) return null;
  try {
    return await readXlsx(Buffer.from(honest), { trim: false });
  } catch {
    return null;
  }
}
