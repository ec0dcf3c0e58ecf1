// The dialog that asks for the details of an action and runs it. What was typed stays until the action has succeeded.
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { CallInput, CallName, CallValue } from '../../common/contract/calls/index.ts';
import { BackButton, Dialog } from '../shared/dialog.tsx';
import { useDeskTexts } from '../shared/language.tsx';
import type { FieldErrors } from './check-draft.ts';
import type { DossierDetails } from './dossier-actions.ts';
import { useDossierContext } from './dossier-context.ts';
import type { DossierTexts } from './dossier-texts.ts';
import { focusFirstError } from './fields.tsx';
import { describeFailure, type Failure, useSendOnce } from './use-send-once.ts';
import './action-dialog.css';

type ActionName = keyof DossierTexts['deed'];

export interface ActionDialogProps {
  dossier: DossierDetails;
  /** Receives the sentence that says what was done. */
  onDone: (text: string) => void;
  onClose: () => void;
}

export interface ActionRun {
  name: ActionName;
  busy: boolean;
  failed: Failure | null;
  /** Makes the action's call. `describeDone` replaces the usual sentence about what was done. */
  run: <N extends CallName>(
    name: N,
    input: CallInput<N>,
    describeDone?: (value: CallValue<N>) => string,
  ) => Promise<void>;
}

/** Loads the dossier again, because a refusal has shown that a colleague changed it. */
export const ReloadContext = createContext<() => void>(() => undefined);

/** Runs one action from its dialog. A refusal is shown in the dialog, which stays open. */
export function useAction(name: ActionName, onDone: (text: string) => void): ActionRun {
  const { texts } = useDossierContext();
  const { busy, failed, send } = useSendOnce();
  const reloadDossier = useContext(ReloadContext);
  useEffect(() => {
    if (failed?.refusal === 'dossier.wrong-state' || failed?.refusal === 'payment.changed') reloadDossier();
  }, [failed]);
  return {
    name,
    busy,
    failed,
    async run(call, input, describeDone) {
      const value = await send(call, input);
      if (value !== null) onDone(describeDone?.(value) ?? texts.done[name]);
    },
  };
}

export interface Validation {
  /** The mistakes by the name of their field. None are shown before the red button was pressed once. */
  errors: FieldErrors;
  /** Checks the fields and shows their mistakes from now on. */
  validate: () => FieldErrors;
}

/** Shows the mistakes that `check` finds, by field, once the officer has tried to confirm. */
export function useValidation(check: () => Record<string, string>): Validation {
  const [isTried, setTried] = useState(false);
  return {
    errors: isTried ? (check() as FieldErrors) : {},
    validate() {
      setTried(true);
      return check() as FieldErrors;
    },
  };
}

/** For dialogs without a field that could be wrong. */
export const noValidation: Validation = { errors: {}, validate: () => ({}) };

interface ActionFormProps {
  title?: string;
  action: ActionRun;
  wide?: boolean;
  /** The text of the red button; the name of the action when left out. */
  confirmText?: string;
  validation: Validation;
  onConfirm: () => void;
  onClose: () => void;
  /** Focuses the red button, for dialogs in which usually nothing is typed. */
  focusConfirm?: boolean;
  children: ComponentChildren;
}

export function ActionDialog(props: ActionFormProps) {
  const {
    title,
    action,
    wide = false,
    confirmText,
    validation,
    onConfirm,
    onClose,
    focusConfirm = false,
    children,
  } = props;
  const { texts, lost } = useDossierContext();
  const all = useDeskTexts();
  const form = useRef<HTMLFormElement>(null);
  // The button lost the focus while it was disabled, so it gets it back with the connection.
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
    <Dialog title={title ?? texts.deed[action.name]} wide={wide} onClose={onClose}>
      <form ref={form} class="action-form" onSubmit={submit} noValidate>
        {children}
        <p class="calm-message" role="status">
          {action.busy ? texts.receive.sending : trouble}
        </p>
        <div class="dialog-ends">
          <BackButton onClose={onClose} />
          <button
            type="submit"
            class="red"
            data-first={focusConfirm ? '' : undefined}
            disabled={lost}
            aria-disabled={action.busy}
          >
            {confirmText ?? texts.deed[action.name]} <kbd>{all.desk.keyEnter}</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
