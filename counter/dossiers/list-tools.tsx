// The controls above the list of dossiers: a tab for each kind, the choice of a step, and whether only own dossiers are
// shown.
import type { CallValue } from '../../common/contract/calls/index.ts';
import { fill } from '../../common/text/fill.ts';
import { useDossierContext } from './dossier-context.ts';
import { type ListFilter, type ListKind, listKinds } from './list-filter.ts';

const maxSteps = 12;

interface ListToolsProps {
  filter: ListFilter;
  /** How many dossiers there are of each kind; null until that is known. */
  counts: CallValue<'dossier.list'>['counts'] | null;
  onChange: (part: Partial<ListFilter>) => void;
  onKind: (which: ListKind) => void;
}

export function ListTools({ filter, counts, onChange, onKind }: ListToolsProps) {
  const { texts, mayAct } = useDossierContext();
  const { list } = texts;
  return (
    <div class="list-tools">
      <div class="tabs" role="tablist">
        {listKinds.map((which, i) => (
          <button
            key={which}
            type="button"
            role="tab"
            id={`list-${which}`}
            aria-controls="list-panel"
            aria-selected={filter.text === '' && which === filter.which}
            class={`urgent-${which}`}
            onClick={() => onKind(which)}
          >
            {list.kinds[which]} <b>{counts?.[which] ?? ''}</b> <kbd>{i + 1}</kbd>
          </button>
        ))}
      </div>
      <label class="pick-step">
        <span class="only-read-aloud">{list.stepFilter}</span>
        <select
          value={filter.step ?? ''}
          onChange={event => onChange({ step: Number(event.currentTarget.value) || null, text: '' })}
        >
          <option value="">{list.allSteps}</option>
          {Array.from({ length: maxSteps }, (_, i) => (
            <option key={i} value={i + 1}>
              {fill(list.step, { no: i + 1 })}
            </option>
          ))}
        </select>
      </label>
      {mayAct && (
        <label class="only-mine">
          <input
            type="checkbox"
            checked={filter.mine}
            onChange={event => onChange({ mine: event.currentTarget.checked })}
          />
          {list.mine}
        </label>
      )}
    </div>
  );
}
