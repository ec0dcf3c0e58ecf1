// From a key or a button to its deed or its dialog, with a word when it cannot be done now.
import type { Refusal } from '../../common/contract/refusals.ts';
import type { CounterView } from '../../common/contract/views.ts';
import { fill } from '../../common/text/fill.ts';
import { useWords } from '../shared/language.tsx';
import type { Message } from '../shared/use-message.ts';
import { mayPress } from './action-buttons.tsx';
import { sendAction, sendReprint } from './desk-calls.ts';
import type { OpenDialog } from './desk-dialogs.tsx';
import { isDossierKey, type Press } from './desk-keys.ts';
import type { ActionRequest, DeskActions } from './use-desk-actions.ts';

interface PressDependencies {
  view: CounterView | null;
  lost: boolean;
  /** Why nothing at all can be done here, or null. */
  blocked: string | null;
  deeds: DeskActions;
  say: (text: string, tone?: Message['tone']) => void;
  onOpen: (open: OpenDialog) => void;
  /** To the pages for dossiers; null at an office that has none. */
  onDossiers: ((page: 'receive' | 'list') => void) | null;
}

export function usePress({
  view,
  lost,
  blocked,
  deeds,
  say,
  onOpen,
  onDossiers,
}: PressDependencies): (press: Press) => void {
  const { desk } = useWords();

  const reprint: ActionRequest['run'] = async ({ current }) => {
    if (current === null) return { ok: false, refusal: 'ticket.wrong-state', detail: null };
    const answer = await sendReprint(current.ticketId);
    if (answer.ok) {
      const failed = answer.value.state === 'failed';
      say(fill(failed ? desk.reprintFailed : desk.reprinted, { number: current.number }), failed ? 'trouble' : 'good');
    }
    return answer;
  };

  return press => {
    if (press === 'help') return onOpen({ kind: 'help' });
    if (isDossierKey(press)) return onDossiers?.(press === 'receive' ? 'receive' : 'list');
    if (blocked !== null && !lost) return say(blocked);
    const name = desk.deed[press];
    const may = (now: CounterView) => mayPress(now, press);
    if (press === 'transfer' || press === 'pause' || press === 'close') {
      if (view === null || lost || !may(view)) return say(fill(lost ? desk.notConnected : desk.notNow, { deed: name }));
      if (press !== 'transfer') onOpen({ kind: press });
      else if (view.current !== null) onOpen({ kind: press, ticket: view.current });
      return;
    }
    if (press === 'reprint') return deeds.press({ id: press, name, may, waitForView: false, run: reprint });
    deeds.press({
      id: press,
      name,
      may,
      whyNot: now => (press === 'call-next' ? explainNoNext(now) : null),
      run: now => sendAction(press, now),
    });
  };
}

/** The same words as the server's refusal, said without asking it. */
function explainNoNext(view: CounterView): Refusal | null {
  if (view.counter.state !== 'open') return 'counter.closed';
  if (view.current !== null) return 'counter.busy';
  return view.waiting === 0 ? 'queue.empty' : null;
}
