// What a procedure says otherwise than before, one change at a time, in the words of the documents: for the person who decides
// whether a document is brought in.
import type { Duration, Fee, Paper, Part, ProcedureDetails, ProcessStep } from '../../core/catalogue.ts';
import sheets from '../formats/sheets.json' with { type: 'json' };

/** A procedure with its course, as far as a change of it is told. */
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

export const changeKinds = [
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
  // Nothing but places and order.
  'order',
] as const;

/** Before without after is taken away; after without before is new. */
export interface Change {
  what: (typeof changeKinds)[number];
  /** Of which step, part, paper or fee. */
  of: string | null;
  before: string | null;
  after: string | null;
}

/** The same changes of all procedures of a group. */
export interface ChangedProcedures {
  procedures: string[];
  changes: Change[];
}

const { papers: paperSheet, fees: feeSheet, words } = sheets;
const kinds: Readonly<Record<string, string>> = sheets.kinds;
const yesNo = (value: boolean) => words[value ? 'yes' : 'no'];
const orNull = (text: string) => (text.trim() === '' ? null : text);

/** Above it steps are compared place by place. */
const mostCompared = 250_000;

export function listChanges(before: PublishedProcedure, after: PublishedProcedure): Change[] {
  const changes: Change[] = [];
  const tell = (what: Change['what'], of: string | null, old: string | null, now: string | null) => {
    if (old !== now) changes.push({ what, of, before: old, after: now });
  };
  for (const what of ['name', 'code', 'agency', 'field'] as const) tell(what, null, before[what], after[what]);
  tell('in-force-from', null, orNull(before.validFrom), orNull(after.validFrom));
  tellTime('total', null, [before.total, before.totalText], [after.total, after.totalText], tell);
  tellSteps(before.steps, after.steps, tell);
  tellLists('note', before.notes, after.notes, text => [text, text], tell);
  tell('level', null, before.level && words[before.level], after.level && words[after.level]);
  tell('internal', null, yesNo(before.internal), yesNo(after.internal));
  tellLists('part', before.parts, after.parts, (part: Part) => [kinds[part.kind] ?? part.kind, part.text], tell);
  tellLists('paper', before.papers, after.papers, (paper: Paper) => [paper.name, sayPaper(paper)], tell);
  tellLists('fee', before.fees, after.fees, (fee: Fee) => [fee.name, sayFee(fee)], tell);
  return changes.length > 0 ? changes : [{ what: 'order', of: null, before: null, after: null }];
}

/** Procedures of which the same is told stand together. */
export function groupChanges(all: readonly { name: string; changes: Change[] }[]): ChangedProcedures[] {
  const groups = new Map<string, ChangedProcedures>();
  for (const { name, changes } of all) {
    const key = JSON.stringify(changes);
    const group = groups.get(key) ?? { procedures: [], changes };
    groups.set(key, group);
    group.procedures.push(name);
  }
  return [...groups.values()];
}

type Tell = (what: Change['what'], of: string | null, old: string | null, now: string | null) => void;
type Time = [duration: Duration | null, text: string];

const inDays = (duration: Duration) =>
  `${String(Math.round(duration.quarterDays * 250) / 1000).replace('.', ',')} ${words[duration.unit]}`;

function tellTime(what: Change['what'], of: string | null, before: Time, after: Time, tell: Tell): void {
  const say = ([duration, text]: Time) => orNull(text) ?? (duration && inDays(duration));
  const counted = ([duration]: Time) => duration && inDays(duration);
  const [old, now] = [say(before), say(after)];
  // Or written alike and counted otherwise.
  if (old === now) tell(what, of, counted(before), counted(after));
  else tell(what, of, old, now);
}

const saySteps = ({ content, responsible, duration, durationText }: ProcessStep) =>
  [content, responsible, durationText || (duration && inDays(duration))].filter(Boolean).join(' · ');

function tellSteps(before: readonly ProcessStep[], after: readonly ProcessStep[], tell: Tell): void {
  for (const [old, now] of pairSteps(before, after)) {
    const of = (now ?? old)?.label || String((now ?? old)?.no ?? '');
    if (old === null || now === null) {
      tell('step', of, old && saySteps(old), now && saySteps(now));
      continue;
    }
    tell('step-content', of, orNull(old.content), orNull(now.content));
    tell('step-responsible', of, orNull(old.responsible), orNull(now.responsible));
    tellTime('step-time', of, [old.duration, old.durationText], [now.duration, now.durationText], tell);
    tell('step-result', of, old.result, now.result);
  }
}

/** What did not change holds the rest in its place: between two such steps the others are compared one by one. */
function pairSteps(before: readonly ProcessStep[], after: readonly ProcessStep[]) {
  const key = ({ no: _, ...step }: ProcessStep) => JSON.stringify(step);
  const pairs: [ProcessStep | null, ProcessStep | null][] = [];
  let [a, b] = [0, 0];
  const fill = (untilA: number, untilB: number) => {
    while (a < untilA || b < untilB)
      pairs.push([a < untilA ? (before[a++] ?? null) : null, b < untilB ? (after[b++] ?? null) : null]);
  };
  for (const [i, j] of findCommon(before.map(key), after.map(key))) {
    fill(i, j);
    [a, b] = [i + 1, j + 1];
  }
  fill(before.length, after.length);
  return pairs;
}

/** Places of the longest common row of two lists. */
function findCommon(before: readonly string[], after: readonly string[]): [number, number][] {
  if (before.length * after.length > mostCompared) return [];
  const width = after.length + 1;
  const most = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => most[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      most[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const common: [number, number][] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) common.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return common;
}

/** Lists whose entries are known by a name; of two with one name the first belongs to the first. */
function tellLists<T>(
  what: Change['what'],
  before: readonly T[],
  after: readonly T[],
  say: (entry: T) => [name: string, text: string],
  tell: Tell,
): void {
  const left = before.map(say);
  for (const [name, text] of after.map(say)) {
    const exact = left.findIndex(([its, old]) => its === name && old === text);
    const at = exact >= 0 ? exact : left.findIndex(([its]) => its === name);
    const [old] = at < 0 ? [] : left.splice(at, 1);
    tell(what, what === 'note' ? null : orNull(name), old?.[1] ?? null, text);
  }
  for (const [name, text] of left) tell(what, what === 'note' ? null : orNull(name), text, null);
}

/** As the spreadsheet asks for it: "Số bản chính: 1; Mẫu: Mẫu 01; Bắt buộc: có". */
function sayPaper({ originals, copies, form, required }: Paper): string {
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

function sayFee({ amount, text }: Fee): string {
  const said = amount === null ? '' : `${feeSheet.columns.amount}: ${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}`;
  return [text, said].filter(part => part !== '').join('; ');
}
