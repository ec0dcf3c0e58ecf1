// The addresses of the page that prints the papers of a dossier. It opens in a new window.
import type { CallValue } from '../../common/contract/calls/index.ts';

export type PrintableForm = CallValue<'dossier.show'>['forms'][number];

export function paperUrl(code: string, { form, nth }: PrintableForm): string {
  return `/counter/paper?code=${encodeURIComponent(code)}&form=${form}&nth=${nth}`;
}

export function openPaper(code: string, paper: PrintableForm): void {
  window.open(paperUrl(code, paper), '_blank', 'noopener');
}

/**
 * Returns the address of the register of all dossiers received between two days such as "2026-11-01" and "2026-11-30".
 */
export function registerUrl(from: string, to: string): string {
  return `/counter/paper?form=register&from=${from}&to=${to}`;
}
