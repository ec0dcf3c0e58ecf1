// The outcome of an action on a row of a list, shown in the place of the row, where the administrator is looking.
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface Note {
  /** The index of the row before which the note is shown. */
  at: number;
  text: string;
  tone: 'good' | 'trouble';
}

export function NoteText({ note }: { note: Note }) {
  const box = useRef<HTMLParagraphElement>(null);
  // The pressed button is gone, so the note takes the focus, which scrolls it into view and has it read aloud.
  useLayoutEffect(() => box.current?.focus(), [note]);
  return (
    <p ref={box} tabIndex={-1} class={`row-note ${note.tone}`}>
      {note.text}
    </p>
  );
}

export function NoteRow({ note, at, columns }: { note: Note | null; at: number; columns: number }) {
  if (note === null || note.at !== at) return null;
  return (
    <tr>
      <td class="row-note-place" colSpan={columns}>
        <NoteText note={note} />
      </td>
    </tr>
  );
}
