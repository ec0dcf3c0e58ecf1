// What the list of dossiers shows: which kind, whose, and matching which text.

/** The kinds of dossiers in the order of their tabs. */
export const listKinds = ['open', 'late', 'soon', 'waiting', 'ready'] as const;
export type ListKind = (typeof listKinds)[number];

export interface ListFilter {
  which: ListKind;
  /** Only dossiers that this officer has. */
  mine: boolean;
  text: string;
  /** Counted from 1. */
  page: number;
  /** Only dossiers at this step, or null for all. */
  step: number | null;
}

export const defaultFilter: ListFilter = { which: 'open', mine: true, text: '', page: 1, step: null };
