// Asks before signing out whether to close the counter, so that the hall does not wait for an officer who has left.

import type { CounterView } from '../../common/contract/views/desk-views.ts';
import { fill } from '../../common/text/fill.ts';
import { BackButton, Dialog } from '../shared/dialog.tsx';
import { useDeskTexts } from '../shared/language.tsx';

interface SignOutProps {
  view: CounterView;
  onCloseAndLeave: () => void;
  onLeave: () => void;
  onClose: () => void;
}

export function SignOutDialog({ view, onCloseAndLeave, onLeave, onClose }: SignOutProps) {
  const { desk, shared } = useDeskTexts();
  const mayClose = view.may.includes('close');
  const counter = fill(shared.counter, { label: view.counter.label });
  return (
    <Dialog title={fill(desk.signOutTitle, { counter })} onClose={onClose}>
      <p>{view.current === null ? desk.signOutOpen : fill(desk.signOutBusy, { number: view.current.number })}</p>
      <div class="dialog-ends">
        <BackButton first={!mayClose} onClose={onClose} />
        <button type="button" class="plain" onClick={onLeave}>
          {desk.onlySignOut}
        </button>
        {mayClose && (
          <button type="button" class="red" data-first onClick={onCloseAndLeave}>
            {desk.closeAndSignOut} <kbd>{desk.keyEnter}</kbd>
          </button>
        )}
      </div>
    </Dialog>
  );
}
