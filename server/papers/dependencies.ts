// What the actions about papers need besides the store. It is loaded once, when the server starts.
import type { FormSet } from './form-set.ts';
import type { PaperTexts } from './paper-formats.ts';

export interface PaperDependencies {
  /** The forms in force; null where no dossiers are received. */
  set: FormSet | null;
  /** The fixed texts of papers, always in Vietnamese because the law prescribes them so. */
  texts: PaperTexts;
}
