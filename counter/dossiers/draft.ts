// What is typed into the reception form: created for a ticket, filled from a procedure and from an ID card. It is kept
// in the memory of the page only, and only while its officer is signed in.
import type { IdCard } from '../../common/contract/scanned.ts';
import type { ApplicantKind, Channel, Delivery, TicketId } from '../../common/contract/words.ts';
import { type FeeLine, listFees, listPapers, type PaperLine, type Procedure } from './draft-lines.ts';

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
  /** The date that the officer promises where the server cannot compute one, as typed. */
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

/**
 * Returns whether work would be lost with the draft. A chosen procedure alone does not count, since it is quickly
 * chosen again.
 */
export function hasInput({ name, idNumber, phone, email, address, submitter, note, papers, fees }: Draft): boolean {
  const isTyped = [name, idNumber, phone, email, address, submitter, note].some(text => text.trim() !== '');
  return isTyped || papers.some(({ own }) => own) || fees.some(({ paid }) => paid);
}

/** Replaces papers, fees and date by those of another procedure. What was typed about the person stays. */
export function chooseProcedure(draft: Draft, procedure: Procedure, unnamedFee: string): Draft {
  return {
    ...draft,
    procedureId: procedure.id,
    papers: listPapers(procedure.papers),
    fees: listFees(procedure.fees, unnamedFee),
    due: '',
  };
}

/** Stands for a letter that a scanner could not type. */
const unreadableCharacter = '\ufffd';

/**
 * How well a card could be read: `part` is the number only, because the scanner could not type the letters; `doubt`
 * means that the card's fields contradict its number.
 */
export type CardFillOutcome = 'whole' | 'part' | 'doubt';

/** Fills in a person from an ID card. A field that could not be read keeps its text. */
export function fillFromCard<P extends Person>(person: P, card: IdCard): { person: P; outcome: CardFillOutcome } {
  const isUnreadable = (text: string) => text.includes(unreadableCharacter);
  const choose = (text: string, before: string) => (text === '' || isUnreadable(text) ? before : text);
  const name = choose(card.name, person.name);
  const address = choose(card.address, person.address);
  const isPart = [card.name, card.address].some(isUnreadable);
  return {
    person: { ...person, kind: 0, idNumber: card.number, name, address },
    outcome: isPart ? 'part' : card.agrees ? 'whole' : 'doubt',
  };
}
