// Interprets a message that a citizen wrote to the office: stop the messages, resume them, or ask for the state of a dossier.
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
  /** `code` is null when the text after the query word is not a dossier code. */
  | { kind: 'query'; code: string | null };

/** Upper case without diacritics, words separated by one space: "Từ chối!" and "tu  choi" are equal. */
function normalizeWords(text: string): string {
  return foldMessage(text)
    .toUpperCase()
    .replace(/[^A-Z0-9.-]+/g, ' ')
    .trim();
}

/** Returns the text after the word, or null when the text does not begin with it. */
function textAfter(text: string, word: string): string | null {
  const begin = normalizeWords(word);
  if (text === begin || text === `${begin}.`) return '';
  return text.startsWith(`${begin} `) ? text.slice(begin.length + 1) : null;
}

/**
 * Reads a dossier code as people type it, with spaces or in lower case; null when it is none.
 * @param unit the office's own unit code, which people may leave out ("261123-0001"); null when it may not be left out
 */
function readCode(typed: string, unit: string | null): string | null {
  const code = typed.replace(/ /g, '').replace(/\.$/, '');
  const whole = unit !== null && /^\d{6}-\d{4,6}$/.test(code) ? `${unit}-${code}` : code;
  return dossierCodePattern.test(whole) ? whole : null;
}

/** Returns null when the message contains no request. */
export function readReply(text: string, words: ReplyWords, unit: string | null): Reply | null {
  const plain = normalizeWords(text);
  const begins = (list: readonly string[]) => list.some(word => textAfter(plain, word) !== null);
  // The words that stop messages are checked first, because that wish must never be misread.
  if (begins(words.optOutWords)) return { kind: 'stop' };
  if (begins(words.optInWords)) return { kind: 'resume' };
  for (const word of words.queryWords) {
    const rest = textAfter(plain, word);
    if (rest !== null) return { kind: 'query', code: readCode(rest, unit) };
  }
  // A dossier code alone counts as a question.
  const code = readCode(plain, null);
  return code === null ? null : { kind: 'query', code };
}
