// The dialog that promises another date, with an apology. It is allowed once and before the date has passed; a
// supervisor may force it later.

import { useState } from 'preact/hooks';
import { maxReasonLength } from '../../common/contract/rules.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { ActionDialog, type ActionDialogProps, useAction, useValidation } from './action-dialog.tsx';
import { useDossierContext } from './dossier-context.ts';
import { exampleTime, TextField, Tick } from './fields.tsx';
import { formatTime, formatTypedTime, parseTime } from './office-time.ts';

export function ReappointDialog({ dossier, onDone, onClose }: ActionDialogProps) {
  const { texts, timeZone, staff } = useDossierContext();
  const { ask } = texts;
  const action = useAction('reappoint', onDone);
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [force, setForce] = useState(false);
  const at = text.trim() === '' ? null : parseTime(text, serverNow(), timeZone);
  const check = () => {
    const found: Record<string, string> = {};
    if (text.trim() === '') found.due = 'dueMissing';
    else if (at === null) found.due = 'dateTime';
    else if (at <= serverNow()) found.due = 'datePast';
    if (reason.trim() === '') found.reason = 'reason';
    return found;
  };
  const validation = useValidation(check);
  return (
    <ActionDialog
      action={action}
      validation={validation}
      onConfirm={() =>
        void action.run('dossier.reappoint', { code: dossier.code, dueAt: at ?? 0, reason: reason.trim(), force })
      }
      onClose={onClose}
    >
      <p>{fill(ask.reappoint, { due: dossier.dueAt === null ? texts.none : formatTime(dossier.dueAt, timeZone) })}</p>
      <TextField
        label={ask.newDue}
        name="due"
        first
        maxLength={20}
        value={text}
        error={validation.errors.due}
        hint={
          at === null
            ? fill(texts.dateTimeHow, { example: formatTypedTime(exampleTime, timeZone) })
            : formatTime(at, timeZone)
        }
        onValue={setText}
      />
      <TextField
        label={ask.reasonApology}
        name="reason"
        rows={3}
        maxLength={maxReasonLength}
        value={reason}
        error={validation.errors.reason}
        onValue={setReason}
      />
      {staff.roles.includes('supervisor') && (
        <Tick ticked={force} onTick={setForce}>
          {ask.force}
        </Tick>
      )}
    </ActionDialog>
  );
}
