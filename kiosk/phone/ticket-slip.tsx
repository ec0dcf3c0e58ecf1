// The ticket as on its paper slip, with the present state: number, service, people ahead, wait, and what to have ready.

import type { PhoneView } from '../../common/contract/views/following-views.ts';
import { fill, nameIn } from '../../common/text/fill.ts';
import type { PhoneTexts } from './phone-ticket-text.ts';

export interface TicketSlipProps {
  view: PhoneView;
  text: PhoneTexts;
  language: string;
}

/** "A012" with its letter set apart, because the letter stands for the service. Screen readers read it as one word. */
export function TicketFigure({ number }: { number: string }) {
  return (
    <span class="figure" style={{ '--n': number.length }}>
      <em>{number.charAt(0)}</em>
      {number.slice(1)}
    </span>
  );
}

export function TicketSlip({ view, text, language }: TicketSlipProps) {
  const { number, state, serviceName, priorityName, bring, counterLabel } = view;
  const ended = state === 'done' || state === 'cancelled' || state === 'expired';
  return (
    <section class={ended ? 'slip slip-over' : 'slip'}>
      <h1>
        <span class="only-read-aloud">{text.yourNumber} </span>
        <TicketFigure number={number} />
      </h1>
      <p class="service">{nameIn(serviceName, language)}</p>
      {priorityName !== null && <p class="priority">{fill(text.priority, { name: nameIn(priorityName, language) })}</p>}
      {state === 'waiting' && counterLabel !== null && (
        <p class="pinned">{fill(text.pinned, { counter: counterLabel })}</p>
      )}
      {state === 'waiting' && <Waits view={view} text={text} />}
      {bring !== null && !ended && state !== 'serving' && (
        <div class="bring">
          <b>{text.bring}</b>
          <span>{nameIn(bring, language)}</span>
        </div>
      )}
    </section>
  );
}

function Waits({ view: { ahead, wait }, text }: Pick<TicketSlipProps, 'view' | 'text'>) {
  if (ahead === null && wait === null) return null;
  return (
    <div class="waits">
      {ahead !== null && (
        <p>
          <b>{ahead}</b>
          <span>{ahead === 1 ? text.aheadOne : text.ahead}</span>
        </p>
      )}
      {wait !== null && (
        <p>
          <b>{wait.fromMin === 0 ? wait.toMin : `${wait.fromMin}–${wait.toMin}`}</b>
          <span>{wait.fromMin === 0 ? text.minutesAtMost : text.minutes}</span>
        </p>
      )}
    </div>
  );
}
