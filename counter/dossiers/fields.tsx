// Fields of the forms: a label, what is typed, and the mistake in words right under it.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { fill } from '../../common/text/fill.ts';
import type { ErrorName, FieldErrors } from './check-draft.ts';
import { useDossierContext } from './dossier-context.ts';
import { formatTypedTime } from './office-time.ts';

/** What a mistake says; a time in it is an example of how to type one. */
export function useErrorText(): (error: ErrorName | string | undefined) => string | null {
  const { texts, timeZone } = useDossierContext();
  return error => {
    if (error === undefined) return null;
    const sentence = texts.errors[error as keyof typeof texts.errors];
    return fill(sentence, { example: formatTypedTime(exampleTime, timeZone) });
  };
}

/** 26 November 2026, half past two in Vietnam. */
export const exampleTime = Date.UTC(2026, 10, 26, 7, 30);

interface TextFieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  error?: string | undefined;
  /** How many columns of the form it takes. */
  wide?: 1 | 2 | 3;
  /** Gets the focus when its dialog opens. */
  first?: boolean;
  /** By which the form finds it, to put the focus there. */
  name?: string;
  maxLength: number;
  hint?: string | undefined;
  inputMode?: 'numeric' | 'tel' | 'email' | 'text';
  /** More than a line. */
  rows?: number;
  /** Enter means this, and does not send the form. */
  onEnter?: (() => void) | undefined;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onValue, error, wide = 1, first = false, name, maxLength, hint, inputMode, rows } = props;
  const say = useErrorText();
  const id = useId();
  const said = say(error);
  const attributes = {
    id,
    name,
    value,
    maxLength,
    autocomplete: 'off' as const,
    spellcheck: false,
    'data-first': first ? '' : undefined,
    'aria-invalid': said !== null,
    'aria-describedby': said !== null || hint !== undefined ? `${id}-more` : undefined,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      if (props.onEnter !== undefined) {
        event.preventDefault();
        props.onEnter();
      } else if (rows !== undefined && !event.shiftKey) {
        // A few words need no second line: Enter is the red button everywhere. Shift and Enter break the line.
        event.preventDefault();
        (event.target as HTMLTextAreaElement).form?.requestSubmit();
      }
    },
    onInput: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  };
  return (
    <div class={`field wide-${wide}`}>
      <label for={id}>{label}</label>
      {rows === undefined ? (
        <input {...attributes} inputMode={inputMode ?? 'text'} />
      ) : (
        <textarea {...attributes} rows={rows} />
      )}
      {(said !== null || hint !== undefined) && (
        <small
          id={`${id}-more`}
          class={said === null ? 'quiet' : 'field-wrong'}
          role={said === null ? undefined : 'alert'}
        >
          {said ?? hint}
        </small>
      )}
    </div>
  );
}

interface ChoiceFieldProps<V extends string | number> {
  label: string;
  value: V;
  choices: readonly { value: V; label: string }[];
  onValue: (value: V) => void;
  wide?: 1 | 2 | 3;
  /** Nothing is written over it: the place says it. */
  silent?: boolean;
}

export function ChoiceField<V extends string | number>(props: ChoiceFieldProps<V>) {
  const { label, value, choices, onValue, wide = 1, silent = false } = props;
  const id = useId();
  return (
    <div class={silent ? 'field silent' : `field wide-${wide}`}>
      <label for={id} class={silent ? 'only-read-aloud' : undefined}>
        {label}
      </label>
      <select
        id={id}
        value={String(value)}
        onChange={event => {
          const chosen = choices.find(choice => String(choice.value) === event.currentTarget.value);
          if (chosen !== undefined) onValue(chosen.value);
        }}
      >
        {choices.map(choice => (
          <option key={choice.value} value={String(choice.value)}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface TickProps {
  ticked: boolean;
  onTick: (ticked: boolean) => void;
  name?: string;
  first?: boolean;
  error?: string | undefined;
  children: ComponentChildren;
  /** What it means, below. */
  more?: ComponentChildren;
}

export function Tick({ ticked, onTick, name, first = false, error, children, more }: TickProps) {
  const say = useErrorText();
  const id = useId();
  return (
    <div class="tick">
      <label>
        <input
          type="checkbox"
          name={name}
          checked={ticked}
          data-first={first ? '' : undefined}
          aria-describedby={more === undefined ? undefined : id}
          onChange={event => onTick(event.currentTarget.checked)}
        />
        <span>{children}</span>
      </label>
      {more !== undefined && (
        <small id={id} class="quiet">
          {more}
        </small>
      )}
      {error !== undefined && (
        <small class="field-wrong" role="alert">
          {say(error)}
        </small>
      )}
    </div>
  );
}

/** The choices of a text table, in the order of its keys. */
export function listChoices<V extends string | number>(
  texts: Record<string, string>,
  values: readonly V[],
): { value: V; label: string }[] {
  return values.map(value => ({ value, label: texts[String(value)] ?? String(value) }));
}

/** Focuses a field at once if it is drawn, so that the officer can type on, and otherwise as soon as it is drawn. */
export function focusField(form: ParentNode | null, name: string): void {
  const find = () => form?.querySelector<HTMLElement>(`[name="${name}"]`);
  const field = find();
  if (field != null) field.focus();
  else requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()));
}

/** Focuses the first field that has a mistake. */
export function focusFirstError(form: ParentNode | null, errors: FieldErrors): void {
  for (const name of Object.keys(errors)) {
    const field = form?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
    if (field != null) {
      field.focus();
      return;
    }
  }
}
