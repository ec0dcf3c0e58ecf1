// Splits the notices of an office into pages that fit their place, so that no text has to scroll. Pure.
import type { Names } from '../common/contract/words.ts';

/** Returns the pages of every notice in every language of the screen; `maxLetters` is the length of a page. */
export function splitNotices(notices: readonly Names[], languages: readonly string[], maxLetters: number): string[] {
  return notices.flatMap(notice =>
    languages.flatMap(language => {
      const text = notice[language];
      return text === undefined ? [] : splitText(text, maxLetters);
    }),
  );
}

/** Splits a text between words into pages of at most `maxLetters` letters, besides the ellipsis. A longer word stays whole. */
export function splitText(text: string, maxLetters: number): string[] {
  const pages: string[] = [];
  let page = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (page !== '' && page.length + 1 + word.length > maxLetters) {
      pages.push(`${page} …`);
      page = '…';
    }
    page = page === '' ? word : `${page} ${word}`;
  }
  if (page !== '') pages.push(page);
  return pages;
}
