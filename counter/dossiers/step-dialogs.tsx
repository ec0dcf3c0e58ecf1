// The dialogs of actions that need a few words at most: accept, advance, ready, refuse, stop and withdraw.

import { useState } from 'preact/hooks';
import { maxNoteLength, maxReasonLength } from '../../common/contract/rules.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { ActionDialog, type ActionDialogProps, noValidation, useAction, useValidation } from './action-dialog.tsx';
import { findNextStep } from './dossier-actions.ts';
import { useDossierContext } from './dossier-context.ts';
import { trimToNull } from './draft-input.ts';
import { DueField, useOfficerDue } from './due-field.tsx';
import { ChoiceField, TextField } from './fields.tsx';

export function AcceptDialog({ dossier, onDone, onClose }: ActionDialogProps) {
  const { texts } = useDossierContext();
  const action = useAction('accept', onDone);
  const due = useOfficerDue(action.failed);
  const validation = useValidation(() => due.check(serverNow()));
  return (
    <ActionDialog
      action={action}
      focusConfirm
      validation={validation}
      onConfirm={() => void action.run('dossier.accept', { code: dossier.code, dueAt: due.at })}
      onClose={onClose}
    >
      <p>{texts.ask.accept}</p>
      <DueField due={due} error={validation.errors.due} />
    </ActionDialog>
  );
}

export function AdvanceDialog({ dossier, onDone, onClose }: ActionDialogProps) {
  const { texts, colleagues, staff } = useDossierContext();
  const { ask } = texts;
  const action = useAction('advance', onDone);
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const currentStep = dossier.steps.find(({ no }) => no === dossier.step);
  const next = findNextStep(dossier);
  const others = colleagues.filter(({ id }) => id !== staff.id);
  return (
    <ActionDialog
      action={action}
      focusConfirm
      validation={noValidation}
      onConfirm={() =>
        void action.run('dossier.advance', {
          code: dossier.code,
          step: dossier.step,
          to: to === '' ? null : (to as typeof staff.id),
          note: trimToNull(note),
        })
      }
      onClose={onClose}
    >
      <p>
        {currentStep === undefined || next === null
          ? ask.advanceAny
          : fill(ask.advance, { step: formatStep(currentStep), next: formatStep(next) })}
      </p>
      <ChoiceField
        label={ask.to}
        value={to}
        choices={[
          { value: '', label: ask.toMe },
          ...others.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        onValue={setTo}
      />
      <TextField label={ask.note} maxLength={maxNoteLength} value={note} onValue={setNote} />
    </ActionDialog>
  );
}

const formatStep = ({ no, label, responsible }: { no: number; label: string; responsible: string }) =>
  responsible === '' ? label || String(no) : `${label || no} – ${responsible}`;

export function ReadyDialog({ dossier, onDone, onClose }: ActionDialogProps) {
  const { texts } = useDossierContext();
  const action = useAction('ready', onDone);
  return (
    <ActionDialog
      action={action}
      focusConfirm
      validation={noValidation}
      onConfirm={() => void action.run('dossier.ready', { code: dossier.code })}
      onClose={onClose}
    >
      <p>{texts.ask.ready}</p>
    </ActionDialog>
  );
}

/**
 * Asks for the reason why a dossier ends. Withdrawing needs none, while refusing and stopping are explained in writing.
 */
export function ReasonDialog({
  press,
  dossier,
  onDone,
  onClose,
}: ActionDialogProps & { press: 'refuse' | 'stop' | 'withdraw' }) {
  const { texts } = useDossierContext();
  const { ask } = texts;
  const action = useAction(press, onDone);
  const [reason, setReason] = useState('');
  const { code } = dossier;
  const trimmed = reason.trim();
  const validation = useValidation(() => (trimmed === '' && press !== 'withdraw' ? { reason: 'reason' } : {}));
  return (
    <ActionDialog
      action={action}
      validation={validation}
      onConfirm={() => {
        if (press === 'withdraw')
          void action.run('dossier.withdraw', { code, reason: trimmed === '' ? null : trimmed });
        else void action.run(`dossier.${press}`, { code, reason: trimmed });
      }}
      onClose={onClose}
    >
      <p>{ask[press]}</p>
      <TextField
        label={press === 'withdraw' ? ask.reasonMay : ask.reason}
        name="reason"
        first
        rows={3}
        maxLength={maxReasonLength}
        value={reason}
        error={validation.errors.reason}
        onValue={setReason}
      />
    </ActionDialog>
  );
}
