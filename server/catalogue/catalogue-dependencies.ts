// What the actions about procedures have at hand besides the store: made once, when the office is built.
import type { Day } from '../../common/contract/words.ts';
import type { PlacedTerm } from '../core/catalogue.ts';
import type { DueDates, ProcessTimes } from '../core/due-date.ts';
import type { WorkingTime } from '../core/working-time.ts';
import type { WholeProcedure } from '../store/catalogue.ts';
import { type DueDateTexts, formatBasis, formatReason } from './format-due-date.ts';
import type { ReadFile } from './formats/read-any-format.ts';
import type { Warning } from './reading/model.ts';
import { saysSameDay } from './reading/same-day-text.ts';
import type { SearchWords } from './search/query.ts';
import { createSearch, type Search } from './search/search.ts';

export interface DueDateExplanation {
  basis: string;
  skipped: { day: Day; reason: string }[];
}

export interface CatalogueDependencies {
  search: Search;
  readFile: ReadFile;
  /** What is known of agencies, whoever brings a document. */
  agencies: readonly PlacedTerm[];
  /** The sentence of the rule of a warning or of a mistake in a cell. */
  ruleText(said: Pick<Warning, 'rule' | 'values'>): string;
  /** What all warnings of a rule are about. */
  ruleTitle(rule: string): string;
  workingTime: WorkingTime;
  /** What due dates are reckoned from. */
  processTimesOf(procedure: Pick<WholeProcedure, 'total' | 'totalText' | 'steps' | 'nationalCode'>): ProcessTimes;
  /** How due dates were reckoned, in words; a language that is not installed is Vietnamese. */
  explainDueDate(dates: Pick<DueDates, 'rules' | 'skipped'>, language: string): DueDateExplanation;
}

export interface CatalogueSources {
  words: SearchWords;
  /** Sentences by rule, with holes. */
  rules: Readonly<Record<string, string>>;
  /** By rule, without holes. */
  titles: Readonly<Record<string, string>>;
  readFile: ReadFile;
  agencies: readonly PlacedTerm[];
  workingTime: WorkingTime;
  /** National codes of procedures that the office does in a day, whatever is published. */
  sameDay: readonly string[];
  /** By language. */
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
      (rules[rule] ?? `${rule} ${Object.values(values).join(' ')}`.trim()).replace(/\{(\w+)\}/g, (hole, name) =>
        String(values[name] ?? hole),
      ),
    ruleTitle: rule => titles[rule] ?? rule,
    workingTime,
    processTimesOf: ({ total, totalText, steps, nationalCode }) => ({
      total,
      steps,
      sameDay: (total === null && saysSameDay(totalText)) || (nationalCode !== null && sameDay.has(nationalCode)),
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
