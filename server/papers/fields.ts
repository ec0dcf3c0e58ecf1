// What each field says of one dossier, and the rows of each list, all in words. "" is what nobody knows.
import { fill, nameIn } from '../../common/text/fill.ts';
import { clockText, dateText } from '../../common/text/format.ts';
import type { SiteSettings } from '../config/site-file.ts';
import type { HandedInPaper, Person } from '../store/dossier-people.ts';
import type { Dossier, DossierStep, Payment } from '../store/dossier-queries.ts';
import type { PaperField, TableRows } from './form-set.ts';
import { type Saying, sayAt, sayMoney } from './say.ts';
import type { Ground } from './which-forms.ts';

export interface DossierOnPaper {
  dossier: Dossier;
  /** Null once it is erased. */
  person: Person | null;
  papers: readonly HandedInPaper[];
  steps: readonly DossierStep[];
  paid: readonly Payment[];
  ground: Ground;
  receiver: string | null;
  officer: string | null;
}

export type Fields = Record<PaperField, string>;
/** Of a row by its columns; one that a row does not know is empty. */
export type Row = Record<string, string>;
export type Rows = Record<TableRows, readonly Row[]>;

export const noFields: Fields = {
  agency: '',
  office: '',
  hotline: '',
  code: '',
  procedure: '',
  procedureCode: '',
  field: '',
  totalText: '',
  applicant: '',
  submitter: '',
  idNumber: '',
  address: '',
  phone: '',
  email: '',
  sets: '',
  paperCount: '',
  fees: '',
  receivedAt: '',
  dueAt: '',
  firstDueAt: '',
  newDueAt: '',
  returnPlace: '',
  receiver: '',
  officer: '',
  reason: '',
  apology: '',
  period: '',
};

export function officeFields(site: SiteSettings): Pick<Fields, 'agency' | 'office' | 'hotline'> {
  return { agency: nameIn(site.agency, 'vi'), office: nameIn(site.name, 'vi'), hotline: site.hotline ?? '' };
}

function sayFees({ paid, dossier }: DossierOnPaper, saying: Saying): string {
  const { texts } = saying;
  const parts = paid.map(({ amount, receiptNumber }) =>
    fill(texts.paid, { amount: sayMoney(amount, saying), number: receiptNumber }),
  );
  if (dossier.toPay > 0) parts.push(fill(texts.toPay, { amount: sayMoney(dossier.toPay, saying) }));
  return parts.join('; ');
}

export function fieldsOf(on: DossierOnPaper, site: SiteSettings, saying: Saying): Fields {
  const { dossier, person, papers, ground } = on;
  const { texts } = saying;
  const office = officeFields(site);
  return {
    ...noFields,
    ...office,
    code: dossier.code,
    procedure: dossier.procedureName,
    procedureCode: dossier.procedureCode ?? '',
    field: dossier.field ?? '',
    totalText: dossier.totalText,
    applicant: person?.name ?? '',
    submitter: person?.submitter ?? '',
    idNumber: person?.idNumber ?? '',
    address: person?.address ?? '',
    phone: person?.phone ?? '',
    email: person?.email ?? '',
    sets: fill(texts.sets, { n: dossier.sets }),
    paperCount: String(papers.reduce((sum, { count }) => sum + count, 0)),
    fees: sayFees(on, saying),
    receivedAt: sayAt(dossier.acceptedAt ?? dossier.receivedAt, saying),
    dueAt: sayAt(dossier.dueAt, saying),
    firstDueAt: sayAt(dossier.firstDueAt, saying),
    newDueAt: ground.newDate ? sayAt(dossier.dueAt, saying) : '',
    returnPlace: fill(texts.returnPlace[dossier.delivery], { office: office.office }),
    receiver: on.receiver ?? '',
    officer: on.officer ?? '',
    reason: ground.reason.join('\n'),
    apology: ground.apology.join('\n'),
  };
}

export function rowsOf({ papers, steps, ground }: DossierOnPaper, { texts, timeZone }: Saying): Rows {
  const numbered = (rows: Row[]) => rows.map((row, at) => ({ no: String(at + 1), ...row }));
  const time = (at: number) => `${clockText(at, timeZone)} ${dateText(at, timeZone)}`;
  return {
    papers: numbered(
      papers.map(({ name, kind, count }) => ({ name, kind: texts.paperKinds[kind], count: String(count) })),
    ),
    missing: numbered(ground.missing.map(name => ({ name }))),
    course: numbered(
      steps.map(({ label, responsible, begunAt, doneAt, dueAt }) => ({
        agency: responsible === '' ? label : responsible,
        step: label,
        times: [
          ...(begunAt === null ? [] : [fill(texts.begun, { time: time(begunAt) })]),
          ...(doneAt === null ? [] : [fill(texts.handedOn, { time: time(doneAt) })]),
        ].join('\n'),
        result: doneAt === null || dueAt === null ? '' : doneAt <= dueAt ? texts.result.onTime : texts.result.late,
      })),
    ),
    register: [],
  };
}
