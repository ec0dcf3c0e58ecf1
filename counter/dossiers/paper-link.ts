// Where the forms of a dossier are printed: a page of its own in a new window.
import type { CallValue } from '../../common/contract/calls/index.ts';

export type FormKind = CallValue<'dossier.show'>['forms'][number];

export function paperUrl(code: string, form: FormKind): string {
  return `/counter/paper?code=${encodeURIComponent(code)}&form=${form}`;
}

export function openPaper(code: string, form: FormKind): void {
  window.open(paperUrl(code, form), '_blank', 'noopener');
}
