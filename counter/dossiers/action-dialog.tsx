// The small question before a deed: what it means, what must be said, one red button. What was typed stays until it is done.
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { CallInput, CallName, CallValue } from '../../common/contract/calls/index.ts';
import { Dialog } from '../shared/dialog.tsx';
import { useWords } from '../shared/language.tsx';
import type { FieldErrors } from './check-draft.ts';
import type { DossierDetails } from './dossier-actions.ts';
import { useDossierContext } from './dossier-context.ts';
import type { DossierTexts } from './dossier-texts.ts';
import { focusFirstError } from './fields.tsx';
import { describeFailure, type Failure, useSendOnce } from './use-send-once.ts';

type Press = keyof DossierTexts['deed'];

export interface ActionDialogProps {
  dossier: DossierDetails;
  onDone: (text: string) => void;
  onClose: () => void;
}

export interface ActionRun {
  busy: boolean;
  failed: Failure | null;
  run: <N extends CallName>(name: N, input: CallInput<N>, tell?: (value: CallValue<N>) => string) => Promise<void>;
}

/** Asks for the dossier anew: somebody else has moved it, so what stands behind the dialog is not true any more. */
export const ReloadContext = createContext<() => void>(() => undefined);

/** Does the deed and says so; a mistake stays in the dialog. */
export function useAction(press: Press, onDone: (text: string) => void): ActionRun {
  const { texts } = useDossierContext();
  const { busy, failed, send } = useSendOnce();
  const onStale = useContext(ReloadContext);
  useEffect(() => {
    if (failed?.refusal === 'dossier.wrong-state' || failed?.refusal === 'payment.changed') onStale();
  }, [failed]);
  return {
    busy,
    failed,
    async run(name, input, tell) {
      const value = await send(name, input);
      if (value !== null) onDone(tell?.(value) ?? texts.done[press]);
    },
  };
}

export interface Validation {
  /** By the field's name; none before the red button was first pressed, and gone as soon as it is right. */
  errors: FieldErrors;
  validate: () => FieldErrors;
}

/** What is wrong with what was typed, told once somebody wanted to go on. */
export function useValidation(check: () => Record<string, string>): Validation {
  const [asked, setAsked] = useState(false);
  return {
    errors: asked ? (check() as FieldErrors) : {},
    validate() {
      setAsked(true);
      return check() as FieldErrors;
    },
  };
}

/** Nothing can be wrong. */
export const noValidation: Validation = { errors: {}, validate: () => ({}) };

interface ActionFormProps {
  press: Press;
  title?: string;
  action: ActionRun;
  wide?: boolean;
  /** The deed ends a dossier or blames it: no harmless red. */
  yes?: string;
  validation: Validation;
  onConfirm: () => void;
  onClose: () => void;
  /** Nothing is typed: the red button has the focus. */
  plain?: boolean;
  children: ComponentChildren;
}

export function ActionDialog(props: ActionFormProps) {
  const { press, title, action, wide = false, yes, validation, onConfirm, onClose, plain = false, children } = props;
  const { texts, lost } = useDossierContext();
  const all = useWords();
  const form = useRef<HTMLFormElement>(null);
  // The red button could not keep the hand while it was grey.
  useEffect(() => {
    if (!lost && document.activeElement === document.body)
      form.current?.querySelector<HTMLElement>('[type="submit"]')?.focus();
  }, [lost]);
  const submit = (event: Event) => {
    event.preventDefault();
    if (action.busy) return;
    const errors = validation.validate();
    if (Object.keys(errors).length > 0) focusFirstError(form.current, errors);
    else onConfirm();
  };
  const { failed } = action;
  const trouble = failed === null ? null : describeFailure(texts, all, failed);
  return (
    <Dialog title={title ?? texts.deed[press]} wide={wide} onClose={onClose}>
      <form ref={form} class="deed-form" onSubmit={submit} noValidate>
        {children}
        <p class="calm-message" role="status">
          {action.busy ? texts.receive.sending : trouble}
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
            aria-disabled={action.busy}
          >
            {yes ?? texts.deed[press]} <kbd>{all.desk.keyEnter}</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
