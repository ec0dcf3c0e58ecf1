// What the imports of decisions and of external dossiers share: the button that chooses a file, and the reasons of a
// refusal.
import type { ComponentChildren, Ref } from 'preact';

interface FileChoiceProps {
  id: string;
  /** The file extensions that can be read, such as ".csv,.xlsx". */
  accept: string;
  title: string;
  hint: string;
  /** The text of the button. */
  label: string;
  isFirst: boolean;
  disabled: boolean;
  input: Ref<HTMLInputElement>;
  onFile: (file: File) => void;
  /** Draws the button with others beside it. */
  children?: (button: ComponentChildren) => ComponentChildren;
}

/** Browsers style a file input poorly, so it is hidden and its label looks like a button. */
export function FileChoice(props: FileChoiceProps) {
  const { id, accept, title, hint, label, isFirst, disabled, input, onFile, children } = props;
  const button = (
    <label class={isFirst ? 'red' : 'plain'} for={id}>
      {label}
    </label>
  );
  return (
    <div class="import-head">
      <p>
        <b>{title}</b>
        <span class="quiet">{hint}</span>
      </p>
      <input
        ref={input}
        id={id}
        class="only-read-aloud"
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={event => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) onFile(file);
        }}
      />
      {children === undefined ? button : children(button)}
    </div>
  );
}

export function RefusedLines({ lines }: { lines: readonly string[] }) {
  return (
    <div class="import-refused">
      {lines.map((line, i) => (
        <p key={line} class={i === 0 ? 'calm-message' : ''}>
          {line}
        </p>
      ))}
    </div>
  );
}

export function CancelImport({ text, onCancel }: { text: string; onCancel: () => void }) {
  return (
    <div class="dialog-ends">
      <button type="button" class="plain" onClick={onCancel}>
        {text}
      </button>
    </div>
  );
}
