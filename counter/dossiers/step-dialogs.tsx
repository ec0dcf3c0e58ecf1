// Deeds that need at most a few words: accepted, step done, ready, refused, stopped, withdrawn.

import { useState } from 'preact/hooks';
import { maxNoteLength, maxReasonLength } from '../../common/contract/rules.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { ActionDialog, type ActionDialogProps, noValidation, useAction, useValidation } from './action-dialog.tsx';
import { findNextStep } from './dossier-actions.ts';
import { useDossierContext } from './dossier-context.ts';
import { DueField, useOfficerDue } from './due-field.tsx';
import { ChoiceField, TextField } from './fields.tsx';

export function AcceptDialog({ dossier, onDone, onClose }: ActionDialogProps) {
  const { texts } = useDossierContext();
  const deed = useAction('accept', onDone);
  const due = useOfficerDue(deed.failed);
  const checked = useValidation(() => due.check(serverNow()));
  return (
    <ActionDialog
      press="accept"
      action={deed}
      plain
      validation={checked}
      onConfirm={() => void deed.run('dossier.accept', { code: dossier.code, dueAt: due.at })}
      onClose={onClose}
    >
      <p>{texts.ask.accept}</p>
      <DueField due={due} error={checked.errors.due} />
    </ActionDialog>
  );
}

export function AdvanceDialog({ dossier, onDone, onClose }: ActionDialogProps) {
  const { texts, colleagues, staff } = useDossierContext();
  const { ask } = texts;
  const deed = useAction('advance', onDone);
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const current = dossier.steps.find(({ no }) => no === dossier.step);
  const next = findNextStep(dossier);
  const others = colleagues.filter(({ id }) => id !== staff.id);
  return (
    <ActionDialog
      press="advance"
      action={deed}
      plain
      validation={noValidation}
      onConfirm={() =>
        void deed.run('dossier.advance', {
          code: dossier.code,
          step: dossier.step,
          to: to === '' ? null : (to as typeof staff.id),
          note: note.trim() === '' ? null : note.trim(),
        })
      }
      onClose={onClose}
    >
      <p>
        {current === undefined || next === null
          ? ask.advanceAny
          : fill(ask.advance, { step: stepName(current), next: stepName(next) })}
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

const stepName = ({ no, label, responsible }: { no: number; label: string; responsible: string }) =>
  responsible === '' ? label || String(no) : `${label || no} – ${responsible}`;

export function ReadyDialog({ dossier, onDone, onClose }: ActionDialogProps) {
  const { texts } = useDossierContext();
  const deed = useAction('ready', onDone);
  return (
    <ActionDialog
      press="ready"
      action={deed}
      plain
      validation={noValidation}
      onConfirm={() => void deed.run('dossier.ready', { code: dossier.code })}
      onClose={onClose}
    >
      <p>{texts.ask.ready}</p>
    </ActionDialog>
  );
}

/** Why it ends here. Taking a dossier back needs no reason; the other two are told in writing. */
export function ReasonDialog({
  press,
  dossier,
  onDone,
  onClose,
}: ActionDialogProps & { press: 'refuse' | 'stop' | 'withdraw' }) {
  const { texts } = useDossierContext();
  const { ask } = texts;
  const deed = useAction(press, onDone);
  const [reason, setReason] = useState('');
  const { code } = dossier;
  const said = reason.trim();
  const checked = useValidation(() => (said === '' && press !== 'withdraw' ? { reason: 'reason' } : {}));
  return (
    <ActionDialog
      press={press}
      action={deed}
      validation={checked}
      onConfirm={() => {
        if (press === 'withdraw') void deed.run('dossier.withdraw', { code, reason: said === '' ? null : said });
        else void deed.run(`dossier.${press}`, { code, reason: said });
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
        error={checked.errors.reason}
        onValue={setReason}
      />
    </ActionDialog>
  );
}
