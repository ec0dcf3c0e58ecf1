// Shows where a dossier stands: to anybody by its code without personal data, to staff with everything.
import { type DossierNumbers, maxPeriodDays } from '../../common/contract/calls/dossier-lookup-calls.ts';
import { nextActOf } from '../../common/contract/dossier-next.ts';
import { DossierState } from '../../common/contract/official-numbers.ts';
import { done, refuse } from '../../common/contract/refusals.ts';
import { dossierCodePattern } from '../../common/contract/rules.ts';
import type { ServiceId, StaffId } from '../../common/contract/words.ts';
import { addDays, instantOf, localTime } from '../core/day.ts';
import { formatDossierCode, isLate, isOpen, legalActions } from '../core/dossier.ts';
import { fold } from '../core/fold.ts';
import { nextWorkingDay } from '../core/working-time.ts';
import { listForms } from '../papers/which-forms.ts';
import type { DossierCounts } from '../store/dossier-counts.ts';
import type { Dossier, DossierListQuery } from '../store/dossier-queries.ts';
import type { Action, ActionContext } from './act.ts';
import { describePayment, dossierTextsIn, staffName, stateText } from './dossier-rights.ts';
import { staffOf } from './rights.ts';

const maxWordLines = 12;
/** The kinds of free words, by state, that are shown to a citizen who gave the last four digits of a number. */
const wordsForCitizen: Partial<Record<DossierState, readonly string[]>> = {
  [DossierState.Refused]: ['refusal'],
  [DossierState.SupplementRequested]: ['missing'],
  [DossierState.PaymentRequested]: ['fees-asked'],
  [DossierState.Stopped]: ['stop'],
};

/** The queue for what the citizen has to do now; null when there is none or the site file no longer has the service. */
function nextServiceOf({ site }: ActionContext, { state, delivery, serviceId }: Dossier): ServiceId | null {
  const wanted =
    state === DossierState.Completed && delivery === 'counter'
      ? (site.dossiers?.returnService ?? null)
      : state === DossierState.SupplementRequested || state === DossierState.PaymentRequested
        ? serviceId
        : null;
  return site.services.find(service => service.id === wanted)?.id ?? null;
}

export const findDossier: Action<'dossier.find'> = ({ code, token, check, language }, context) => {
  const { store, now } = context;
  const dossier =
    code !== undefined
      ? store.dossiers.findByCode(code)
      : token !== undefined
        ? store.dossiers.findByToken(token)
        : null;
  // The dossier may be known to the other system already, so the answer says how old its data are.
  if (dossier === null) {
    // The office's own dossiers are always current; only another system's data have an age.
    const own = context.site.dossiers !== null && (code?.startsWith(`${context.site.dossiers.unit}-`) ?? false);
    const updatedAt = context.site.egov === null || own ? null : store.dossiers.outsideTakenAt();
    return refuse('dossier.unknown', { dataAt: updatedAt ?? now, updatedAt });
  }
  const { id, state, step } = dossier;
  if (check !== null && !store.people.isProof(id, check)) return refuse('dossier.check-wrong');
  const texts = dossierTextsIn(context, language);
  const late = isLate(dossier, now);
  const kinds = wordsForCitizen[state] ?? [];
  const personal = () => {
    const words = store.people.words(id).findLast(entry => kinds.includes(entry.kind));
    return {
      applicantName: store.people.person(id)?.name ?? '',
      words: words?.lines.slice(0, maxWordLines) ?? [],
      toPay: dossier.toPay,
    };
  };
  return done({
    code: dossier.code,
    state,
    stateText: stateText(texts, state),
    procedure: dossier.procedureName,
    step,
    steps: dossier.steps,
    stepLabel: dossier.sourceStep ?? store.dossiers.step(id, step)?.label ?? null,
    receivedAt: dossier.receivedAt,
    dueAt: dossier.dueAt,
    late,
    clockStopped: dossier.clockStoppedAt !== null && dossier.endedAt === null,
    readyAt: dossier.readyAt,
    returnedAt: dossier.returnedAt,
    nextAct: texts.next[nextActOf({ state, delivery: dossier.delivery, late })],
    delivery: dossier.delivery,
    outsideAt: dossier.sourceAt,
    serviceId: nextServiceOf(context, dossier),
    personal: check === null ? null : personal(),
  });
};

/** Until when (UTC ms) an open dossier counts as due soon: the end of the next working day. */
function soonAt({ now, catalogue }: Pick<ActionContext, 'now' | 'catalogue'>): number {
  const { workingTime } = catalogue;
  const { day } = localTime(now, workingTime.timeZone);
  return instantOf(addDays(nextWorkingDay(day, workingTime), 1), 0, workingTime.timeZone) - 1;
}

function isSoon(dossier: Dossier, now: number, until: number): boolean {
  const { dueAt, endedAt, clockStoppedAt } = dossier;
  return endedAt === null && clockStoppedAt === null && dueAt !== null && dueAt >= now && dueAt <= until;
}

export const showDossier: Action<'dossier.show'> = ({ code }, context) => {
  const { store, now } = context;
  const dossier = store.dossiers.findByCode(code);
  if (dossier === null) return refuse('dossier.unknown');
  const { id, procedureId, procedureCode, procedureName, field, totalText, state, backTo, applicantKind } = dossier;
  const found = store.people.person(id);
  const words = store.people.words(id);
  const ticket = dossier.ticketId === null ? null : store.tickets.find(dossier.ticketId);
  const { smsConsent = false, ...person } = found ?? { smsConsent: false, name: '' };
  return done({
    dossierId: id,
    code: dossier.code,
    state,
    procedure: { id: procedureId, code: procedureCode, name: procedureName, field, totalText },
    applicant: found === null ? null : { kind: applicantKind, ...(person as Omit<typeof found, 'smsConsent'>) },
    smsConsent,
    papers: store.people.papers(id),
    sets: dossier.sets,
    channel: dossier.channel,
    delivery: dossier.delivery,
    receivedAt: dossier.receivedAt,
    acceptedAt: dossier.acceptedAt,
    forwardAt: dossier.forwardAt,
    paperCopyDueAt: dossier.paperCopyDueAt,
    dueAt: dossier.dueAt,
    firstDueAt: dossier.firstDueAt,
    late: isLate(dossier, now),
    soon: isSoon(dossier, now, soonAt(context)),
    countsLate: dossier.countsLate,
    supplements: dossier.supplements,
    reappointments: dossier.reappointments,
    clockStoppedAt: dossier.clockStoppedAt,
    readyAt: dossier.readyAt,
    returnedAt: dossier.returnedAt,
    toPay: dossier.toPay,
    paid: store.dossiers.payments(id).map(payment => {
      const { code: _, ...paid } = describePayment(context, payment);
      return paid;
    }),
    step: dossier.step,
    steps: store.dossiers.steps(id).map(step => ({
      no: step.no,
      label: step.label,
      responsible: step.responsible,
      dueAt: step.dueAt,
      begunAt: step.begunAt,
      doneAt: step.doneAt,
      staffName: staffName(context, step.staffId),
    })),
    words: words.map(({ kind, lines, staffId, at }) => ({ kind, at, staffName: staffName(context, staffId), lines })),
    ticketNumber: ticket?.number ?? null,
    receiverName: staffName(context, dossier.staffId),
    holderName: staffName(context, dossier.holderId),
    trackUrl: `${context.publicUrl}/d/${dossier.trackToken}`,
    outsideAt: dossier.sourceAt,
    may: dossier.source === null ? legalActions(state, backTo) : [],
    forms: listForms(context.papers.set, dossier, words),
  });
};

const pageSize = 25;
/** The most matches that are looked through; the officer then types more of the name. */
const maxMatches = 200;
/** A code without its unit, or the beginning of one: "261123-0001". */
const codeWithoutUnit = /^\d{6}(-\d{0,6})?$/;

/** A serial of today: "12". */
const serialOfToday = /^\d{1,4}$/;

function findByText({ store, site, day }: ActionContext, text: string): Dossier[] {
  const typed = text.trim().toUpperCase();
  if (dossierCodePattern.test(typed)) {
    const exact = store.dossiers.findByCode(typed);
    if (exact !== null) return [exact];
  }
  if (serialOfToday.test(typed) && site.dossiers !== null)
    return store.dossiers.codesFrom(formatDossierCode(site.dossiers.unit, day, Number(typed)), 1);
  if (codeWithoutUnit.test(typed) && site.dossiers !== null)
    return store.dossiers.codesFrom(`${site.dossiers.unit}-${typed}`, maxMatches);
  if (/^[0-9A-Z.-]*\d[0-9A-Z.-]*$/.test(typed)) return store.dossiers.codesFrom(typed, maxMatches);
  const words = fold(text)
    .split(' ')
    .filter(word => word !== '');
  if (words.length === 0) return [];
  const expression = words.map(word => `"${word}"*`).join(' ');
  return store.people.named(expression, maxMatches).flatMap(seq => store.dossiers.findBySeq(seq) ?? []);
}

export const listDossiers: Action<'dossier.list'> = ({ mine, which, step, text, page }, context) => {
  const { store, now } = context;
  const until = soonAt(context);
  // A result can be handed over by every officer, so it is listed for everybody.
  const holderId = mine && which !== 'ready' ? staffOf(context) : null;
  const asked = { holderId, step, now, soonAt: until };
  const offset = (page - 1) * pageSize;
  const count = (kind: DossierListQuery['kind'], of = mine ? staffOf(context) : null) =>
    store.dossiers.count({ ...asked, step: null, holderId: of, kind });
  const found = text === '' ? null : findByText(context, text);
  const items =
    found?.slice(offset, offset + pageSize) ?? store.dossiers.list({ ...asked, kind: which, limit: pageSize, offset });
  return done({
    total: found?.length ?? store.dossiers.count({ ...asked, kind: which }),
    items: items.map(dossier => {
      const current = store.dossiers.step(dossier.id, dossier.step);
      return {
        code: dossier.code,
        state: dossier.state,
        procedureName: dossier.procedureName,
        field: dossier.field,
        applicantName: store.people.person(dossier.id)?.name ?? null,
        step: dossier.step,
        steps: dossier.steps,
        stepLabel: dossier.sourceStep ?? current?.label ?? null,
        stepDueAt: isOpen(dossier.state) ? (current?.dueAt ?? null) : null,
        receivedAt: dossier.receivedAt,
        dueAt: dossier.dueAt,
        late: isLate(dossier, now),
        soon: isSoon(dossier, now, until),
        holderName: staffName(context, dossier.holderId),
      };
    }),
    counts: {
      open: count('open'),
      late: count('late'),
      soon: count('soon'),
      ready: count('ready', null),
      waiting: count('waiting'),
    },
  });
};

const none: DossierNumbers = { received: 0, onTime: 0, late: 0, inProgress: 0, overdue: 0 };
const toNumbers = ({ received, onTime, late, inProgress, overdue }: DossierCounts): DossierNumbers => ({
  received,
  onTime,
  late,
  inProgress,
  overdue,
});

export const countDossiers: Action<'dossier.numbers'> = ({ from, to, by }, context) => {
  const { store, site, now } = context;
  if (to < from || to >= addDays(from, maxPeriodDays)) return refuse('dossier.bad-period', { mostDays: maxPeriodDays });
  const period = {
    from: instantOf(from, 0, site.timeZone),
    to: instantOf(addDays(to, 1), 0, site.timeZone),
    now,
  };
  const [all] = store.dossiers.numbers(period, 'all');
  const groups = by === null ? [] : store.dossiers.numbers(period, by);
  return done({
    all: all === undefined ? none : toNumbers(all),
    groups: groups.map(group => ({
      name: by === 'officer' ? (staffName(context, (group.name || null) as StaffId | null) ?? '') : group.name,
      ...toNumbers(group),
    })),
  });
};
