// Encodes a text as the data of a Code 128 bar code that the printer draws itself.
import { assertAscii } from '../../../../../common/contract/code128.ts';

/**
 * Returns the data of GS k 73 in code set B, where "{" begins an instruction and must be doubled to be printed. The length byte of
 * the command counts all of these bytes.
 * @throws Error when the text is not ASCII, or when the data have more than 255 bytes
 */
export function escapeCode128(text: string): Uint8Array {
  assertAscii(text);
  const data = Buffer.from(`{B${text.replaceAll('{', '{{')}`, 'latin1');
  if (data.length > 255) throw new Error(`too long for a bar code: ${text.length} letters`);
  return data;
}
