// The actions of the desk as buttons, each with its key. An action that is not possible now is disabled but stays in
// its place.

import type { CounterView } from '../../common/contract/views/desk-views.ts';
import { type DeskTexts, useDeskTexts } from '../shared/language.tsx';
import { chooseMainPress, isDossierKey, listSmallPresses, type Press, pressKeys } from './desk-keys.ts';

interface ActionsProps {
  view: CounterView;
  lost: boolean;
  running: string | null;
  onPress: (press: Press) => void;
}

/** Returns the name of a key as it stands on a button in the officer's language. */
export function formatKey(press: Press, desk: DeskTexts['desk']): string {
  const key = pressKeys[press];
  return key === 'Space' ? desk.keySpace : key === 'Enter' ? desk.keyEnter : key === 'Del' ? desk.keyDelete : key;
}

/** Returns whether the last view that was received allows this press. */
export function mayPress(view: CounterView, press: Press): boolean {
  if (press === 'help' || isDossierKey(press)) return true;
  if (press === 'reprint') return view.current !== null;
  return view.may.includes(press);
}

export function ActionButtons({ view, lost, running, onPress }: ActionsProps) {
  const { desk } = useDeskTexts();
  const main = chooseMainPress(view.counter.state, view.current?.state ?? null);
  const off = (press: Press) => lost || running === press || !mayPress(view, press);
  const name = (press: Press) =>
    press === 'open' && view.counter.state === 'paused' ? desk.openAgain : desk.deed[press];
  return (
    <section class="actions" aria-label={desk.actions}>
      <button type="button" class="action main-action" disabled={off(main)} onClick={() => onPress(main)}>
        {name(main)} <kbd>{formatKey(main, desk)}</kbd>
      </button>
      {listSmallPresses(main).map(press => (
        <button
          key={press}
          type="button"
          class="action"
          title={desk.deedMeans[press]}
          disabled={off(press)}
          onClick={() => onPress(press)}
        >
          {name(press)} <kbd>{formatKey(press, desk)}</kbd>
        </button>
      ))}
    </section>
  );
}
