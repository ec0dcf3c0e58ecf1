// What citizens may ask of what is known of them: that it is put right, and that messages stop.
import { useState } from 'preact/hooks';
import { DeedDialog, type DeedProps, useChecked, useDeed } from './deed-dialog.tsx';
import { checkPerson, emptyPerson, type Person, toApplicant } from './draft.ts';
import { PersonFields } from './person-fields.tsx';
import { useRoom } from './room.ts';

export function CorrectDialog({ dossier, onDone, onClose }: DeedProps) {
  const { words } = useRoom();
  const { ask } = words;
  const deed = useDeed('correct', onDone);
  const [person, setPerson] = useState<Person>(() => {
    const { kind = 0, ...texts } = dossier.applicant ?? {};
    const written = Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, value ?? '']));
    return { ...emptyPerson, ...(written as Partial<Person>), kind };
  });
  const [smsConsent, setConsent] = useState(dossier.smsConsent);
  const checked = useChecked(() => checkPerson(person, smsConsent));
  return (
    <DeedDialog
      press="correct"
      wide
      deed={deed}
      checked={checked}
      onGo={() =>
        void deed.run('dossier.correct', {
          code: dossier.code,
          applicant: toApplicant(person),
          smsConsent: smsConsent === dossier.smsConsent ? null : smsConsent,
        })
      }
      onClose={onClose}
    >
      <p class="quiet">{ask.correct}</p>
      <PersonFields
        person={person}
        smsConsent={smsConsent}
        errors={checked.errors}
        mayChooseKind={false}
        consentMore={dossier.smsConsent ? ask.consentBack : words.receive.consentWhat}
        onChange={({ smsConsent: consent, ...change }) => {
          setPerson(old => ({ ...old, ...change }));
          if (consent !== undefined) setConsent(consent);
        }}
      />
    </DeedDialog>
  );
}
