// What the actions about papers have at hand besides the store: made once, when the office is built.
import type { FormSet } from './form-set.ts';
import type { PaperTexts } from './say.ts';

export interface PaperDependencies {
  /** The forms in force; null where no dossiers are received. */
  set: FormSet | null;
  /** What papers say besides, in Vietnamese. */
  texts: PaperTexts;
}
