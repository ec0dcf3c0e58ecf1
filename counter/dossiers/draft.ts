// What is being typed into the reception form: made from a procedure, filled from an ID card, checked, and turned into a call.
// Pure. It lives in the memory of the page only, and only as long as its officer is signed in.

import type { CallInput, CallValue } from '../../common/contract/calls/index.ts';
import {
  emailPattern,
  idNumberPattern,
  maxPaperCount,
  maxSets,
  telephonePattern,
} from '../../common/contract/rules.ts';
import type { IdCard } from '../../common/contract/scanned.ts';
import type { ApplicantKind, Channel, Delivery, TicketId } from '../../common/contract/words.ts';
import { parseAmount } from './amounts.ts';

export type Procedure = CallValue<'procedure.get'>;
export type PaperKind = 0 | 1 | 2;

export interface PaperLine {
  /** Stays while the list changes. */
  key: number;
  name: string;
  kind: PaperKind;
  count: string;
  taken: boolean;
  /** Written by the officer, not by the procedure. */
  own: boolean;
  optional: boolean;
  form: string | null;
}

export interface FeeLine {
  key: number;
  name: string;
  amount: string;
  paid: boolean;
  own: boolean;
  /** As published, where it is more than a sum. */
  text: string;
}

export interface Person {
  kind: ApplicantKind;
  name: string;
  idNumber: string;
  phone: string;
  email: string;
  address: string;
  submitter: string;
}

export interface Draft extends Person {
  ticketId: TicketId | null;
  procedureId: string | null;
  smsConsent: boolean;
  papers: PaperLine[];
  sets: string;
  channel: Channel;
  delivery: Delivery;
  fees: FeeLine[];
  note: string;
  /** The date that the officer promises, where the calendar cannot. */
  due: string;
}

export const emptyPerson: Person = {
  kind: 0,
  name: '',
  idNumber: '',
  phone: '',
  email: '',
  address: '',
  submitter: '',
};

export function emptyDraft(ticketId: TicketId | null, procedureId: string | null): Draft {
  return {
    ...emptyPerson,
    ticketId,
    procedureId,
    smsConsent: false,
    papers: [],
    sets: '1',
    channel: 1,
    delivery: 'counter',
    fees: [],
    note: '',
    due: '',
  };
}

/** Whether anything of it was typed or scanned, so that losing it would be work lost. A procedure alone is chosen again at once. */
export function hasInput({ name, idNumber, phone, email, address, submitter, note, papers, fees }: Draft): boolean {
  const typed = [name, idNumber, phone, email, address, submitter, note].some(text => text.trim() !== '');
  return typed || papers.some(({ own }) => own) || fees.some(({ paid }) => paid);
}

/** The lines that a procedure asks for: originals and copies are two lines, what is needed in any case is ticked. */
export function listPapers(papers: Procedure['papers']): PaperLine[] {
  const lines = papers.flatMap(({ name, originals, copies, form, required }) => {
    const line = (kind: PaperKind, count: number) => ({
      ...{ name, kind, form, count: String(count), taken: required, own: false, optional: !required },
    });
    const asked = [
      ...(originals !== null && originals > 0 ? [line(0, originals)] : []),
      ...(copies !== null && copies > 0 ? [line(1, copies)] : []),
    ];
    return asked.length > 0 ? asked : [line(0, 1)];
  });
  return lines.map((line, key) => ({ key, ...line }));
}

/** The longest name that a call takes. */
const maxFeeNameLength = 200;

/** The fees that a procedure names, with their sums. None is taken for paid before the officer says so. */
export function listFees(fees: Procedure['fees'], unnamed: string): FeeLine[] {
  return fees.map(({ name, amount, text }, key) => ({
    ...{
      key,
      name: (name.trim() || unnamed).slice(0, maxFeeNameLength),
      amount: amount === null ? '' : String(amount),
      paid: false,
      own: false,
      text,
    },
  }));
}

const findNextKey = (lines: readonly { key: number }[]) => Math.max(-1, ...lines.map(({ key }) => key)) + 1;

export function addPaper(papers: readonly PaperLine[]): PaperLine[] {
  const line = { name: '', kind: 0 as const, count: '1', taken: true, own: true, optional: false, form: null };
  return [...papers, { key: findNextKey(papers), ...line }];
}

export function addFee(fees: readonly FeeLine[]): FeeLine[] {
  return [...fees, { key: findNextKey(fees), name: '', amount: '', paid: true, own: true, text: '' }];
}

/** A sum that is typed was taken; a listed fee whose sum is wiped out again was not. */
export function enterAmount(line: FeeLine, amount: string): FeeLine {
  return { ...line, amount, paid: line.own || amount.trim() !== '' };
}

/** Another procedure asks for other papers and fees; what the officer wrote of the person stays. A fee without a name gets one. */
export function chooseProcedure(draft: Draft, procedure: Procedure, unnamedFee: string): Draft {
  return {
    ...draft,
    procedureId: procedure.id,
    papers: listPapers(procedure.papers),
    fees: listFees(procedure.fees, unnamedFee),
    due: '',
  };
}

/** What a scanner could not type. */
const unreadableCharacter = '\ufffd';

/** `part`: the number only, since the scanner could not type the letters; `doubt`: the fields do not agree with the number. */
export type CardFillOutcome = 'whole' | 'part' | 'doubt';

export function fillFromCard<P extends Person>(person: P, card: IdCard): { person: P; outcome: CardFillOutcome } {
  const readable = (text: string, before: string) =>
    text === '' || text.includes(unreadableCharacter) ? before : text;
  const name = readable(card.name, person.name);
  const address = readable(card.address, person.address);
  const part = [card.name, card.address].some(text => text.includes(unreadableCharacter));
  return {
    person: { ...person, kind: 0, idNumber: card.number, name, address },
    outcome: part ? 'part' : card.agrees ? 'whole' : 'doubt',
  };
}

/** The texts of mistakes; each is told at its field. */
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
/** By the field's name, "papers.2.count" for a field of a line by its key. */
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

const isCount = (text: string, most: number) =>
  /^\d{1,2}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most;

/** Of lines that are ticked only: what is not handed in need not be right. */
export function checkPapers(papers: readonly PaperLine[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { key, name, count, taken } of papers) {
    if (!taken) continue;
    if (name.trim() === '') errors[`papers.${key}.name`] = 'paper';
    if (!isCount(count, maxPaperCount)) errors[`papers.${key}.count`] = 'count';
  }
  return errors;
}

export function checkFees(fees: readonly FeeLine[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { key, name, amount, paid } of fees) {
    if (!paid) continue;
    if (name.trim() === '') errors[`fees.${key}.name`] = 'fee';
    if (parseAmount(amount) === null) errors[`fees.${key}.amount`] = 'amount';
  }
  return errors;
}

export interface TypedDue {
  /** The calendar cannot say it, so the officer must. */
  must: boolean;
  at: number | null;
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

const trimToNull = (text: string) => (text.trim() === '' ? null : text.trim());

export function buildApplicant({ kind, name, idNumber, phone, email, address, submitter }: Person) {
  return {
    kind,
    name: name.trim(),
    idNumber: trimToNull(idNumber),
    phone: trimToNull(phone),
    email: trimToNull(email),
    address: trimToNull(address),
    submitter: trimToNull(submitter),
  };
}

export const buildPapers = (papers: readonly PaperLine[]) =>
  papers
    .filter(({ taken }) => taken)
    .map(({ name, kind, count }) => ({ name: name.trim(), kind, count: Number(count) }));

export const buildFees = (fees: readonly FeeLine[]) =>
  fees.filter(({ paid }) => paid).map(({ name, amount }) => ({ name: name.trim(), amount: parseAmount(amount) ?? 0 }));

/** "Lệ phí: 8000", as fees are written among the words of a dossier. */
export function parseFeeLine(line: string): { name: string; amount: number | null } {
  const [, name, amount] = /^(.*): (\d+)$/.exec(line) ?? [];
  return name === undefined ? { name: line, amount: null } : { name, amount: Number(amount) };
}

export const sumFees = (fees: readonly FeeLine[]) => buildFees(fees).reduce((sum, { amount }) => sum + amount, 0);

/** The call of a draft that was checked. A sum of nothing is no payment. */
export function buildReceiveInput(draft: Draft, dueAt: number | null, accept: boolean): CallInput<'dossier.receive'> {
  const { ticketId, sets, channel, delivery, smsConsent, note } = draft;
  return {
    procedureId: draft.procedureId ?? '',
    ticketId,
    applicant: buildApplicant(draft),
    papers: buildPapers(draft.papers),
    sets: Number(sets),
    ...{ channel, delivery, smsConsent, accept },
    fees: buildFees(draft.fees).filter(({ amount }) => amount > 0),
    note: trimToNull(note),
    dueAt: accept ? dueAt : null,
  };
}
