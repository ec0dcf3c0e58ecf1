// The fields of the forms for dossiers. Each has a label, and the sentence about its mistake below it.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { fill } from '../../common/text/fill.ts';
import type { ErrorName, FieldErrors } from './check-draft.ts';
import { useDossierContext } from './dossier-context.ts';
import { formatTypedTime } from './office-time.ts';
import './fields.css';

/** Returns the function that gives the sentence for a mistake. Its example shows how a time is typed. */
export function useErrorText(): (error: ErrorName | string | undefined) => string | null {
  const { texts, timeZone } = useDossierContext();
  return error => {
    if (error === undefined) return null;
    const sentence = texts.errors[error as keyof typeof texts.errors];
    return fill(sentence, { example: formatTypedTime(exampleTime, timeZone) });
  };
}

/** The example of a time in hints: 26 November 2026, 14:30 in Vietnam, as UTC ms. */
export const exampleTime = Date.UTC(2026, 10, 26, 7, 30);

interface TextFieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  error?: string | undefined;
  /** The number of columns of the form. */
  wide?: 1 | 2 | 3;
  /** Whether the field is focused when its dialog opens. */
  first?: boolean;
  /** The name by which the form finds and focuses the field. */
  name?: string;
  maxLength: number;
  hint?: string | undefined;
  inputMode?: 'numeric' | 'tel' | 'email' | 'text';
  /** The number of lines; the field is a single line when left out. */
  rows?: number;
  /** Called for Enter, which then does not submit the form. */
  onEnter?: (() => void) | undefined;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onValue, error, wide = 1, first = false, name, maxLength, hint, inputMode, rows } = props;
  const errorText = useErrorText();
  const id = useId();
  const mistake = errorText(error);
  const attributes = {
    id,
    name,
    value,
    maxLength,
    autocomplete: 'off' as const,
    spellcheck: false,
    'data-first': first ? '' : undefined,
    'aria-invalid': mistake !== null,
    'aria-describedby': mistake !== null || hint !== undefined ? `${id}-more` : undefined,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      if (props.onEnter !== undefined) {
        event.preventDefault();
        props.onEnter();
      } else if (rows !== undefined && !event.shiftKey) {
        // Enter presses the red button in every form. Shift and Enter break the line.
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
      {(mistake !== null || hint !== undefined) && (
        <small
          id={`${id}-more`}
          class={mistake === null ? 'quiet' : 'field-wrong'}
          role={mistake === null ? undefined : 'alert'}
        >
          {mistake ?? hint}
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
  /** Hides the label, which is still read aloud, where the place of the field explains it. */
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
  /** The explanation below the tick. */
  more?: ComponentChildren;
}

export function Tick({ ticked, onTick, name, first = false, error, children, more }: TickProps) {
  const errorText = useErrorText();
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
          {errorText(error)}
        </small>
      )}
    </div>
  );
}

/** Makes choices of values, with their labels from a table of texts. */
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
