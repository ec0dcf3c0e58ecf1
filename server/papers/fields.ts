// The text of each field of a paper for one dossier, and the rows of its tables. "" stands for an unknown value.
import { fill, nameIn } from '../../common/text/fill.ts';
import { clockText, dateText } from '../../common/text/format.ts';
import type { SiteSettings } from '../config/site-file.ts';
import type { HandedInPaper, Person } from '../store/dossier-people.ts';
import type { Dossier, DossierStep, Payment } from '../store/dossier-queries.ts';
import type { PaperField, TableRows } from './form-set.ts';
import { longTimeText, moneyText, type PaperFormat } from './paper-formats.ts';
import type { Ground } from './which-forms.ts';

export interface DossierOnPaper {
  dossier: Dossier;
  /** Null when the personal data were erased. */
  person: Person | null;
  papers: readonly HandedInPaper[];
  steps: readonly DossierStep[];
  /** The payments that were not cancelled. */
  paid: readonly Payment[];
  ground: Ground;
  /** The name of the officer who received the dossier. */
  receiver: string | null;
  /** The name of the officer who took the decision that the paper reports. */
  officer: string | null;
}

export type Fields = Record<PaperField, string>;
/** The texts of a row by the name of their column. A column that the row lacks stays empty. */
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

function feesText({ paid, dossier }: DossierOnPaper, format: PaperFormat): string {
  const { texts } = format;
  const parts = paid.map(({ amount, receiptNumber }) =>
    fill(texts.paid, { amount: moneyText(amount, format), number: receiptNumber }),
  );
  if (dossier.toPay > 0) parts.push(fill(texts.toPay, { amount: moneyText(dossier.toPay, format) }));
  return parts.join('; ');
}

export function fieldsOf(onPaper: DossierOnPaper, site: SiteSettings, format: PaperFormat): Fields {
  const { dossier, person, papers, ground } = onPaper;
  const { texts } = format;
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
    fees: feesText(onPaper, format),
    receivedAt: longTimeText(dossier.acceptedAt ?? dossier.receivedAt, format),
    dueAt: longTimeText(dossier.dueAt, format),
    firstDueAt: longTimeText(dossier.firstDueAt, format),
    newDueAt: ground.newDate ? longTimeText(dossier.dueAt, format) : '',
    returnPlace: fill(texts.returnPlace[dossier.delivery], { office: office.office }),
    receiver: onPaper.receiver ?? '',
    officer: onPaper.officer ?? '',
    reason: ground.reason.join('\n'),
    apology: ground.apology.join('\n'),
  };
}

export function rowsOf({ papers, steps, ground }: DossierOnPaper, { texts, timeZone }: PaperFormat): Rows {
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
