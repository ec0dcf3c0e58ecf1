// Decodes TCVN 5712 ("ABC"), the one-byte encoding of fonts such as .VnTime, which offices used until about 2010. The fonts for
// capitals (.VnTimeH) use the bytes of small letters, so capitals with tones are decoded as small letters.
import table from './tcvn3.json' with { type: 'json' };

/** @param text each character is one byte of the encoding, as a code point below 0x100; other characters stay */
export function fromTcvn3(text: string): string {
  // The table covers 0xA1 to 0xFE, including five separate tone marks.
  return text.replace(/[\u00a1-\u00fe]/g, byte => table.letters.charAt(byte.charCodeAt(0) - 0xa1));
}
