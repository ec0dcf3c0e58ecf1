// Finds the procedure of a dossier: the officer types words or a code, and chooses with the arrows and Enter while the
// focus stays in the search field.

import { useEffect, useId, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { maxProcedureSearchLength } from '../../common/contract/rules.ts';
import { fill } from '../../common/text/fill.ts';
import { pollCall } from '../shared/poll-call.ts';
import { useDossierContext } from './dossier-context.ts';
import { useErrorText } from './fields.tsx';

type Found = CallValue<'procedure.search'>;

const maxShown = 6;
const retryMs = 2_000;

interface FindProps {
  error: string | undefined;
  onChosen: (procedureId: string) => void;
}

export function FindProcedure({ error, onChosen }: FindProps) {
  const { texts } = useDossierContext();
  const { receive } = texts;
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [index, setIndex] = useState(0);
  const id = useId();

  useEffect(() => {
    if (text.trim() === '') return setFound(null);
    return pollCall({
      name: 'procedure.search',
      input: () => ({ text }),
      everyMs: null,
      retryMs,
      onAnswer: answer => {
        if (!answer.ok) return;
        setFound(answer.value);
        setIndex(0);
      },
    });
  }, [text]);

  const items = (found === null ? [] : found.items.length > 0 ? found.items : found.near).slice(0, maxShown);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setIndex(Math.min(items.length - 1, Math.max(0, index + (event.key === 'ArrowDown' ? 1 : -1))));
    }
    if (event.key !== 'Enter') return;
    // Enter chooses the marked procedure and must not submit the form, which has no procedure yet.
    event.preventDefault();
    const item = items[index];
    if (item !== undefined && !event.repeat) onChosen(item.id);
  };
  return (
    <div class="find-procedure">
      <div class="field">
        <label for={id}>{receive.search}</label>
        <input
          id={id}
          name="procedure"
          type="text"
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={items.length > 0 ? `${id}-${index}` : undefined}
          aria-describedby={`${id}-how`}
          autocomplete="off"
          value={text}
          maxLength={maxProcedureSearchLength}
          onInput={event => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <small id={`${id}-how`} class={error === undefined ? 'quiet' : 'field-wrong'} role="status">
          {error !== undefined
            ? errorText(error)
            : found === null
              ? receive.searchHow
              : found.total === 0
                ? receive.notFound
                : fill(receive.found, { n: found.total })}
        </small>
      </div>
      <div role="listbox" id={`${id}-list`} aria-label={receive.procedure} class="found-procedures">
        {items.map((item, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the search field keeps the focus and handles the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the search field points at the option with aria-activedescendant.
          <div
            key={item.id}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === index}
            class={i === index ? 'found-procedure here' : 'found-procedure'}
            onMouseDown={event => event.preventDefault()}
            onClick={() => onChosen(item.id)}
          >
            <b>{item.name}</b>
            <small>{[item.code, item.field ?? item.agency, item.totalText].filter(Boolean).join(' · ')}</small>
          </div>
        ))}
      </div>
    </div>
  );
}
