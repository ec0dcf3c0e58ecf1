// The page of a called ticket: it is gold as a whole and says to which counter to go.
import { fill, nameIn } from '../../common/text/fill.ts';
import { clockText } from '../../common/text/format.ts';
import { TicketFigure, type TicketSlipProps } from './ticket-slip.tsx';

export function Called({ view, text, language }: TicketSlipProps) {
  const { number, counterLabel, calledAt, nth, serviceName, priorityName, bring, site } = view;
  return (
    <section class="called">
      <h1>
        <span class="lead">{text.calledLead}</span>
        <TicketFigure number={number} />
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
