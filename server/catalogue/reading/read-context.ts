// What every part of a reading reports to: which lines were used, and what is doubtful.
import type { LineCoverage } from './line-coverage.ts';
import type { WarningCollector } from './warnings.ts';

export interface ReadContext {
  coverage: LineCoverage;
  warnings: WarningCollector;
}
