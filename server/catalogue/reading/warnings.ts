// Everything a reader may be in doubt about: a closed list. The sentences stand in common/text/<language>/catalogue.json.
import type { Warning } from './model.ts';

export const warningRules = [
  // Of the file and its letters.
  'encoding-legacy',
  'letter-repaired',
  'letter-lost',
  'word-repeated',
  'spelling-odd',
  // Of the decision.
  'decision-number-missing',
  'decision-date-missing',
  'decision-date-odd',
  'decision-differs',
  'province-missing',
  'province-differs',
  // Of its parts.
  'section-count',
  'section-counts-procedures',
  'process-number-missing',
  'process-number-repeated',
  'process-number-twice',
  'process-unnamed',
  'process-without-steps',
  'process-not-kept',
  // Of procedures.
  'code-form',
  'code-missing',
  'code-second',
  'code-repeated',
  'name-repeated',
  'name-continued',
  'not-in-list',
  'list-ambiguous',
  'listed-without-process',
  // Of a table.
  'column-unknown',
  'row-unknown',
  'row-incomplete',
  'row-joined',
  'label-empty',
  'step-order',
  'step-after-total',
  // Of times.
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

/** Where a time may be wrong or something missing in what citizens read: to be looked at before anything else. */
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

/** Begins with what is doubted already. */
export function createWarningCollector(before: readonly Warning[] = []): WarningCollector {
  const seen = new Map<string, Warning>();
  const keep = (warning: Warning) => {
    // One doubt is told once, though a row may meet it in each of its cells.
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
