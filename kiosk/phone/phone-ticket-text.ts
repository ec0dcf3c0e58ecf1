// The texts about a ticket for the page, the tab and screen readers, and when the bell rings. Pure.

import type { PhoneView } from '../../common/contract/views/following-views.ts';
import { fill } from '../../common/text/fill.ts';
import type vi from '../../common/text/vi/phone.json';

export type PhoneTexts = typeof vi;
type TicketStatus = Pick<PhoneView, 'number' | 'state' | 'ahead' | 'counterLabel' | 'calledAt' | 'nth'>;

/** Returns the state in a few words. */
export function stateText({ state, ahead }: Pick<TicketStatus, 'state' | 'ahead'>, text: PhoneTexts): string {
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

/** Returns the title of the browser's tab: "A012 · còn 4 người trước". */
export function tabTitle(view: TicketStatus, text: PhoneTexts): string {
  const { number, state, ahead, counterLabel } = view;
  if (state === 'called' && counterLabel !== null) return fill(text.titleCalled, { number, counter: counterLabel });
  if (state === 'waiting' && ahead === 0) return fill(text.titleNext, { number });
  if (state === 'waiting' && ahead !== null) return fill(text.titleWaiting, { number, n: ahead });
  return fill(text.titleState, { number, state: stateText(view, text) });
}

/** Returns one sentence for screen readers, which changes only when the state changes. */
export function spokenText(view: TicketStatus, text: PhoneTexts): string {
  const { number, state, ahead, counterLabel } = view;
  if (state === 'called') return fill(text.calledAloud, { number, counter: counterLabel ?? '' });
  if (state === 'waiting' && ahead !== null && ahead > 0)
    return `${number}: ${ahead} ${ahead === 1 ? text.aheadOne : text.ahead}.`;
  return `${number}: ${stateText(view, text)}.`;
}

/** Decides whether a change rings the phone. The first view never does, because the person is looking at the page. */
export function ringFor(before: TicketStatus | null, after: TicketStatus): 'called' | 'next' | null {
  if (before === null) return null;
  if (after.state === 'called')
    return before.state !== 'called' || after.nth > before.nth || after.counterLabel !== before.counterLabel
      ? 'called'
      : null;
  const isNext = (status: TicketStatus) => status.state === 'waiting' && status.ahead === 0;
  return isNext(after) && !isNext(before) ? 'next' : null;
}

/** Formats a day: "2026-11-23" becomes "23/11/2026". */
export function dayText(day: string): string {
  return day.split('-').reverse().join('/');
}
