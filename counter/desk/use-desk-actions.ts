// The presses of one desk: asks the last true picture whether a deed may be done, does it, and says calmly why not.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CounterView } from '../../common/contract/views.ts';
import type { Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { formatTrouble, useWords } from '../shared/language.tsx';
import type { Message } from '../shared/use-message.ts';
import type { Outcome } from './desk-calls.ts';
import { createPressQueue } from './press-queue.ts';

export interface ActionRequest {
  /** Equal ids are the same press. */
  id: string;
  /** What the officer calls it, for a message. */
  name: string;
  may: (view: CounterView) => boolean;
  run: (view: CounterView) => Promise<Outcome>;
  /** False for a deed that changes nothing in the picture. */
  waitForView?: false;
  /** Why it may not be done, when there is something better to say than "not now". */
  whyNot?: (view: CounterView) => Trouble | null;
}

export interface DeskActions {
  press: (wanted: ActionRequest) => void;
  running: string | null;
}

/** After an answer the next press waits for the picture that shows it, but never longer than this. Milliseconds. */
const viewWaitMs = 800;

export function useDeskActions(
  view: CounterView | null,
  lost: boolean,
  say: (text: string, tone?: Message['tone']) => void,
  onSessionOver: () => void,
): DeskActions {
  const words = useWords();
  const [running, setRunning] = useState<string | null>(null);
  const present = useRef({ view, lost, words });
  present.current = { view, lost, words };
  const watchers = useRef(new Set<() => void>());
  const latest = useRef(new Map<string, ActionRequest>());

  useEffect(() => {
    for (const wake of [...watchers.current]) wake();
  }, [view]);

  const seeNewer = useCallback(async (revision: number) => {
    if ((present.current.view?.revision ?? 0) > revision) return;
    await new Promise<void>(resolve => {
      const wake = () => {
        clearTimeout(timer);
        watchers.current.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, viewWaitMs);
      watchers.current.add(wake);
    });
  }, []);

  const presses = useMemo(
    () =>
      createPressQueue({
        now: () => performance.now(),
        onRunning: setRunning,
        onNotNow: id => {
          const { view, lost, words } = present.current;
          const wanted = latest.current.get(id);
          const trouble = view === null || lost ? null : (wanted?.whyNot?.(view) ?? null);
          if (trouble !== null) return say(words.refusals[trouble]);
          say(fill(lost ? words.desk.notConnected : words.desk.notNow, { deed: wanted?.name ?? '' }));
        },
      }),
    [say],
  );

  const press = useCallback(
    (wanted: ActionRequest) => {
      latest.current.set(wanted.id, wanted);
      presses.press({
        id: wanted.id,
        may: () => {
          const { view, lost } = present.current;
          return view !== null && !lost && wanted.may(view);
        },
        run: async () => {
          const { view } = present.current;
          if (view === null) return;
          const outcome = await wanted.run(view);
          if (outcome.ok) return wanted.waitForView === false ? undefined : seeNewer(view.revision);
          if (outcome.refusal === 'auth.required') return onSessionOver();
          say(formatTrouble(present.current.words, outcome.refusal, outcome.detail));
        },
      });
    },
    [presses, seeNewer, say, onSessionOver],
  );
  return { press, running };
}
