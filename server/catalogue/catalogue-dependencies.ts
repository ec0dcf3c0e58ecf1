// What the actions about procedures need besides the store. It is created once, when the server starts.
import type { Day } from '../../common/contract/words.ts';
import type { PlacedTerm } from '../core/catalogue.ts';
import type { DueDates, ProcessTimes } from '../core/due-date.ts';
import type { WorkingTime } from '../core/working-time.ts';
import type { WholeProcedure } from '../store/catalogue-queries.ts';
import { type DueDateTexts, formatBasis, formatReason } from './format-due-date.ts';
import type { ReadFile } from './formats/read-any-format.ts';
import type { Warning } from './reading/model.ts';
import { isSameDayText } from './reading/same-day-text.ts';
import type { SearchWords } from './search/query.ts';
import { createSearch, type Search } from './search/search.ts';

interface DueDateExplanation {
  /** The rules in sentences, as one paragraph. */
  basis: string;
  /** The days that were not counted, each with its reason. */
  skipped: { day: Day; reason: string }[];
}

export interface CatalogueDependencies {
  search: Search;
  readFile: ReadFile;
  /** Validity periods and successors of agencies that the office knows independently of any document. */
  agencies: readonly PlacedTerm[];
  /** The sentence of a warning or of a mistake in a cell; the rule and its values where there is no sentence. */
  ruleText(warning: Pick<Warning, 'rule' | 'values'>): string;
  /** The heading for all warnings of a rule; the rule itself where there is no heading. */
  ruleTitle(rule: string): string;
  workingTime: WorkingTime;
  /** The published times from which due dates are calculated. */
  processTimesOf(procedure: Pick<WholeProcedure, 'total' | 'totalText' | 'steps' | 'nationalCode'>): ProcessTimes;
  /** Explains due dates in sentences. A language that is not installed falls back to Vietnamese. */
  explainDueDate(dates: Pick<DueDates, 'rules' | 'skipped'>, language: string): DueDateExplanation;
}

export interface CatalogueSources {
  words: SearchWords;
  /** Sentences by rule, with placeholders such as `{line}`. */
  rules: Readonly<Record<string, string>>;
  /** Headings by rule, without placeholders. */
  titles: Readonly<Record<string, string>>;
  readFile: ReadFile;
  agencies: readonly PlacedTerm[];
  workingTime: WorkingTime;
  /** National codes of procedures that the office completes on the same day, whatever is published. */
  sameDay: readonly string[];
  /** The sentences about due dates, by language. */
  dueTexts: ReadonlyMap<string, DueDateTexts>;
}

export function createCatalogueDependencies(sources: CatalogueSources): CatalogueDependencies {
  const { words, rules, titles, readFile, agencies, workingTime, dueTexts } = sources;
  const sameDay = new Set(sources.sameDay);
  return {
    search: createSearch(words),
    readFile,
    agencies,
    ruleText: ({ rule, values }) =>
      (rules[rule] ?? `${rule} ${Object.values(values).join(' ')}`.trim()).replace(/\{(\w+)\}/g, (placeholder, name) =>
        String(values[name] ?? placeholder),
      ),
    ruleTitle: rule => titles[rule] ?? rule,
    workingTime,
    processTimesOf: ({ total, totalText, steps, nationalCode }) => ({
      total,
      steps,
      sameDay: (total === null && isSameDayText(totalText)) || (nationalCode !== null && sameDay.has(nationalCode)),
    }),
    explainDueDate(dates, language) {
      const texts = dueTexts.get(language) ?? dueTexts.get('vi');
      if (texts === undefined) throw new Error('common/text/vi/due-date.json is missing');
      return {
        basis: formatBasis(dates, texts, workingTime.timeZone),
        skipped: dates.skipped.map(special => ({ day: special.day, reason: formatReason(special, texts) })),
      };
    },
  };
}
