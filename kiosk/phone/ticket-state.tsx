// The headline and the advice for each state of a ticket, except "called", which has a page of its own.

import type { PhoneView } from '../../common/contract/views/following-views.ts';
import { fill } from '../../common/text/fill.ts';
import { dayText, type PhoneTexts, stateText } from './phone-ticket-text.ts';

type Mood = 'wait' | 'near' | 'well' | 'missed' | 'over';

export function TicketStateText({ view, text }: { view: PhoneView; text: PhoneTexts }) {
  return (
    <div class={`state state-${moodOf(view)}`}>
      <h2>{stateText(view, text)}</h2>
      <p>{adviceText(view, text)}</p>
    </div>
  );
}

function moodOf({ state, ahead }: PhoneView): Mood {
  if (state === 'waiting') return ahead === 0 ? 'near' : 'wait';
  if (state === 'parked') return 'near';
  if (state === 'no-show') return 'missed';
  return state === 'serving' || state === 'done' ? 'well' : 'over';
}

function adviceText({ state, ahead, number, counterLabel, day }: PhoneView, text: PhoneTexts): string | null {
  switch (state) {
    case 'waiting':
      return ahead === 0 ? text.nextHint : text.waitingHint;
    case 'serving':
      return counterLabel === null ? null : fill(text.servingAt, { counter: counterLabel });
    case 'parked':
      return counterLabel === null ? text.parkedHint : fill(text.parkedHintAt, { counter: counterLabel });
    case 'no-show':
      return fill(text.missed, { number });
    case 'done':
      return text.doneHint;
    case 'cancelled':
      return text.cancelledHint;
    case 'expired':
      return fill(text.expiredHint, { date: dayText(day) });
    default:
      return null;
  }
}
