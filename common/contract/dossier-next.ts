// Finds the sentence that says what a citizen should do now. Server and screens use the same function.
import { DossierState } from './official-numbers.ts';
import type { Delivery } from './words.ts';

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
  if (state === DossierState.Received || state === DossierState.InProcess) {
    if (late) return 'late';
    return delivery === 'counter' ? 'under-way' : `under-way-${delivery}`;
  }
  if (state === DossierState.Completed && delivery !== 'counter') return `9-${delivery}`;
  return String(state) as '1';
}
