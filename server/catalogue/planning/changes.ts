// Lists what a document changes in a stored procedure, one change at a time and in the words of the documents, for the person
// who decides on the import.
import type { Duration, Fee, Paper, Part, ProcedureDetails, ProcessStep } from '../../core/catalogue.ts';
import sheets from '../formats/sheets.json' with { type: 'json' };
import { pairSteps } from './pair-steps.ts';

/** Everything that is published of a procedure, with its process. */
export interface PublishedProcedure extends ProcedureDetails {
  name: string;
  code: string | null;
  agency: string | null;
  field: string | null;
  validFrom: string;
  total: Duration | null;
  totalText: string;
  notes: readonly string[];
  steps: readonly ProcessStep[];
}

const changeKinds = [
  'name',
  'code',
  'agency',
  'field',
  'in-force-from',
  'total',
  'step',
  'step-content',
  'step-responsible',
  'step-time',
  'step-result',
  'note',
  'level',
  'internal',
  'part',
  'paper',
  'fee',
  // Only positions and order differ.
  'order',
] as const;

/** `before` without `after` was removed; `after` without `before` is new. */
export interface Change {
  what: (typeof changeKinds)[number];
  /** The label or name of the step, part, paper or fee that changed; null for the procedure itself and for notes. */
  of: string | null;
  before: string | null;
  after: string | null;
}

/** Procedures that all have the same changes. */
export interface ChangedProcedures {
  procedures: string[];
  changes: Change[];
}

const { papers: paperSheet, fees: feeSheet, words } = sheets;
const kinds: Readonly<Record<string, string>> = sheets.kinds;
const yesNo = (value: boolean) => words[value ? 'yes' : 'no'];
const textOrNull = (text: string) => (text.trim() === '' ? null : text);

/** Collects a change; equal values are no change and are skipped. */
type AddChange = (change: Change) => void;

/** Never empty: where no value differs, the order does. */
export function listChanges(before: PublishedProcedure, after: PublishedProcedure): Change[] {
  const changes: Change[] = [];
  const add: AddChange = change => {
    if (change.before !== change.after) changes.push(change);
  };
  for (const what of ['name', 'code', 'agency', 'field'] as const)
    add({ what, of: null, before: before[what], after: after[what] });
  add({ what: 'in-force-from', of: null, before: textOrNull(before.validFrom), after: textOrNull(after.validFrom) });
  add({
    what: 'total',
    of: null,
    ...compareTimes([before.total, before.totalText], [after.total, after.totalText]),
  });
  addStepChanges(before.steps, after.steps, add);
  const noteEntry = (text: string): ListEntry => [text, text];
  addListChanges('note', { before: before.notes.map(noteEntry), after: after.notes.map(noteEntry) }, add);
  add({
    what: 'level',
    of: null,
    before: before.level && words[before.level],
    after: after.level && words[after.level],
  });
  add({ what: 'internal', of: null, before: yesNo(before.internal), after: yesNo(after.internal) });
  const partEntry = ({ kind, text }: Part): ListEntry => [kinds[kind] ?? kind, text];
  addListChanges('part', { before: before.parts.map(partEntry), after: after.parts.map(partEntry) }, add);
  const paperEntry = (paper: Paper): ListEntry => [paper.name, describePaper(paper)];
  addListChanges('paper', { before: before.papers.map(paperEntry), after: after.papers.map(paperEntry) }, add);
  const feeEntry = (fee: Fee): ListEntry => [fee.name, describeFee(fee)];
  addListChanges('fee', { before: before.fees.map(feeEntry), after: after.fees.map(feeEntry) }, add);
  return changes.length > 0 ? changes : [{ what: 'order', of: null, before: null, after: null }];
}

/** Puts procedures with the same changes together, since one decision often changes many procedures alike. */
export function groupChanges(changed: readonly { name: string; changes: Change[] }[]): ChangedProcedures[] {
  const groups = new Map<string, ChangedProcedures>();
  for (const { name, changes } of changed) {
    const key = JSON.stringify(changes);
    const group = groups.get(key) ?? { procedures: [], changes };
    groups.set(key, group);
    group.procedures.push(name);
  }
  return [...groups.values()];
}

type Time = [duration: Duration | null, text: string];

/** "2,5 ngày làm việc" of 10 quarters. */
const formatDuration = (duration: Duration) =>
  `${String(Math.round(duration.quarterDays * 250) / 1000).replace('.', ',')} ${words[duration.unit]}`;

/** Compares times as they are printed; two that are printed alike may still be counted differently. */
function compareTimes(before: Time, after: Time): Pick<Change, 'before' | 'after'> {
  const counted = ([duration]: Time) => duration && formatDuration(duration);
  const printed = (time: Time) => textOrNull(time[1]) ?? counted(time);
  const printedBefore = printed(before);
  const printedAfter = printed(after);
  return printedBefore === printedAfter
    ? { before: counted(before), after: counted(after) }
    : { before: printedBefore, after: printedAfter };
}

const summarizeStep = ({ content, responsible, duration, durationText }: ProcessStep) =>
  [content, responsible, durationText || (duration && formatDuration(duration))].filter(Boolean).join(' · ');

function addStepChanges(before: readonly ProcessStep[], after: readonly ProcessStep[], add: AddChange): void {
  for (const [old, now] of pairSteps(before, after)) {
    const of = (now ?? old)?.label || String((now ?? old)?.no ?? '');
    if (old === null || now === null) {
      add({ what: 'step', of, before: old && summarizeStep(old), after: now && summarizeStep(now) });
      continue;
    }
    add({ what: 'step-content', of, before: textOrNull(old.content), after: textOrNull(now.content) });
    add({ what: 'step-responsible', of, before: textOrNull(old.responsible), after: textOrNull(now.responsible) });
    add({
      what: 'step-time',
      of,
      ...compareTimes([old.duration, old.durationText], [now.duration, now.durationText]),
    });
    add({ what: 'step-result', of, before: old.result, after: now.result });
  }
}

type ListEntry = [name: string, text: string];

interface ListPair {
  before: readonly ListEntry[];
  after: readonly ListEntry[];
}

/** Entries are matched by name; among entries of one name, equal texts first, then in order. */
function addListChanges(what: Change['what'], { before, after }: ListPair, add: AddChange): void {
  const unmatched = [...before];
  const of = (name: string) => (what === 'note' ? null : textOrNull(name));
  for (const [name, text] of after) {
    const equal = unmatched.findIndex(([oldName, oldText]) => oldName === name && oldText === text);
    const index = equal >= 0 ? equal : unmatched.findIndex(([oldName]) => oldName === name);
    const [old] = index < 0 ? [] : unmatched.splice(index, 1);
    add({ what, of: of(name), before: old?.[1] ?? null, after: text });
  }
  for (const [name, text] of unmatched) add({ what, of: of(name), before: text, after: null });
}

/** In the words of the spreadsheet's columns: "Số bản chính: 1; Mẫu: Mẫu 01; Bắt buộc: có". */
function describePaper({ originals, copies, form, required }: Paper): string {
  const { columns } = paperSheet;
  return [
    originals === null ? '' : `${columns.originals}: ${originals}`,
    copies === null ? '' : `${columns.copies}: ${copies}`,
    form === null ? '' : `${columns.form}: ${form}`,
    `${columns.required}: ${yesNo(required)}`,
  ]
    .filter(part => part !== '')
    .join('; ');
}

function describeFee({ amount, text }: Fee): string {
  const formatted =
    amount === null ? '' : `${feeSheet.columns.amount}: ${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}`;
  return [text, formatted].filter(part => part !== '').join('; ');
}
