// Checks what was typed into the forms for dossiers. Each mistake belongs to one field.
import {
  emailPattern,
  idNumberPattern,
  maxPaperCount,
  maxSets,
  telephonePattern,
} from '../../common/contract/rules.ts';
import { parseAmount } from './amounts.ts';
import type { Draft, Person } from './draft.ts';
import type { FeeLine, PaperLine } from './draft-lines.ts';

/** The keys of the mistakes' sentences in `dossier-desk.json`. */
export type ErrorName =
  | 'procedure'
  | 'name'
  | 'idNumber'
  | 'phone'
  | 'phoneForSms'
  | 'email'
  | 'paper'
  | 'noPaper'
  | 'count'
  | 'sets'
  | 'fee'
  | 'amount'
  | 'dueMissing'
  | 'dateTime'
  | 'datePast';
/** The mistakes by the name of their field; "papers.2.count" names a field of the line with key 2. */
export type FieldErrors = Record<string, ErrorName>;

export function checkPerson(person: Person, smsConsent: boolean): FieldErrors {
  const errors: FieldErrors = {};
  const phone = person.phone.trim();
  if (person.name.trim() === '') errors.name = 'name';
  if (person.idNumber.trim() !== '' && !idNumberPattern.test(person.idNumber.trim())) errors.idNumber = 'idNumber';
  if (phone !== '' && !telephonePattern.test(phone)) errors.phone = 'phone';
  if (phone === '' && smsConsent) errors.phone = 'phoneForSms';
  if (person.email.trim() !== '' && !emailPattern.test(person.email.trim())) errors.email = 'email';
  return errors;
}

const isCount = (text: string, max: number) =>
  /^\d{1,2}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= max;

/** Checks the ticked lines only, because the others are not sent. */
export function checkPapers(papers: readonly PaperLine[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { key, name, count, taken } of papers) {
    if (!taken) continue;
    if (name.trim() === '') errors[`papers.${key}.name`] = 'paper';
    if (!isCount(count, maxPaperCount)) errors[`papers.${key}.count`] = 'count';
  }
  return errors;
}

/** Checks the paid lines only, because the others are not sent. */
export function checkFees(fees: readonly FeeLine[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { key, name, amount, paid } of fees) {
    if (!paid) continue;
    if (name.trim() === '') errors[`fees.${key}.name`] = 'fee';
    if (parseAmount(amount) === null) errors[`fees.${key}.amount`] = 'amount';
  }
  return errors;
}

interface TypedDue {
  /** True when the server cannot compute the date, so that the officer must give one. */
  must: boolean;
  /** The typed date in UTC ms, or null when none was typed or it cannot be read. */
  at: number | null;
  /** The present time in UTC ms. */
  now: number;
}

export function checkDraft(draft: Draft, { must, at, now }: TypedDue): FieldErrors {
  const errors: FieldErrors = {
    ...(draft.procedureId === null ? { procedure: 'procedure' as const } : {}),
    ...checkPerson(draft, draft.smsConsent),
    ...checkPapers(draft.papers),
    ...(isCount(draft.sets, maxSets) ? {} : { sets: 'sets' as const }),
    ...checkFees(draft.fees),
  };
  if (draft.due.trim() === '') {
    if (must) errors.due = 'dueMissing';
  } else if (at === null) errors.due = 'dateTime';
  else if (at <= now) errors.due = 'datePast';
  return errors;
}
