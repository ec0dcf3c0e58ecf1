// The content of the papers that the law prescribes: receipt, request for papers, refusal and so on, and the register of a period.
import { done, refuse } from '../../common/contract/refusals.ts';
import { fill, nameIn } from '../../common/text/fill.ts';
import { dateText } from '../../common/text/format.ts';
import { addDays, instantOf } from '../core/day.ts';
import { describePaper } from '../papers/describe-paper.ts';
import { fieldsOf, noFields, officeFields, type Row, rowsOf } from '../papers/fields.ts';
import { isoMinute, longDayText, type PaperFormat, shortDateText } from '../papers/paper-formats.ts';
import { makeQrData } from '../papers/qr-data.ts';
import { findGround } from '../papers/which-forms.ts';
import type { Dossier } from '../store/dossier-queries.ts';
import type { Action, ActionContext } from './act.ts';
import { dossierTextsIn, staffName, stateText } from './dossier-rights.ts';

function placeAndDate({ site }: ActionContext, at: number, format: PaperFormat): string {
  const place = site.dossiers?.place ?? null;
  const { texts } = format;
  return fill(texts.placeAndDay, {
    place: place === null ? texts.noPlace : nameIn(place, 'vi'),
    day: longDayText(at, format),
  });
}

export const describeDossierPaper: Action<'dossier.paper'> = ({ code, form: kind, nth }, context) => {
  const { store, site, papers, publicUrl } = context;
  const { set, texts } = papers;
  const dossier = store.dossiers.findByCode(code);
  if (dossier === null) return refuse('dossier.unknown');
  if (set === null || site.dossiers === null) return refuse('dossier.off');
  const found = set.forms.find(form => form.kind === kind);
  const ground = findGround(kind, { dossier, words: store.people.words(dossier.id) }, nth);
  if (found === undefined || ground === null) return refuse('dossier.no-paper');
  const form = ground.newDate ? found : { ...found, title: found.titleWithoutDate ?? found.title };
  const { timeZone } = site;
  const format = { texts, timeZone };
  const person = store.people.person(dossier.id);
  const on = {
    dossier,
    person,
    papers: store.people.papers(dossier.id),
    steps: store.dossiers.steps(dossier.id),
    paid: store.dossiers.payments(dossier.id).filter(({ cancelledAt }) => cancelledAt === null),
    ground,
    receiver: staffName(context, dossier.staffId),
    officer: staffName(context, ground.staffId),
  };
  const qr = makeQrData(`${publicUrl}/d/${dossier.trackToken}`, {
    code: dossier.code,
    procedureCode: dossier.procedureCode,
    idNumber: person?.idNumber ?? null,
    paper: form.title,
    system: site.dossiers.system === null ? texts.system : nameIn(site.dossiers.system, 'vi'),
    issuedAt: isoMinute(ground.at, timeZone),
    dueAt: kind === 'receipt' ? (dossier.dueAt === null ? '' : isoMinute(dossier.dueAt, timeZone)) : null,
  });
  const content = {
    fields: fieldsOf(on, site, format),
    rows: rowsOf(on, format),
    placeAndDate: placeAndDate(context, ground.at, format),
    code: dossier.code,
    qr,
  };
  return done(describePaper({ form, set }, content, texts));
};

const maxPeriodDays = 92;
const maxRows = 5_000;

function registerRow(context: ActionContext, dossier: Dossier, at: number): Row {
  const { timeZone } = context.site;
  const date = (instant: number | null) => (instant === null ? '' : dateText(instant, timeZone));
  return {
    no: String(at + 1),
    code: dossier.code,
    procedure: dossier.procedureName,
    applicant: context.store.people.person(dossier.id)?.name ?? '',
    receivedAt: date(dossier.receivedAt),
    dueAt: date(dossier.dueAt),
    returnedAt: date(dossier.returnedAt),
    state: stateText(dossierTextsIn(context, 'vi'), dossier.state),
  };
}

export const describeRegister: Action<'dossier.register'> = ({ from, to }, context) => {
  const { store, site, papers, now } = context;
  const { set, texts } = papers;
  if (set === null) return refuse('dossier.off');
  const form = set.forms.find(form => form.kind === 'register');
  if (form === undefined) return refuse('dossier.no-paper');
  if (to < from || to >= addDays(from, maxPeriodDays)) return refuse('dossier.bad-period', { mostDays: maxPeriodDays });
  const begin = instantOf(from, 0, site.timeZone);
  const end = instantOf(addDays(to, 1), 0, site.timeZone);
  if (store.dossiers.receivedBetween(begin, end) > maxRows) return refuse('dossier.bad-period', { mostRows: maxRows });
  const rows = store.dossiers.receivedList(begin, end).map((dossier, at) => registerRow(context, dossier, at));
  const period = fill(from === to ? texts.periodDay : texts.period, {
    from: shortDateText(from),
    to: shortDateText(to),
  });
  const format = { texts, timeZone: site.timeZone };
  const content = {
    fields: { ...noFields, ...officeFields(site), period },
    rows: { papers: [], missing: [], course: [], register: rows },
    placeAndDate: placeAndDate(context, now, format),
    code: null,
    qr: null,
  };
  return done(describePaper({ form, set }, content, texts));
};
