// The side column: who comes next and why, and how many wait for each service of the office. Some officers may call one
// of the next tickets out of order.
import { useNow } from '../../common/screen/use-now.ts';
import { fill, nameIn } from '../../common/text/fill.ts';
import { minutesOf } from '../../common/text/format.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { mayTakeTicket } from './ticket-lists.tsx';
import { type DeskTicket, describeWhy, formatService } from './ticket-text.ts';
import './aside.css';
import type { CounterView } from '../../common/contract/views/desk-views.ts';

interface AsideProps {
  view: CounterView;
  lost: boolean;
  running: string | null;
  /** Null for officers who may not call a ticket out of order. */
  onCall: ((ticket: DeskTicket) => void) | null;
}

export function Aside(props: AsideProps) {
  const { desk } = useDeskTexts();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the column scrolls on a low screen, so the keyboard must reach it.
    <aside tabIndex={0} aria-label={desk.wholeOffice}>
      <Next {...props} />
      <Office view={props.view} />
    </aside>
  );
}

function Next({ view, lost, running, onCall }: AsideProps) {
  const { desk, shared, why, language } = useDeskTexts();
  const now = useNow(10_000);
  return (
    <section>
      <h2>
        {desk.next} <span class="quiet">{fill(desk.people, { n: view.waiting })}</span>
      </h2>
      {view.next.length === 0 && <p class="empty-aside">{desk.noneNext}</p>}
      <ol class="next" data-list="next">
        {view.next.map(ticket => (
          <li key={ticket.ticketId}>
            <b>{ticket.number}</b>
            <span class="next-who">
              {formatService(view, ticket, language)}
              {ticket.why !== null && <small>{describeWhy(ticket.why, { view, texts: why, language })}</small>}
            </span>
            <span class="next-end">
              <span class={ticket.priority === null ? 'next-wait' : 'next-wait tag'}>
                {fill(shared.minutes, { n: minutesOf(now - ticket.arrivedAt) })}
              </span>
              {onCall !== null && (
                <button
                  type="button"
                  class="row-button"
                  data-row
                  aria-label={fill(desk.callThisLong, { number: ticket.number })}
                  title={fill(desk.callThisLong, { number: ticket.number })}
                  disabled={lost || running === `call:${ticket.ticketId}` || !mayTakeTicket(view)}
                  onClick={() => onCall(ticket)}
                >
                  {desk.callThis}
                </button>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The longest queue is shown in red from this length on, because it needs another counter. */
const longQueueTickets = 6;

function Office({ view }: { view: CounterView }) {
  const { desk, language } = useDeskTexts();
  const total = view.services.reduce((sum, service) => sum + service.waiting, 0);
  const most = Math.max(...view.services.map(service => service.waiting));
  return (
    <section>
      <h2>
        {desk.wholeOffice} <span class="quiet">{fill(desk.waitingTotal, { n: total })}</span>
      </h2>
      <ul class="office">
        {view.services.map(service => {
          const own = view.counter.serviceIds.includes(service.id);
          const long = service.waiting === most && most >= longQueueTickets;
          return (
            <li key={service.id}>
              <i class={own ? 'own' : ''} title={own ? desk.ownService : undefined}>
                {service.letter}
              </i>
              <span>{nameIn(service.name, language)}</span>
              <b>{service.waiting}</b>
              <div class="bar">
                <div class={long ? 'long' : ''} style={{ width: `${(100 * service.waiting) / Math.max(10, most)}%` }} />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
