// Shows the official state of a dossier in the colour of its kind: in progress, waiting for the citizen, ready, or
// ended.
import { DossierState } from '../../common/contract/official-numbers.ts';
import { useDossierContext } from './dossier-context.ts';
import './state-tag.css';

const kinds: Record<DossierState, string> = {
  [DossierState.Registered]: 'under-way',
  [DossierState.Received]: 'under-way',
  [DossierState.Refused]: 'over',
  [DossierState.InProcess]: 'under-way',
  [DossierState.SupplementRequested]: 'waits',
  [DossierState.PaymentRequested]: 'waits',
  [DossierState.Withdrawn]: 'over',
  [DossierState.Stopped]: 'over',
  [DossierState.Completed]: 'ready',
  [DossierState.Returned]: 'over',
};

export function StateTag({ state }: { state: DossierState }) {
  const { texts } = useDossierContext();
  return <span class={`state-tag ${kinds[state]}`}>{texts.states[String(state)]}</span>;
}
