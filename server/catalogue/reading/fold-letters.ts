// Folds texts so that "QUY TRÌNH SỐ" and "Quy trình sô" are equal. Each code unit folds to exactly one, so positions in the folded
// text are positions in the text. The search uses core/fold.ts instead, which splits into words and normalizes spelling.

/** The folded form of each code unit; 0 until it is first needed. */
const folded = new Uint16Array(0x10000);

/** Removes diacritics and case from one code unit. */
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

/** Many readers fold the same line one after the other, so the latest result is kept. */
let last = { text: '', fold: '' };

/** @param text in NFC */
export function foldLetters(text: string): string {
  if (text === last.text) return last.fold;
  const units = new Uint16Array(text.length);
  for (let at = 0; at < units.length; at++) units[at] = foldUnit(text.charCodeAt(at));
  let all = '';
  // fromCharCode accepts only a limited number of arguments.
  for (let at = 0; at < units.length; at += 8192) all += String.fromCharCode(...units.subarray(at, at + 8192));
  last = { text, fold: all };
  return all;
}

/** Folds to letters and digits, words separated by one space. Two names with equal results count as the same name. */
export function foldToWords(text: string): string {
  return foldLetters(text.normalize('NFC'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Returns a regular expression that matches any of the phrases in a folded text, trying the longest first. */
export function anyPhrase(phrases: readonly string[]): string {
  const longestFirst = phrases.map(phrase => foldLetters(phrase)).sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map(escapePattern).join('|')})`;
}

/** Returns a test whether a folded text begins with one of the phrases as whole words. */
export function startsWithPhrase(phrases: readonly string[]): (foldedText: string) => boolean {
  const pattern = new RegExp(`^${anyPhrase(phrases)}(?![\\p{L}\\p{N}])`, 'u');
  return text => pattern.test(text);
}
