// Cuts the notices of an office into pieces that fit their line, so that nothing has to run across the screen.
import type { Names } from '../common/contract/words.ts';

/** Every notice in every language of the screen, one language after the other, long ones in several pages. */
export function cutNotices(notices: readonly Names[], languages: readonly string[], longest: number): string[] {
  return notices.flatMap(notice =>
    languages.flatMap(language => {
      const text = notice[language];
      return text === undefined ? [] : cutText(text, longest);
    }),
  );
}

/** Cuts between words into pieces of at most `longest` letters; a single longer word stays whole. */
export function cutText(text: string, longest: number): string[] {
  const pages: string[] = [];
  let page = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (page !== '' && page.length + 1 + word.length > longest) {
      pages.push(`${page} …`);
      page = '…';
    }
    page = page === '' ? word : `${page} ${word}`;
  }
  if (page !== '') pages.push(page);
  return pages;
}
