// Shown instead of the ticket when a colleague has taken this counter over: this page may then only watch.

import type { CounterView } from '../../common/contract/views/desk-views.ts';
import { useDeskTexts } from '../shared/language.tsx';
import type { Staff } from '../shared/staff-session.ts';

/** Returns whether somebody else works at this counter now. */
export function isTakenOver(view: CounterView, staff: Staff): boolean {
  return view.counter.state !== 'closed' && view.staff !== null && view.staff.id !== staff.id;
}

export function TakenCounter({ text, onOtherCounter }: { text: string; onOtherCounter: () => void }) {
  const { desk } = useDeskTexts();
  return (
    <section class="card current taken">
      <h1 class="nobody">{text}</h1>
      <button type="button" class="red" onClick={onOtherCounter}>
        {desk.otherCounter}
      </button>
    </section>
  );
}
