// The turn has come: the whole page is gold and says one thing, which counter to go to.
import { fill, nameIn } from '../../common/text/fill.ts';
import { clockText } from '../../common/text/format.ts';
import { Figure, type SlipProps } from './ticket-slip.tsx';

export function Called({ view, text, language }: SlipProps) {
  const { number, counterLabel, calledAt, nth, serviceName, priorityName, bring, site } = view;
  return (
    <section class="called">
      <h1>
        <span class="lead">{text.calledLead}</span>
        <Figure number={number} />
      </h1>
      {counterLabel !== null && (
        <p class="to">
          <span class="lead">{text.calledTo}</span>
          <b class={counterLabel.length > 3 ? 'long' : ''}>{counterLabel}</b>
        </p>
      )}
      <p class="call-times">
        {nth > 1 && <b>{fill(text.calledNth, { n: nth })}</b>}
        {calledAt !== null && <span>{fill(text.calledAt, { time: clockText(calledAt, site.timeZone) })}</span>}
      </p>
      <p class="service">{nameIn(serviceName, language)}</p>
      {priorityName !== null && <p class="priority">{fill(text.priority, { name: nameIn(priorityName, language) })}</p>}
      {bring !== null && (
        <div class="bring">
          <b>{text.bring}</b>
          <span>{nameIn(bring, language)}</span>
        </div>
      )}
    </section>
  );
}
