// What became of a row of a list, said in its place: it is there that somebody looks, and there the keyboard goes on.
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface Note {
  /** Before which row it stands, from 0. */
  at: number;
  text: string;
  tone: 'good' | 'trouble';
}

export function NoteText({ note }: { note: Note }) {
  const box = useRef<HTMLParagraphElement>(null);
  // Read aloud and brought into sight because it has the focus: the button that was pressed is gone.
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
