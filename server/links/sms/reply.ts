// What somebody wrote to the office: to stop the messages, to get them again, or to ask how a dossier stands. Pure.
import { dossierCodePattern } from '../../../common/contract/rules.ts';
import { foldMessage } from './message-segments.ts';

export interface ReplyWords {
  optOutWords: readonly string[];
  optInWords: readonly string[];
  queryWords: readonly string[];
}

export type Reply =
  | { kind: 'stop' }
  | { kind: 'resume' }
  /** Null: what stood there is no code. */
  | { kind: 'query'; code: string | null };

/** Capital letters without marks, one space between words: "Từ chối!" and "tu  choi" are the same. */
function plainWords(text: string): string {
  return foldMessage(text)
    .toUpperCase()
    .replace(/[^A-Z0-9.-]+/g, ' ')
    .trim();
}

/** What stands behind the word, or null when the text does not begin with it. */
function after(text: string, word: string): string | null {
  const begin = plainWords(word);
  if (text === begin || text === `${begin}.`) return '';
  return text.startsWith(`${begin} `) ? text.slice(begin.length + 1) : null;
}

/**
 * A code as people type it: with spaces in it, in small letters. `unit`: the office's own, which may be left out:
 * "261123-0001".
 */
export function readCode(typed: string, unit: string | null): string | null {
  const code = typed.replace(/ /g, '').replace(/\.$/, '');
  const whole = unit !== null && /^\d{6}-\d{4,6}$/.test(code) ? `${unit}-${code}` : code;
  return dossierCodePattern.test(whole) ? whole : null;
}

/** Null: nothing for us. */
export function readReply(text: string, words: ReplyWords, unit: string | null): Reply | null {
  const plain = plainWords(text);
  const begins = (list: readonly string[]) => list.some(word => after(plain, word) !== null);
  // First: who wants no messages must not be misread.
  if (begins(words.optOutWords)) return { kind: 'stop' };
  if (begins(words.optInWords)) return { kind: 'resume' };
  for (const word of words.queryWords) {
    const rest = after(plain, word);
    if (rest !== null) return { kind: 'query', code: readCode(rest, unit) };
  }
  // The code alone says what is wanted.
  const code = readCode(plain, null);
  return code === null ? null : { kind: 'query', code };
}
