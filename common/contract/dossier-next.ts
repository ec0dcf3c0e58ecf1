// What a citizen should do now, as the name of a sentence in the texts of dossiers. Server and screens ask the same question.
import type { Delivery, DossierState } from './words.ts';

export type NextAct =
  | '1'
  | '3'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | '9-post'
  | '9-electronic'
  | '10'
  | 'under-way'
  | 'under-way-post'
  | 'under-way-electronic'
  | 'late';

export function nextActOf(dossier: { state: DossierState; delivery: Delivery; late: boolean }): NextAct {
  const { state, delivery, late } = dossier;
  if (state === 2 || state === 4) {
    if (late) return 'late';
    return delivery === 'counter' ? 'under-way' : `under-way-${delivery}`;
  }
  if (state === 9 && delivery !== 'counter') return `9-${delivery}`;
  return String(state) as '1';
}
