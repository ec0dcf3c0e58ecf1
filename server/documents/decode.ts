// Decodes text in the encodings of Vietnamese documents. The encoding is recognised by words that every such document contains:
// a wrong encoding does not produce them.

import { composeMarks } from './combining-marks.ts';
import commonWords from './common-words.json' with { type: 'json' };
import { fromTcvn3 } from './tcvn3.ts';

export interface Decoded {
  text: string;
  /** "utf-8", "utf-16le", "utf-16be", "windows-1258" or "tcvn3". */
  encoding: string;
  /** True when decoding may have lost something. */
  doubtful: boolean;
}

const common = new Set(commonWords);
/** Characters that are examined to recognise the encoding. */
const sampleLength = 60_000;

const sampleWords = (text: string) =>
  composeMarks(text.slice(0, sampleLength))
    .toLowerCase()
    .split(/[^\p{L}]+/u);

const countCommon = (text: string) => sampleWords(text).filter(word => common.has(word)).length;

/** More than a tenth of the words are common ones, so no other encoding needs to be tried. */
const isCertain = (text: string) => countCommon(text) * 10 > sampleWords(text).length;

/** Each byte becomes the code point of the same value. */
function toLatin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

const decodeAs = (encoding: string, bytes: Uint8Array) => new TextDecoder(encoding).decode(bytes);

function encodingOfByteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** Returns null when the bytes are not text. */
export function decodeText(bytes: Uint8Array): Decoded | null {
  const marked = encodingOfByteOrderMark(bytes);
  if (marked === null) {
    const text = decodeAs('utf-8', bytes);
    if (isCertain(text)) return { text, encoding: 'utf-8', doubtful: false };
  }
  const encodings = marked ? [marked] : ['utf-8', 'utf-16le', 'utf-16be', 'windows-1258'];
  const candidates: Decoded[] = encodings.map(encoding => ({
    text: decodeAs(encoding, bytes),
    encoding,
    doubtful: false,
  }));
  // Text typed with a TCVN3 font and pasted elsewhere: its bytes have become Western European letters.
  const pasted = candidates[0]?.text ?? '';
  candidates.push({ text: fromTcvn3(pasted), encoding: 'tcvn3', doubtful: true });
  if (!marked) candidates.push({ text: fromTcvn3(toLatin1(bytes)), encoding: 'tcvn3', doubtful: true });

  let best: { candidate: Decoded; count: number } | null = null;
  for (const candidate of candidates) {
    const count = countCommon(candidate.text);
    if (count > (best?.count ?? 0)) best = { candidate, count };
  }
  if (best) return best.candidate;
  return marked === null && bytes.includes(0) ? null : (candidates[0] ?? null);
}
