// What a procedure's page says, in the order of the law (decree 63/2010, article 8), the same at the kiosk and on a phone.
// Pure.
import type { CallValue } from '../../common/contract/calls/index.ts';
import { legalParts } from '../../common/contract/legal-parts.ts';

export type Procedure = CallValue<'procedure.get'>;
export type Step = Procedure['steps'][number];
export type Paper = Procedure['papers'][number];
export type Fee = Procedure['fees'][number];

/**
 * What the decision does not say comes first, since it decides whether to ask somebody; the steps of the course stand with how it
 * goes; what a decision calls otherwise stands behind the law's own parts.
 */
const [sequence, ...others] = legalParts;
const order = ['missing', sequence, 'steps', ...others, 'other', 'notes', 'decision'] as const;
export type SectionKind = (typeof order)[number];

export interface Section {
  kind: SectionKind;
  texts: string[];
  steps: Step[];
  papers: Paper[];
  fees: Fee[];
  /** What ought to be said and is not. */
  missing: SectionKind[];
}

/** What no procedure is without (decree 63/2010, article 8), and the fees, which everybody asks for. */
const mandatory: readonly SectionKind[] = [
  'sequence',
  'manner',
  'papers',
  'time',
  'applicant',
  'agency',
  'result',
  'fees',
];

const isKind = (kind: string): kind is SectionKind => (order as readonly string[]).includes(kind);

export function listSections(procedure: Procedure): Section[] {
  const { parts, papers, fees, steps, totalText, notes } = procedure;
  const texts = (kind: SectionKind) =>
    parts.filter(part => (isKind(part.kind) ? part.kind : 'other') === kind).map(part => part.text);
  const more: Partial<Record<SectionKind, string[]>> = { notes };
  // The stated total is the time for it, unless the decision says it at greater length.
  if (texts('time').length === 0 && totalText !== '') more.time = [totalText];
  const saidElsewhere: Partial<Record<SectionKind, boolean>> = {
    sequence: steps.length > 0,
    papers: papers.length > 0,
    fees: fees.length > 0,
    agency: procedure.agency !== null,
  };
  const isSaid = (kind: SectionKind) =>
    saidElsewhere[kind] === true || [...texts(kind), ...(more[kind] ?? [])].some(text => text.trim() !== '');
  return order
    .map(kind => ({
      kind,
      texts: [...texts(kind), ...(more[kind] ?? [])].filter(text => text.trim() !== ''),
      steps: kind === 'steps' ? steps : [],
      papers: kind === 'papers' ? papers : [],
      fees: kind === 'fees' ? fees : [],
      missing: kind === 'missing' ? mandatory.filter(each => !isSaid(each)) : [],
    }))
    .filter(
      ({ kind, texts, ...lists }) =>
        kind === 'decision' ||
        texts.length + lists.steps.length + lists.papers.length + lists.fees.length + lists.missing.length > 0,
    );
}
