// The sections of a procedure in the order of the law (decree 63/2010, article 8), the same on the kiosk and on a phone. Pure.
import type { CallValue } from '../../common/contract/calls/index.ts';
import { legalParts } from '../../common/contract/legal-parts.ts';

export type Procedure = CallValue<'procedure.get'>;
export type Step = Procedure['steps'][number];
export type Paper = Procedure['papers'][number];
export type Fee = Procedure['fees'][number];

/**
 * What the decision omits comes first, because citizens must ask about it. The steps follow the description of the process.
 * Parts that the law does not name come after the parts of the law.
 */
const [sequence, ...furtherParts] = legalParts;
const order = ['missing', sequence, 'steps', ...furtherParts, 'other', 'notes', 'decision'] as const;
export type SectionKind = (typeof order)[number];

export interface Section {
  kind: SectionKind;
  texts: string[];
  steps: Step[];
  papers: Paper[];
  fees: Fee[];
  /** The mandatory parts that the decision does not contain. */
  missing: SectionKind[];
}

/** The parts that every procedure must have (decree 63/2010, article 8), and the fees, about which everybody asks. */
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
  // The total time of the catalogue stands for the part on time, unless the decision describes it in a text.
  if (texts('time').length === 0 && totalText !== '') more.time = [totalText];
  const hasData: Partial<Record<SectionKind, boolean>> = {
    sequence: steps.length > 0,
    papers: papers.length > 0,
    fees: fees.length > 0,
    agency: procedure.agency !== null,
  };
  const isPresent = (kind: SectionKind) =>
    hasData[kind] === true || [...texts(kind), ...(more[kind] ?? [])].some(text => text.trim() !== '');
  return order
    .map(kind => ({
      kind,
      texts: [...texts(kind), ...(more[kind] ?? [])].filter(text => text.trim() !== ''),
      steps: kind === 'steps' ? steps : [],
      papers: kind === 'papers' ? papers : [],
      fees: kind === 'fees' ? fees : [],
      missing: kind === 'missing' ? mandatory.filter(part => !isPresent(part)) : [],
    }))
    .filter(
      ({ kind, texts, ...lists }) =>
        kind === 'decision' ||
        texts.length + lists.steps.length + lists.papers.length + lists.fees.length + lists.missing.length > 0,
    );
}
