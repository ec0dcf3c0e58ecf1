// What the actions about procedures have at hand besides the store: made once, when the office is built.
import type { WorkingTime } from '../core/due-date.ts';
import type { Warning } from './model.ts';
import type { KnownWords } from './query.ts';
import type { ReadFile } from './read-file.ts';
import { createSearch, type Search } from './search.ts';

export interface CatalogueParts {
  search: Search;
  readFile: ReadFile;
  /** The sentence of the rule of a warning or of a mistake in a cell. */
  tell(said: Pick<Warning, 'rule' | 'values'>): string;
  workingTime: WorkingTime;
}

export interface CatalogueSources {
  words: KnownWords;
  /** Sentences by rule, with holes. */
  rules: Readonly<Record<string, string>>;
  readFile: ReadFile;
  workingTime: WorkingTime;
}

export function createCatalogueParts({ words, rules, readFile, workingTime }: CatalogueSources): CatalogueParts {
  return {
    search: createSearch(words),
    readFile,
    tell: ({ rule, values }) =>
      (rules[rule] ?? `${rule} ${Object.values(values).join(' ')}`.trim()).replace(/\{(\w+)\}/g, (hole, name) =>
        String(values[name] ?? hole),
      ),
    workingTime,
  };
}
