// The large card: the ticket at this counter, why it was called, and for how long it has been served.

import type { CounterView } from '../../common/contract/views/desk-views.ts';
import { useNow } from '../../common/screen/use-now.ts';
import { fill, nameIn } from '../../common/text/fill.ts';
import { lengthText, minutesOf } from '../../common/text/format.ts';
import { formatLanguage, useDeskTexts } from '../shared/language.tsx';
import { formatKey } from './action-buttons.tsx';
import { type DeskTicket, describeWhy, formatPriority, formatService } from './ticket-text.ts';

interface CurrentProps {
  view: CounterView;
  /** Opens the form for a dossier; null in an office that receives none. */
  onReceive: (() => void) | null;
}

export function CurrentTicket({ view, onReceive }: CurrentProps) {
  return (
    <section class={view.current === null ? 'card current idle' : 'card current'} aria-live="polite">
      {view.current === null ? <Nobody view={view} /> : <Somebody view={view} ticket={view.current} />}
      {onReceive !== null && <ReceiveButton onReceive={onReceive} />}
    </section>
  );
}

function ReceiveButton({ onReceive }: { onReceive: () => void }) {
  const { desk } = useDeskTexts();
  return (
    <button type="button" class="action receive-button" title={desk.deedMeans.receive} onClick={onReceive}>
      {desk.deed.receive} <kbd>{formatKey('receive', desk)}</kbd>
    </button>
  );
}

function Nobody({ view }: { view: CounterView }) {
  const { desk, language } = useDeskTexts();
  const { counter, waiting } = view;
  const reason = view.pauseReasons.find(({ vi }) => vi === counter.reason);
  const hints = {
    open: waiting === 0 ? desk.nobodyWaiting : fill(desk.someWaiting, { n: waiting }),
    paused: fill(desk.pausedHint, { reason: reason === undefined ? (counter.reason ?? '') : nameIn(reason, language) }),
    closed: desk.closedHint,
  };
  const labels = { open: desk.labelIdle, paused: desk.statePaused, closed: desk.stateClosed };
  return (
    <div class="current-who">
      <p class="label">{labels[counter.state]}</p>
      <h1 class="nobody">{desk.nobody}</h1>
      <p class="current-service">{hints[counter.state]}</p>
      {view.servedToday > 0 && <p class="current-why">{fill(desk.servedToday, { n: view.servedToday })}</p>}
    </div>
  );
}

function Somebody({ view, ticket }: { view: CounterView; ticket: DeskTicket }) {
  const { desk, why, language } = useDeskTexts();
  const priority = formatPriority(view, ticket.priority, language);
  const details = [fill(desk.waited, { n: countWaitedMinutes(ticket) }), fill(desk.calledTimes, { n: ticket.nth })];
  if (ticket.language !== 'vi')
    details.push(fill(desk.language, { language: formatLanguage(ticket.language, language) }));
  return (
    <>
      <div class="current-who">
        <p class="label">{ticket.state === 'called' ? desk.labelCalled : desk.labelServing}</p>
        <h1 class="number">
          <span class="letter">{ticket.number.slice(0, 1)}</span>
          {ticket.number.slice(1)}
        </h1>
        <p class="current-service">
          {formatService(view, ticket, language)}
          {priority !== null && ticket.why?.code !== 'priority' && <span class="tag priority">{priority}</span>}
        </p>
        {ticket.procedureName !== null && <p class="current-procedure">{ticket.procedureName}</p>}
        <p class="current-why">
          {ticket.why !== null && (
            <>
              {desk.why} <b class="tag">{describeWhy(ticket.why, { view, texts: why, language })}</b>
              {' · '}
            </>
          )}
          {details.join(' · ')}
        </p>
      </div>
      <Since ticket={ticket} usualMin={view.usualMin} />
    </>
  );
}

function countWaitedMinutes(ticket: DeskTicket): number {
  return ticket.why?.waitedMin ?? minutesOf((ticket.calledAt ?? ticket.arrivedAt) - ticket.arrivedAt);
}

function Since({ ticket, usualMin }: { ticket: DeskTicket; usualMin: number | null }) {
  const { desk } = useDeskTexts();
  const now = useNow(1_000);
  const serving = ticket.startedAt !== null && ticket.state === 'serving';
  const passed = now - ((serving ? ticket.startedAt : ticket.calledAt) ?? now);
  const usual = usualMin === null ? null : Math.max(1, Math.round(usualMin));
  const over = serving && usual !== null && passed > usual * 60_000;
  return (
    // A screen reader that announced the time every second would drown everything else.
    <div class="since" aria-live="off">
      <p class="label">{serving ? desk.sinceStart : desk.sinceCalled}</p>
      <p class="since-time">{lengthText(passed)}</p>
      {serving && usual !== null && (
        <p class={over ? 'tag' : 'quiet'}>{fill(over ? desk.usualOver : desk.usual, { n: usual })}</p>
      )}
    </div>
  );
}
