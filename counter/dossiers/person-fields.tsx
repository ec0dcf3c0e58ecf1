// The fields about the applicant and the consent to text messages, in the reception form and in the dialog that
// corrects them.

import {
  maxAddressLength,
  maxEmailLength,
  maxIdNumberLength,
  maxNameLength,
  maxTelephoneLength,
} from '../../common/contract/rules.ts';
import type { FieldErrors } from './check-draft.ts';
import { useDossierContext } from './dossier-context.ts';
import type { emptyPerson, Person } from './draft.ts';
import { ChoiceField, listChoices, TextField, Tick } from './fields.tsx';

interface PersonFieldsProps {
  person: Person;
  smsConsent: boolean;
  errors: FieldErrors;
  onChange: (change: Partial<Person & { smsConsent: boolean }>) => void;
  /** Explains what the consent is for, or what withdrawing it means. */
  consentMore: string;
  /** Whether the kind (citizen, company) can be chosen. It cannot be changed after the reception. */
  mayChooseKind: boolean;
}

const kinds = [0, 1, 2] as const;

export function PersonFields({ person, smsConsent, errors, onChange, consentMore, mayChooseKind }: PersonFieldsProps) {
  const { texts } = useDossierContext();
  const { receive } = texts;
  const field = (name: Exclude<keyof typeof emptyPerson, 'kind'>, maxLength: number) => ({
    name,
    maxLength,
    value: person[name],
    error: errors[name],
    onValue: (value: string) => onChange({ [name]: value }),
  });
  const isCompany = person.kind !== 0;
  return (
    <div class="fields">
      <TextField
        {...field('name', maxNameLength)}
        label={isCompany ? receive.nameCompany : receive.name}
        wide={2}
        first
      />
      <TextField {...field('idNumber', maxIdNumberLength)} label={isCompany ? receive.taxNumber : receive.idNumber} />
      <TextField {...field('phone', maxTelephoneLength)} label={receive.phone} inputMode="tel" />
      <TextField {...field('address', maxAddressLength)} label={receive.address} wide={2} />
      <div class="wide-3">
        <Tick ticked={smsConsent} onTick={ticked => onChange({ smsConsent: ticked })} more={consentMore}>
          {receive.consent}
        </Tick>
      </div>
      {mayChooseKind && (
        <ChoiceField
          label={receive.kind}
          value={person.kind}
          choices={listChoices(texts.applicantKinds, kinds)}
          onValue={kind => onChange({ kind })}
        />
      )}
      <TextField {...field('submitter', maxNameLength)} label={receive.submitter} />
      <TextField {...field('email', maxEmailLength)} label={receive.email} inputMode="email" />
    </div>
  );
}
