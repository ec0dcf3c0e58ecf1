// Where the forms of a dossier are printed: a page of its own in a new window.
import type { CallValue } from '../../common/contract/calls/index.ts';

export type PrintableForm = CallValue<'dossier.show'>['forms'][number];

export function paperUrl(code: string, { form, nth }: PrintableForm): string {
  return `/counter/paper?code=${encodeURIComponent(code)}&form=${form}&nth=${nth}`;
}

export function openPaper(code: string, paper: PrintableForm): void {
  window.open(paperUrl(code, paper), '_blank', 'noopener');
}

/** The register of all dossiers received in a period of days, "2026-11-01" to "2026-11-30". */
export function registerUrl(from: string, to: string): string {
  return `/counter/paper?form=register&from=${from}&to=${to}`;
}
