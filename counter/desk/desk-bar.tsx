// The top bar of the desk: the counter and its state, warnings of printers, and the actions on the counter itself.

import type { CounterView } from '../../common/contract/views/desk-views.ts';
import { fill } from '../../common/text/fill.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { StatePill } from '../shared/state-pill.tsx';
import { type Bar, TopBar } from '../shared/top-bar.tsx';
import { formatKey, mayPress } from './action-buttons.tsx';
import type { Press } from './desk-keys.ts';

export type Printer = CounterView['printers'][number];

/** A printer that never reports its condition is left out, because its warning would never go away. */
const needsAttention = ({ condition }: Printer) => condition !== 'ok' && condition !== 'unknown';

interface DeskBarProps {
  bar: Bar;
  view: CounterView;
  lost: boolean;
  onPress: (press: Press) => void;
  onSignOut: () => void;
  onOtherCounter: () => void;
  onPrinter: (printer: Printer) => void;
}

export function DeskBar({ bar, view, lost, onPress, onSignOut, onOtherCounter, onPrinter }: DeskBarProps) {
  const { desk, shared } = useDeskTexts();
  // While the main button of the page reopens the counter, the bar need not offer it as well.
  const tools: Press[] =
    view.counter.state === 'paused' && view.current !== null ? ['open', 'close'] : ['pause', 'close'];
  return (
    <TopBar
      {...bar}
      onSignOut={onSignOut}
      tools={
        <>
          {view.printers.filter(needsAttention).map(printer => (
            <button
              key={printer.id}
              type="button"
              class={printer.condition === 'paper-near-end' ? 'printer-trouble soon' : 'printer-trouble'}
              title={fill(desk.printerIs, { printer: printer.id, state: desk.printerState[printer.condition] })}
              onClick={() => onPrinter(printer)}
            >
              {desk.printerState[printer.condition]}
            </button>
          ))}
          {view.counter.state === 'closed' ? (
            <button type="button" class="bar-button" onClick={onOtherCounter}>
              {desk.otherCounter}
            </button>
          ) : (
            tools.map(press => (
              <button
                key={press}
                type="button"
                class="bar-button"
                disabled={lost || !mayPress(view, press)}
                onClick={() => onPress(press)}
              >
                {press === 'open' ? desk.openAgain : desk.deed[press]} <kbd>{formatKey(press, desk)}</kbd>
              </button>
            ))
          )}
          <button type="button" class="bar-button" aria-label={desk.deed.help} onClick={() => onPress('help')}>
            <kbd>?</kbd>
          </button>
        </>
      }
    >
      <b class="bar-title">{fill(shared.counter, { label: view.counter.label })}</b>
      <StatePill state={view.counter.state} />
    </TopBar>
  );
}
