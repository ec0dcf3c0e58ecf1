// Turns a key or a button into its action or its dialog, and tells the officer when that is not possible now.
import type { Refusal } from '../../common/contract/refusals.ts';
import type { CounterView } from '../../common/contract/views/desk-views.ts';
import { fill } from '../../common/text/fill.ts';
import { useDeskTexts } from '../shared/language.tsx';
import type { ShowMessage } from '../shared/use-message.ts';
import { mayPress } from './action-buttons.tsx';
import { sendAction, sendReprint } from './desk-calls.ts';
import type { OpenDialog } from './desk-dialogs.tsx';
import { isDossierKey, type Press } from './desk-keys.ts';
import type { ActionRequest, DeskActions } from './use-desk-actions.ts';

interface PressOptions {
  view: CounterView | null;
  lost: boolean;
  /** Why no action at all is possible here, or null. */
  blocked: string | null;
  actions: DeskActions;
  showMessage: ShowMessage;
  onOpen: (open: OpenDialog) => void;
  /** Opens a page for dossiers; null in an office that receives none. */
  onDossiers: ((page: 'receive' | 'list') => void) | null;
}

export function usePress({
  view,
  lost,
  blocked,
  actions,
  showMessage,
  onOpen,
  onDossiers,
}: PressOptions): (press: Press) => void {
  const { desk } = useDeskTexts();

  const reprint: ActionRequest['run'] = async ({ current }) => {
    if (current === null) return { ok: false, refusal: 'ticket.wrong-state', detail: null };
    const answer = await sendReprint(current.ticketId);
    if (answer.ok) {
      const failed = answer.value.state === 'failed';
      showMessage(
        fill(failed ? desk.reprintFailed : desk.reprinted, { number: current.number }),
        failed ? 'trouble' : 'good',
      );
    }
    return answer;
  };

  return press => {
    if (press === 'help') return onOpen({ kind: 'help' });
    if (isDossierKey(press)) return onDossiers?.(press === 'receive' ? 'receive' : 'list');
    if (blocked !== null && !lost) return showMessage(blocked);
    const name = desk.deed[press];
    const may = (now: CounterView) => mayPress(now, press);
    if (press === 'transfer' || press === 'pause' || press === 'close') {
      if (view === null || lost || !may(view))
        return showMessage(fill(lost ? desk.notConnected : desk.notNow, { deed: name }));
      if (press !== 'transfer') onOpen({ kind: press });
      else if (view.current !== null) onOpen({ kind: press, ticket: view.current });
      return;
    }
    if (press === 'reprint') return actions.press({ id: press, name, may, waitForView: false, run: reprint });
    actions.press({
      id: press,
      name,
      may,
      whyNot: now => (press === 'call-next' ? explainNoNext(now) : null),
      run: now => sendAction(press, now),
    });
  };
}

/** Returns the refusal that the server would give, without asking it. */
function explainNoNext(view: CounterView): Refusal | null {
  if (view.counter.state !== 'open') return 'counter.closed';
  if (view.current !== null) return 'counter.busy';
  return view.waiting === 0 ? 'queue.empty' : null;
}
