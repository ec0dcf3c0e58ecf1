// Deeds that need at most a few words: accepted, step done, ready, refused, stopped, withdrawn.
import { useState } from 'preact/hooks';
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { DeedDialog, type DeedProps, unchecked, useChecked, useDeed } from './deed-dialog.tsx';
import { nextStepOf } from './deeds.ts';
import { DueField, useOwnDue } from './due-field.tsx';
import { ChoiceField, TextField } from './fields.tsx';
import { useRoom } from './room.ts';

export function AcceptDialog({ dossier, onDone, onClose }: DeedProps) {
  const { words } = useRoom();
  const deed = useDeed('accept', onDone);
  const due = useOwnDue(deed.failed);
  const checked = useChecked(() => due.check(serverNow()));
  return (
    <DeedDialog
      press="accept"
      deed={deed}
      plain
      checked={checked}
      onGo={() => void deed.run('dossier.accept', { code: dossier.code, dueAt: due.at })}
      onClose={onClose}
    >
      <p>{words.ask.accept}</p>
      <DueField due={due} error={checked.errors.due} />
    </DeedDialog>
  );
}

export function AdvanceDialog({ dossier, onDone, onClose }: DeedProps) {
  const { words, colleagues, staff } = useRoom();
  const { ask } = words;
  const deed = useDeed('advance', onDone);
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const current = dossier.steps.find(({ no }) => no === dossier.step);
  const next = nextStepOf(dossier);
  const others = colleagues.filter(({ id }) => id !== staff.id);
  return (
    <DeedDialog
      press="advance"
      deed={deed}
      plain
      checked={unchecked}
      onGo={() =>
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
      <TextField label={ask.note} maxLength={500} value={note} onValue={setNote} />
    </DeedDialog>
  );
}

const stepName = ({ no, label, responsible }: { no: number; label: string; responsible: string }) =>
  responsible === '' ? label || String(no) : `${label || no} – ${responsible}`;

export function ReadyDialog({ dossier, onDone, onClose }: DeedProps) {
  const { words } = useRoom();
  const deed = useDeed('ready', onDone);
  return (
    <DeedDialog
      press="ready"
      deed={deed}
      plain
      checked={unchecked}
      onGo={() => void deed.run('dossier.ready', { code: dossier.code })}
      onClose={onClose}
    >
      <p>{words.ask.ready}</p>
    </DeedDialog>
  );
}

/** Why it ends here. Taking a dossier back needs no reason; the other two are told in writing. */
export function ReasonDialog({
  press,
  dossier,
  onDone,
  onClose,
}: DeedProps & { press: 'refuse' | 'stop' | 'withdraw' }) {
  const { words } = useRoom();
  const { ask } = words;
  const deed = useDeed(press, onDone);
  const [reason, setReason] = useState('');
  const { code } = dossier;
  const said = reason.trim();
  const checked = useChecked(() => (said === '' && press !== 'withdraw' ? { reason: 'reason' } : {}));
  return (
    <DeedDialog
      press={press}
      deed={deed}
      checked={checked}
      onGo={() => {
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
        maxLength={1000}
        value={reason}
        error={checked.errors.reason}
        onValue={setReason}
      />
    </DeedDialog>
  );
}
