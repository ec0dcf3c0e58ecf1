// The dialog that corrects the data of an applicant and lets the citizen withdraw the consent to text messages.
import { useState } from 'preact/hooks';
import { ActionDialog, type ActionDialogProps, useAction, useValidation } from './action-dialog.tsx';
import { checkPerson } from './check-draft.ts';
import { useDossierContext } from './dossier-context.ts';
import { emptyPerson, type Person } from './draft.ts';
import { buildApplicant } from './draft-input.ts';
import { PersonFields } from './person-fields.tsx';

export function CorrectDialog({ dossier, onDone, onClose }: ActionDialogProps) {
  const { texts } = useDossierContext();
  const { ask } = texts;
  const action = useAction('correct', onDone);
  const [person, setPerson] = useState<Person>(() => {
    const { kind = 0, ...texts } = dossier.applicant ?? {};
    const written = Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, value ?? '']));
    return { ...emptyPerson, ...(written as Partial<Person>), kind };
  });
  const [smsConsent, setConsent] = useState(dossier.smsConsent);
  const validation = useValidation(() => checkPerson(person, smsConsent));
  return (
    <ActionDialog
      wide
      action={action}
      validation={validation}
      onConfirm={() =>
        void action.run('dossier.correct', {
          code: dossier.code,
          applicant: buildApplicant(person),
          smsConsent: smsConsent === dossier.smsConsent ? null : smsConsent,
        })
      }
      onClose={onClose}
    >
      <p class="quiet">{ask.correct}</p>
      <PersonFields
        person={person}
        smsConsent={smsConsent}
        errors={validation.errors}
        mayChooseKind={false}
        consentMore={dossier.smsConsent ? ask.consentBack : texts.receive.consentWhat}
        onChange={({ smsConsent: consent, ...change }) => {
          setPerson(old => ({ ...old, ...change }));
          if (consent !== undefined) setConsent(consent);
        }}
      />
    </ActionDialog>
  );
}
