// From a key or a button to its deed or its dialog, with a word when it cannot be done now.
import type { Refusal } from '../../common/contract/refusals.ts';
import type { CounterView } from '../../common/contract/views.ts';
import { fill } from '../../common/text/fill.ts';
import { useWords } from '../language.tsx';
import { mayPress } from './actions.tsx';
import { sendDeed, sendReprint } from './deeds.ts';
import type { Open } from './desk-dialogs.tsx';
import { isDossierKey, type Press } from './keys.ts';
import type { Deeds, Wanted } from './use-deeds.ts';
import type { Message } from './use-message.ts';

interface PressParts {
  view: CounterView | null;
  lost: boolean;
  /** Why nothing at all can be done here, or null. */
  blocked: string | null;
  deeds: Deeds;
  say: (text: string, tone?: Message['tone']) => void;
  onOpen: (open: Open) => void;
  /** To the pages for dossiers; null at an office that has none. */
  onDossiers: ((page: 'receive' | 'list') => void) | null;
}

export function usePress({ view, lost, blocked, deeds, say, onOpen, onDossiers }: PressParts): (press: Press) => void {
  const { desk } = useWords();

  const reprint: Wanted['run'] = async ({ current }) => {
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
    if (press === 'reprint') return deeds.press({ id: press, name, may, waitForPicture: false, run: reprint });
    deeds.press({
      id: press,
      name,
      may,
      whyNot: now => (press === 'call-next' ? whyNoNext(now) : null),
      run: now => sendDeed(press, now),
    });
  };
}

/** The same words as the server's refusal, said without asking it. */
function whyNoNext(view: CounterView): Refusal | null {
  if (view.counter.state !== 'open') return 'counter.closed';
  if (view.current !== null) return 'counter.busy';
  return view.waiting === 0 ? 'queue.empty' : null;
}
