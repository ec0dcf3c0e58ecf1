// The official state of a dossier, in a colour that says what kind it is: under way, waits for the citizen, done, over.
import type { DossierState } from '../../common/contract/words.ts';
import { useRoom } from './room.ts';

const kinds: Record<DossierState, string> = {
  1: 'under-way',
  2: 'under-way',
  3: 'over',
  4: 'under-way',
  5: 'waits',
  6: 'waits',
  7: 'over',
  8: 'over',
  9: 'ready',
  10: 'over',
};

export function StateTag({ state }: { state: DossierState }) {
  const { words } = useRoom();
  return <span class={`state-tag ${kinds[state]}`}>{words.states[String(state)]}</span>;
}
