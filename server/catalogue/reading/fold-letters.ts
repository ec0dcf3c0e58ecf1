// Makes texts comparable: "QUY TRÌNH SỐ" and "Quy trình sô" are one. A fold is as long as its text, so that a place found in
// the fold is the same place in the text.

/** What each code unit folds to; 0 where nobody has asked yet. */
const folded = new Uint16Array(0x10000);

/** A code unit without marks and in lower case; one code unit always gives one. */
function foldUnit(code: number): number {
  const known = folded[code] ?? 0;
  if (known !== 0) return known;
  const letter = String.fromCharCode(code);
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  let plain = bare === 'đ' ? 'd' : bare.length === 1 ? bare : letter;
  if (/[ \u00a0\t\r\n]/.test(plain)) plain = ' ';
  if (/[–—‐‑−]/.test(plain)) plain = '-';
  folded[code] = plain.charCodeAt(0);
  return plain.charCodeAt(0);
}

/** One line is asked about by one after the other. */
let last = { text: '', fold: '' };

/** Wants NFC. */
export function foldLetters(text: string): string {
  if (text === last.text) return last.fold;
  const units = new Uint16Array(text.length);
  for (let at = 0; at < units.length; at++) units[at] = foldUnit(text.charCodeAt(at));
  let all = '';
  // A call takes only so many values at once.
  for (let at = 0; at < units.length; at += 8192) all += String.fromCharCode(...units.subarray(at, at + 8192));
  last = { text, fold: all };
  return all;
}

/** Only letters and digits, in words one blank apart: what two names must share to be one name. */
export function foldToWords(text: string): string {
  return foldLetters(text.normalize('NFC'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** One of these phrases in a folded text, as a piece of a pattern; the longest first, so that none hides another. */
export function anyPhrase(phrases: readonly string[]): string {
  const longestFirst = phrases.map(phrase => foldLetters(phrase)).sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map(escapePattern).join('|')})`;
}

/** Whether a folded text begins with one of the phrases as whole words. */
export function startsWithPhrase(phrases: readonly string[]): (foldedText: string) => boolean {
  const pattern = new RegExp(`^${anyPhrase(phrases)}(?![\\p{L}\\p{N}])`, 'u');
  return text => pattern.test(text);
}
