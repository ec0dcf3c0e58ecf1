// Code 128 as the data of a printer that draws the bars itself; what is no text for bars is refused, never sent half.
import { assertAscii } from '../../../../../common/contract/code128.ts';

/**
 * The data of GS k 73: code set B, where "{" starts an instruction and stands for itself only when doubled.
 * The length that goes before it counts all of these bytes.
 */
export function escapeCode128(text: string): Uint8Array {
  assertAscii(text);
  const data = Buffer.from(`{B${text.replaceAll('{', '{{')}`, 'latin1');
  if (data.length > 255) throw new Error(`too long for a bar code: ${text.length} letters`);
  return data;
}
