// Makes texts comparable: "QUY TRÌNH SỐ" and "Quy trình sô" are one. A fold is as long as its text, so that a place found in
// the fold is the same place in the text.

/** A code unit without marks and in lower case; one code unit always gives one. */
const folded = new Map<string, string>();

function foldLetter(letter: string): string {
  let plain = folded.get(letter);
  if (plain === undefined) {
    const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    plain = bare === 'đ' ? 'd' : bare.length === 1 ? bare : letter;
    if (/[ \u00a0\t\r\n]/.test(plain)) plain = ' ';
    if (/[–—‐‑−]/.test(plain)) plain = '-';
    if (folded.size < 5_000) folded.set(letter, plain);
  }
  return plain;
}

/** Wants NFC. */
export function fold(text: string): string {
  let all = '';
  for (let at = 0; at < text.length; at++) all += foldLetter(text.charAt(at));
  return all;
}

/** Only letters and digits, in words one blank apart: what two names must share to be one name. */
export function foldName(text: string): string {
  return fold(text.normalize('NFC'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** One of these phrases in a folded text, as a piece of a pattern; the longest first, so that none hides another. */
export function oneOf(phrases: readonly string[]): string {
  const longestFirst = phrases.map(phrase => fold(phrase)).sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map(escapePattern).join('|')})`;
}

/** Whether a folded text begins with one of the phrases as whole words. */
export function startsWith(phrases: readonly string[]): (foldedText: string) => boolean {
  const pattern = new RegExp(`^${oneOf(phrases)}(?![\\p{L}\\p{N}])`, 'u');
  return text => pattern.test(text);
}
