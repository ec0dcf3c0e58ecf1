// The slip as it lies in the hand, with what is known now: number, service, how many before, how long, what to have ready.
import type { PhoneView } from '../../common/contract/views.ts';
import { fill, nameIn } from '../../common/text/fill.ts';
import type { PhoneTexts } from './ticket-text.ts';

export interface SlipProps {
  view: PhoneView;
  text: PhoneTexts;
  language: string;
}

/** "A012" with its letter apart, since the letter is the service. Read aloud as one. */
export function Figure({ number }: { number: string }) {
  return (
    <span class="figure" style={{ '--n': number.length }}>
      <em>{number.charAt(0)}</em>
      {number.slice(1)}
    </span>
  );
}

export function Slip({ view, text, language }: SlipProps) {
  const { number, state, serviceName, priorityName, bring, counterLabel } = view;
  const over = state === 'done' || state === 'cancelled' || state === 'expired';
  return (
    <section class={over ? 'slip slip-over' : 'slip'}>
      <h1>
        <span class="only-read-aloud">{text.yourNumber} </span>
        <Figure number={number} />
      </h1>
      <p class="service">{nameIn(serviceName, language)}</p>
      {priorityName !== null && <p class="priority">{fill(text.priority, { name: nameIn(priorityName, language) })}</p>}
      {state === 'waiting' && counterLabel !== null && (
        <p class="pinned">{fill(text.pinned, { counter: counterLabel })}</p>
      )}
      {state === 'waiting' && <Waits view={view} text={text} />}
      {bring !== null && !over && state !== 'serving' && (
        <div class="bring">
          <b>{text.bring}</b>
          <span>{nameIn(bring, language)}</span>
        </div>
      )}
    </section>
  );
}

function Waits({ view: { ahead, wait }, text }: Pick<SlipProps, 'view' | 'text'>) {
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
