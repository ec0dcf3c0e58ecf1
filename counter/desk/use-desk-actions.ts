// Runs the actions of one desk: checks against the last view whether an action is allowed, runs it, and tells the
// officer when it is not possible.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CounterView } from '../../common/contract/views/desk-views.ts';
import type { Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { formatTrouble, useDeskTexts } from '../shared/language.tsx';
import type { ShowMessage } from '../shared/use-message.ts';
import type { Outcome } from './desk-calls.ts';
import { createPressQueue } from './press-queue.ts';

export interface ActionRequest {
  /** Requests with equal ids are repetitions of one press. */
  id: string;
  /** The name of the action, for messages. */
  name: string;
  may: (view: CounterView) => boolean;
  run: (view: CounterView) => Promise<Outcome>;
  /** False for an action that changes nothing in the view. */
  waitForView?: false;
  /** Returns a reason that is more precise than "not now", or null. */
  whyNot?: (view: CounterView) => Trouble | null;
}

export interface DeskActions {
  press: (request: ActionRequest) => void;
  /** The id of the running action, or null. */
  running: string | null;
}

/** After an answer the next press waits for the view that shows its effect, but no longer than this. Milliseconds. */
const viewWaitMs = 800;

interface DeskActionsOptions {
  view: CounterView | null;
  lost: boolean;
  showMessage: ShowMessage;
  onSessionOver: () => void;
}

export function useDeskActions({ view, lost, showMessage, onSessionOver }: DeskActionsOptions): DeskActions {
  const texts = useDeskTexts();
  const [running, setRunning] = useState<string | null>(null);
  const present = useRef({ view, lost, texts });
  present.current = { view, lost, texts };
  const watchers = useRef(new Set<() => void>());
  const latest = useRef(new Map<string, ActionRequest>());

  useEffect(() => {
    for (const wake of [...watchers.current]) wake();
  }, [view]);

  const awaitNewerView = useCallback(async (revision: number) => {
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
        onNotAllowed: id => {
          const { view, lost, texts } = present.current;
          const request = latest.current.get(id);
          const trouble = view === null || lost ? null : (request?.whyNot?.(view) ?? null);
          if (trouble !== null) return showMessage(texts.refusals[trouble]);
          showMessage(fill(lost ? texts.desk.notConnected : texts.desk.notNow, { deed: request?.name ?? '' }));
        },
      }),
    [showMessage],
  );

  const press = useCallback(
    (request: ActionRequest) => {
      latest.current.set(request.id, request);
      presses.press({
        id: request.id,
        may: () => {
          const { view, lost } = present.current;
          return view !== null && !lost && request.may(view);
        },
        run: async () => {
          const { view } = present.current;
          if (view === null) return;
          const outcome = await request.run(view);
          if (outcome.ok) return request.waitForView === false ? undefined : awaitNewerView(view.revision);
          if (outcome.refusal === 'auth.required') return onSessionOver();
          showMessage(formatTrouble(present.current.texts, outcome.refusal, outcome.detail));
        },
      });
    },
    [presses, awaitNewerView, showMessage, onSessionOver],
  );
  return { press, running };
}
