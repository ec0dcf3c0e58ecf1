// Shows the state of a counter (open, paused or closed) in colour and in words.
import type { CounterState } from '../../common/contract/words.ts';
import { useDeskTexts } from './language.tsx';

export function StatePill({ state }: { state: CounterState }) {
  const { desk } = useDeskTexts();
  const names: Record<CounterState, string> = {
    open: desk.stateOpen,
    paused: desk.statePaused,
    closed: desk.stateClosed,
  };
  return <span class={`state-pill ${state}`}>{names[state]}</span>;
}
