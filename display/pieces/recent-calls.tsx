// The last calls, newest first, as many as there is room for: number, counter, service and state.
import { fill, nameIn } from '../../common/text/fill.ts';
import { texts } from '../display-texts.ts';
import './recent-calls.css';
import type { DisplayView } from '../../common/contract/views/display-views.ts';

type Row = DisplayView['recent'][number];

/** `first`: the large place shows no call either, because nobody has been called today. */
export function RecentCalls({ rows, first }: { rows: Row[]; first: boolean }) {
  return (
    <section class="recent">
      <h2>{texts.recent}</h2>
      {rows.length === 0 && <p class="side-none">{first ? texts.recentEmpty : texts.recentNone}</p>}
      <ul>
        {rows.map(row => (
          <li key={row.ticketId} class={`is-${row.state}`}>
            <p>
              <b class="recent-number" style={{ '--letters': row.number.length }}>
                {row.number}
              </b>
              <span class="recent-counter" style={{ '--letters': row.counterLabel.length + 5 }}>
                {texts.counter} <b>{row.counterLabel}</b>
              </span>
            </p>
            <p class="recent-more">
              <span class="recent-service">
                {row.priorityName === null
                  ? nameIn(row.serviceName, 'vi')
                  : fill(texts.priority, { priority: nameIn(row.priorityName, 'vi') })}
              </span>
              <span class="recent-state">{texts.states[row.state]}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
