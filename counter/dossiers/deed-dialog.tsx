// The small question before a deed: what it means, what must be said, one red button. What was typed stays until it is done.
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { CallInput, CallName, CallValue } from '../../common/contract/calls/index.ts';
import { Dialog } from '../dialog.tsx';
import { useWords } from '../language.tsx';
import type { Whole } from './deeds.ts';
import type { Errors } from './draft.ts';
import { focusWrong } from './fields.tsx';
import { useRoom } from './room.ts';
import { type Failed, sayFailed, useSend } from './use-send.ts';
import type { DossierWords } from './words.ts';

type Press = keyof DossierWords['deed'];

export interface DeedProps {
  dossier: Whole;
  onDone: (text: string) => void;
  onClose: () => void;
}

export interface DeedRun {
  busy: boolean;
  failed: Failed | null;
  run: <N extends CallName>(name: N, input: CallInput<N>, tell?: (value: CallValue<N>) => string) => Promise<void>;
}

/** Asks for the dossier anew: somebody else has moved it, so what stands behind the dialog is not true any more. */
export const StaleContext = createContext<() => void>(() => undefined);

/** Does the deed and says so; a mistake stays in the dialog. */
export function useDeed(press: Press, onDone: (text: string) => void): DeedRun {
  const { words } = useRoom();
  const { busy, failed, send } = useSend();
  const onStale = useContext(StaleContext);
  useEffect(() => {
    if (failed?.refusal === 'dossier.wrong-state' || failed?.refusal === 'payment.changed') onStale();
  }, [failed]);
  return {
    busy,
    failed,
    async run(name, input, tell) {
      const value = await send(name, input);
      if (value !== null) onDone(tell?.(value) ?? words.done[press]);
    },
  };
}

export interface Checked {
  /** By the field's name; none before the red button was first pressed, and gone as soon as it is right. */
  errors: Errors;
  ask: () => Errors;
}

/** What is wrong with what was typed, told once somebody wanted to go on. */
export function useChecked(check: () => Record<string, string>): Checked {
  const [asked, setAsked] = useState(false);
  return {
    errors: asked ? (check() as Errors) : {},
    ask() {
      setAsked(true);
      return check() as Errors;
    },
  };
}

/** Nothing can be wrong. */
export const unchecked: Checked = { errors: {}, ask: () => ({}) };

interface DeedDialogProps {
  press: Press;
  title?: string;
  deed: DeedRun;
  wide?: boolean;
  /** The deed ends a dossier or blames it: no harmless red. */
  yes?: string;
  checked: Checked;
  onGo: () => void;
  onClose: () => void;
  /** Nothing is typed: the red button has the focus. */
  plain?: boolean;
  children: ComponentChildren;
}

export function DeedDialog(props: DeedDialogProps) {
  const { press, title, deed, wide = false, yes, checked, onGo, onClose, plain = false, children } = props;
  const { words, lost } = useRoom();
  const all = useWords();
  const form = useRef<HTMLFormElement>(null);
  // The red button could not keep the hand while it was grey.
  useEffect(() => {
    if (!lost && document.activeElement === document.body)
      form.current?.querySelector<HTMLElement>('[type="submit"]')?.focus();
  }, [lost]);
  const submit = (event: Event) => {
    event.preventDefault();
    if (deed.busy) return;
    const errors = checked.ask();
    if (Object.keys(errors).length > 0) focusWrong(form.current, errors);
    else onGo();
  };
  const { failed } = deed;
  const trouble = failed === null ? null : sayFailed(words, all, failed);
  return (
    <Dialog title={title ?? words.deed[press]} wide={wide} onClose={onClose}>
      <form ref={form} class="deed-form" onSubmit={submit} noValidate>
        {children}
        <p class="calm-message" role="status">
          {deed.busy ? words.receive.sending : trouble}
        </p>
        <div class="dialog-ends">
          <button type="button" class="plain" onClick={onClose}>
            {all.desk.back} <kbd>Esc</kbd>
          </button>
          <button
            type="submit"
            class="red"
            data-first={plain ? '' : undefined}
            disabled={lost}
            aria-disabled={deed.busy}
          >
            {yes ?? words.deed[press]} <kbd>{all.desk.keyEnter}</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
