// The letters of TCVN 5712, "ABC": what offices typed with fonts such as .VnTime until about 2010. A letter is a byte. The
// fonts for capitals (.VnTimeH) use the bytes of small letters, so capitals with tones come back as small letters.
import table from './tcvn3.json' with { type: 'json' };

/** Takes bytes as code points below 0x100, and text in which a word processor has made just these of the bytes. */
export function fromTcvn3(text: string): string {
  // The table goes from 0xA1 to 0xFE; five tones in it stand for themselves.
  return text.replace(/[\u00a1-\u00fe]/g, byte => table.letters.charAt(byte.charCodeAt(0) - 0xa1));
}
