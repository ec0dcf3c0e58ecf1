// The procedures that citizens can find now. Each can be retired.
import type { CallValue } from '../../common/contract/calls/index.ts';
import { ColumnHeads } from '../shared/column-heads.tsx';
import { useDeskTexts } from '../shared/language.tsx';
import { type Note, NoteRow, NoteText } from './list-note.tsx';
import { ProcedureLink } from './procedure-link.tsx';

type FoundProcedures = CallValue<'procedure.search'>;
export type PublicProcedure = FoundProcedures['items'][number];

interface PublicProceduresProps {
  found: FoundProcedures;
  busy: boolean;
  note: Note | null;
  /** @param at the index of the procedure's row */
  onRetire: (procedure: PublicProcedure, at: number) => void;
}

export function PublicProcedures({ found, busy, note, onRetire }: PublicProceduresProps) {
  const { catalogue } = useDeskTexts().desk;
  if (found.total === 0)
    return (
      <>
        {note !== null && <NoteText note={note} />}
        <p class="card empty">{found.updatedAt === null ? catalogue.empty : catalogue.none}</p>
      </>
    );
  return (
    <div class="card catalogue-list">
      <table>
        <ColumnHeads names={[catalogue.name, catalogue.code, catalogue.field, catalogue.time]} withButtons />
        <tbody>
          {found.items.flatMap((item, at) => [
            <NoteRow key="note" note={note} at={at} columns={5} />,
            <tr key={item.id}>
              <th scope="row">
                <ProcedureLink id={item.id} name={item.name} />
              </th>
              <td>{item.code ?? '–'}</td>
              <td>
                {item.agency}
                <span class="quiet">{item.field}</span>
              </td>
              <td>{item.totalText}</td>
              <td>
                <button
                  type="button"
                  class="row-button"
                  disabled={busy}
                  aria-label={`${catalogue.retire} ${item.name}`}
                  onClick={() => onRetire(item, at)}
                >
                  {catalogue.retire}
                </button>
              </td>
            </tr>,
          ])}
          {note !== null && note.at >= found.items.length && <NoteRow note={note} at={note.at} columns={5} />}
        </tbody>
      </table>
    </div>
  );
}
