// The complete list of warnings about a document, and their collection. The sentences are in common/text/<language>/catalogue.json.
import type { Warning } from './model.ts';

export const warningRules = [
  // The file and its characters.
  'encoding-legacy',
  'letter-repaired',
  'letter-lost',
  'word-repeated',
  'spelling-odd',
  // The decision.
  'decision-number-missing',
  'decision-date-missing',
  'decision-date-odd',
  'decision-differs',
  'province-missing',
  'province-differs',
  // Its sections and processes.
  'section-count',
  'section-counts-procedures',
  'process-number-missing',
  'process-number-repeated',
  'process-number-twice',
  'process-unnamed',
  'process-without-steps',
  'process-not-kept',
  // Procedures.
  'code-form',
  'code-missing',
  'code-second',
  'code-repeated',
  'name-repeated',
  'name-continued',
  'not-in-list',
  'list-ambiguous',
  'listed-without-process',
  // Tables.
  'column-unknown',
  'row-unknown',
  'row-incomplete',
  'row-joined',
  'label-empty',
  'step-order',
  'step-after-total',
  // Durations.
  'duration-empty',
  'duration-unclear',
  'duration-second',
  'unit-not-counted',
  'duration-not-quarters',
  'hours-counted',
  'unit-missing',
  'unit-differs',
  'units-mixed',
  'total-missing',
  'total-repeated',
  'sum-differs',
  'uncounted-missing',
] as const;

export type WarningRule = (typeof warningRules)[number];

/** Rules for which a duration may be wrong, or something missing, in what citizens read. People check these first. */
export const seriousRules: ReadonlySet<string> = new Set<WarningRule>([
  'letter-lost',
  'decision-differs',
  'province-differs',
  'process-number-twice',
  'process-unnamed',
  'process-without-steps',
  'process-not-kept',
  'code-second',
  'code-repeated',
  'list-ambiguous',
  'column-unknown',
  'row-unknown',
  'row-incomplete',
  'step-order',
  'step-after-total',
  'duration-empty',
  'duration-unclear',
  'duration-second',
  'unit-not-counted',
  'unit-missing',
  'unit-differs',
  'total-missing',
  'total-repeated',
  'sum-differs',
]);

export interface WarningCollector {
  add(line: number, rule: WarningRule, values?: Warning['values']): void;
  list(): Warning[];
}

/** @param before warnings that exist already */
export function createWarningCollector(before: readonly Warning[] = []): WarningCollector {
  const seen = new Map<string, Warning>();
  const keep = (warning: Warning) => {
    // Equal warnings are kept once, because each cell of a row may cause the same one.
    seen.set(JSON.stringify([warning.line, warning.rule, warning.values]), warning);
  };
  before.forEach(keep);
  return {
    add: (line, rule, values = {}) => keep({ line, rule, values }),
    list: () =>
      [...seen.values()].sort(
        (a, b) =>
          a.line - b.line || warningRules.indexOf(a.rule as WarningRule) - warningRules.indexOf(b.rule as WarningRule),
      ),
  };
}
