// Which procedure a dossier is for: typed in any way, chosen with the arrows and Enter. The hand stays in the box.

import { useEffect, useId, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { maxProcedureSearchLength } from '../../common/contract/rules.ts';
import { makeCall } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { useDossierContext } from './dossier-context.ts';
import { useErrorText } from './fields.tsx';

type Found = CallValue<'procedure.search'>;

const shown = 6;
const againMs = 2_000;

interface FindProps {
  error: string | undefined;
  onChosen: (procedureId: string) => void;
}

export function FindProcedure({ error, onChosen }: FindProps) {
  const { texts } = useDossierContext();
  const { receive } = texts;
  const say = useErrorText();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [at, setAt] = useState(0);
  const id = useId();

  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await makeCall('procedure.search', { text }, { token: null, requestId: null });
      if (over) return;
      if (answer.ok) {
        setFound(answer.value);
        setAt(0);
      } else timer = setTimeout(() => void ask(), againMs);
    };
    if (text.trim() === '') setFound(null);
    else void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [text]);

  const items = (found === null ? [] : found.items.length > 0 ? found.items : found.near).slice(0, shown);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt(Math.min(items.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1))));
    }
    if (event.key !== 'Enter') return;
    // Enter takes what is marked; it never sends a form that has no procedure yet.
    event.preventDefault();
    const item = items[at];
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
          aria-activedescendant={items.length > 0 ? `${id}-${at}` : undefined}
          aria-describedby={`${id}-how`}
          autocomplete="off"
          value={text}
          maxLength={maxProcedureSearchLength}
          onInput={event => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <small id={`${id}-how`} class={error === undefined ? 'quiet' : 'field-wrong'} role="status">
          {error !== undefined
            ? say(error)
            : found === null
              ? receive.searchHow
              : found.total === 0
                ? receive.notFound
                : fill(receive.found, { n: found.total })}
        </small>
      </div>
      <div role="listbox" id={`${id}-list`} aria-label={receive.procedure} class="found-procedures">
        {items.map((item, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box, which keeps the focus.
          // biome-ignore lint/a11y/useFocusableInteractive: the box points at it with aria-activedescendant.
          <div
            key={item.id}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === at}
            class={i === at ? 'found-procedure here' : 'found-procedure'}
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
