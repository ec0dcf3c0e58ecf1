// What the tab, a screen reader and the bell are told about a ticket. Pure: from the picture to words, nothing else.
import type { PhoneView } from '../../common/contract/views.ts';
import { fill } from '../../common/text/fill.ts';
import type vi from '../../common/text/vi/phone.json';

export type PhoneTexts = typeof vi;
type Picture = Pick<PhoneView, 'number' | 'state' | 'ahead' | 'counterLabel' | 'calledAt' | 'nth'>;

/** The state in a few words. */
export function stateText({ state, ahead }: Pick<Picture, 'state' | 'ahead'>, text: PhoneTexts): string {
  switch (state) {
    case 'waiting':
      return ahead === 0 ? text.next : text.waiting;
    case 'called':
      return text.calledLead;
    case 'no-show':
      return text.noShow;
    default:
      return text[state];
  }
}

/** "A012 · còn 4 người trước": what is seen among other tabs. */
export function tabTitle(view: Picture, text: PhoneTexts): string {
  const { number, state, ahead, counterLabel } = view;
  if (state === 'called' && counterLabel !== null) return fill(text.titleCalled, { number, counter: counterLabel });
  if (state === 'waiting' && ahead === 0) return fill(text.titleNext, { number });
  if (state === 'waiting' && ahead !== null) return fill(text.titleWaiting, { number, n: ahead });
  return fill(text.titleState, { number, state: stateText(view, text) });
}

/** One sentence for those who listen to the page; it changes only when there is news. */
export function aloudText(view: Picture, text: PhoneTexts): string {
  const { number, state, ahead, counterLabel } = view;
  if (state === 'called') return fill(text.calledAloud, { number, counter: counterLabel ?? '' });
  if (state === 'waiting' && ahead !== null && ahead > 0)
    return `${number}: ${ahead} ${ahead === 1 ? text.aheadOne : text.ahead}.`;
  return `${number}: ${stateText(view, text)}.`;
}

/** Whether this change of the picture is worth a ring. The first picture is not: whoever opens the page is looking. */
export function ringFor(before: Picture | null, after: Picture): 'called' | 'next' | null {
  if (before === null) return null;
  if (after.state === 'called')
    return before.state !== 'called' || after.nth > before.nth || after.counterLabel !== before.counterLabel
      ? 'called'
      : null;
  const isNext = (picture: Picture) => picture.state === 'waiting' && picture.ahead === 0;
  return isNext(after) && !isNext(before) ? 'next' : null;
}

/** "2026-11-23" as people write it, "23/11/2026". */
export function dayText(day: string): string {
  return day.split('-').reverse().join('/');
}
