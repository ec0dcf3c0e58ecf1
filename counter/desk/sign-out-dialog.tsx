// Asks before signing out whether to close the counter, so that the hall does not wait for an officer who has left.
import type { CounterView } from '../../common/contract/views.ts';
import { fill } from '../../common/text/fill.ts';
import { Dialog } from '../shared/dialog.tsx';
import { useWords } from '../shared/language.tsx';

interface SignOutProps {
  view: CounterView;
  onCloseAndLeave: () => void;
  onLeave: () => void;
  onClose: () => void;
}

export function SignOutDialog({ view, onCloseAndLeave, onLeave, onClose }: SignOutProps) {
  const { desk, shared } = useWords();
  const mayClose = view.may.includes('close');
  const counter = fill(shared.counter, { label: view.counter.label });
  return (
    <Dialog title={fill(desk.signOutTitle, { counter })} onClose={onClose}>
      <p>{view.current === null ? desk.signOutOpen : fill(desk.signOutBusy, { number: view.current.number })}</p>
      <div class="dialog-ends">
        <button type="button" class="plain" data-first={mayClose ? undefined : ''} onClick={onClose}>
          {desk.back} <kbd>Esc</kbd>
        </button>
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
