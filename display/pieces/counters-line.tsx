// Every counter and the number it serves now. Closed counters are dimmed in a small office and left out in a large one.
import { texts } from '../display-texts.ts';
import { useRotation } from '../use-rotation.ts';
import './counters-line.css';
import type { DisplayView } from '../../common/contract/views/display-views.ts';

type Counter = DisplayView['now'][number];

const maxCountersWithClosed = 8;
const perRow = 8;
/** More counters than this are shown on several pages in turn. */
const perPage = 24;
const pageMs = 10_000;

export function CountersLine({ counters, calledTo }: { counters: Counter[]; calledTo: string | null }) {
  const shown =
    counters.length <= maxCountersWithClosed ? counters : counters.filter(counter => counter.counterState !== 'closed');
  const pages = Math.max(1, Math.ceil(shown.length / perPage));
  const page = useRotation(pages, pageMs);
  const onPage = Math.ceil(shown.length / pages);
  const rows = Math.max(1, Math.ceil(onPage / perRow));
  if (shown.length === 0) return null;
  return (
    <ul class="counters" aria-label={texts.counters} style={{ '--columns': Math.ceil(onPage / rows) }}>
      {shown.slice(page * onPage, (page + 1) * onPage).map(counter => (
        <CounterCell key={counter.counterId} counter={counter} calling={counter.counterId === calledTo} />
      ))}
    </ul>
  );
}

function CounterCell({ counter, calling }: { counter: Counter; calling: boolean }) {
  const { counterLabel, counterState, number, pauseReason } = counter;
  const label = (
    <span class="cell-label" style={{ '--letters': counterLabel.length + 5 }}>
      {texts.counter} {counterLabel}
    </span>
  );
  if (number !== null) {
    return (
      <li class={calling || counter.state === 'called' ? 'is-called' : ''}>
        {label}
        <b class="cell-number">{number}</b>
      </li>
    );
  }
  const word = { open: texts.counterFree, paused: pauseReason ?? texts.counterPaused, closed: texts.counterClosed };
  return (
    <li class={`is-${counterState}`}>
      {label}
      <span class="cell-word">
        {counterState === 'paused' && pauseReason !== null && (
          <span class="only-read-aloud">{texts.counterPaused}: </span>
        )}
        {word[counterState]}
      </span>
    </li>
  );
}
