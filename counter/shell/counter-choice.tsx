// The choice of the counter to work at. It shows who works where; taking over a colleague's open counter needs a
// confirmation.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CounterId, CounterState } from '../../common/contract/words.ts';
import { fill } from '../../common/text/fill.ts';
import { findTyped, readDigit, type TypedDigits, typeDigit } from '../input/typed-digits.ts';
import { Confirm } from '../shared/dialog.tsx';
import { formatTrouble, useDeskTexts } from '../shared/language.tsx';
import { writeCall } from '../shared/server-calls.ts';
import type { CounterChoice } from '../shared/staff-session.ts';
import { StatePill } from '../shared/state-pill.tsx';
import './counter-choice.css';

const counterStorageKey = 'motcua.counter';
const refreshMs = 4_000;

interface ChooseProps {
  counters: CounterChoice[];
  refresh: () => Promise<void>;
  onChosen: (counterId: CounterId) => void;
}

export function CounterChoicePage({ counters, refresh, onChosen }: ChooseProps) {
  const texts = useDeskTexts();
  const { desk, shared } = texts;
  const [trouble, setTrouble] = useState<string | null>(null);
  const [taken, setTaken] = useState<CounterChoice | null>(null);
  const busy = useRef(false);
  const typed = useRef<TypedDigits>({ digits: '', at: 0 });
  const grid = useRef<HTMLDivElement>(null);
  const last = localStorage.getItem(counterStorageKey);

  useEffect(() => {
    document.title = desk.app;
  }, [desk]);
  useEffect(() => {
    const timer = setInterval(() => void refresh(), refreshMs);
    (grid.current?.querySelector<HTMLElement>('[data-last]') ?? grid.current?.querySelector('button'))?.focus();
    return () => clearInterval(timer);
  }, [refresh]);

  const open = async (counter: CounterChoice, takeOver: boolean) => {
    if (busy.current) return;
    busy.current = true;
    setTrouble(null);
    // My own counter keeps its state: choosing it again must not end a pause that the hall is shown.
    const answer =
      counter.mine && counter.state !== 'closed'
        ? { ok: true as const }
        : await writeCall('counter.open', { counterId: counter.id, takeOver });
    busy.current = false;
    setTaken(null);
    if (answer.ok) {
      localStorage.setItem(counterStorageKey, counter.id);
      onChosen(counter.id);
    } else {
      setTrouble(formatTrouble(texts, answer.refusal, answer.detail));
      void refresh();
    }
  };
  const choose = (counter: CounterChoice) => (isTaken(counter) ? setTaken(counter) : void open(counter, false));

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const digit = readDigit(event);
      // A key such as Enter or Escape ends the number; the next digit begins another.
      if (digit === null) typed.current = { digits: '', at: 0 };
      if (digit === null || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      // The page itself is asked, because the next digit may follow Escape before a dialog's state is updated.
      if (document.querySelector('dialog[open]') !== null) return;
      typed.current = typeDigit(typed.current, digit, Date.now());
      const found = findTyped(counters, typed.current.digits);
      if (found === null) return;
      // Typing only moves the focus and Enter opens, so that the 1 of 12 does not open counter 1.
      grid.current?.querySelector<HTMLElement>(`[data-counter="${found.id}"]`)?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [counters]);

  return (
    <main class="choose">
      <h1>{desk.chooseCounter}</h1>
      <p class="quiet">{desk.chooseHow}</p>
      <p class="calm-message" role="status">
        {trouble}
      </p>
      <div class="choose-grid" ref={grid}>
        {counters.map(counter => (
          <button
            key={counter.id}
            type="button"
            class="choose-counter"
            data-counter={counter.id}
            data-last={counter.id === last ? '' : undefined}
            onClick={() => choose(counter)}
          >
            <b>{fill(shared.counter, { label: counter.label })}</b>
            <StatePill state={counter.state} />
            <span>{counter.mine ? desk.counterMine : (counter.staffName ?? desk.counterFree)}</span>
            {counter.id === last && <small>{desk.lastUsedHere}</small>}
          </button>
        ))}
      </div>
      {taken !== null && (
        <Confirm
          title={fill(desk.takeOverTitle, { counter: fill(shared.counter, { label: taken.label }) })}
          text={fill(desk.takeOverText, { staff: taken.staffName ?? '' })}
          yes={desk.takeOverYes}
          onYes={() => void open(taken, true)}
          onClose={() => setTaken(null)}
        />
      )}
    </main>
  );
}

function isTaken(counter: { state: CounterState; staffName: string | null; mine: boolean }): boolean {
  return counter.state !== 'closed' && counter.staffName !== null && !counter.mine;
}
