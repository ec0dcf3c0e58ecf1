// From bytes to text: the encodings in which Vietnamese documents are kept. Which one it is, the words tell that every such
// document has: in a wrong encoding they are not there.

import { composeMarks } from './combining-marks.ts';
import commonWords from './common-words.json' with { type: 'json' };
import { fromTcvn3 } from './tcvn3.ts';

export interface Decoded {
  text: string;
  encoding: string;
  /** The encoding may lose something. */
  doubtful: boolean;
}

const common = new Set(commonWords);
/** Enough to tell encodings apart. */
const sampleLength = 60_000;

const sampleWords = (text: string) =>
  composeMarks(text.slice(0, sampleLength))
    .toLowerCase()
    .split(/[^\p{L}]+/u);

const countCommon = (text: string) => sampleWords(text).filter(word => common.has(word)).length;

/** So many of the words are known that no other encoding needs to be tried. */
const isPlain = (text: string) => countCommon(text) * 10 > sampleWords(text).length;

/** Bytes as code points. */
function toLatin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

const decodeAs = (encoding: string, bytes: Uint8Array) => new TextDecoder(encoding).decode(bytes);

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** Null: the bytes are no text. */
export function decodeText(bytes: Uint8Array): Decoded | null {
  const marked = byMark(bytes);
  if (marked === null) {
    const text = decodeAs('utf-8', bytes);
    if (isPlain(text)) return { text, encoding: 'utf-8', doubtful: false };
  }
  const encodings = marked ? [marked] : ['utf-8', 'utf-16le', 'utf-16be', 'windows-1258'];
  const candidates: Decoded[] = encodings.map(encoding => ({
    text: decodeAs(encoding, bytes),
    encoding,
    doubtful: false,
  }));
  // Text typed in a font of ABC and pasted elsewhere: the bytes have become letters of Western Europe.
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
