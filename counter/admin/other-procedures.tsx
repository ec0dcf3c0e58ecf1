// The procedures that citizens cannot find: replaced, retired, not yet in force, or between offices only. A retired one
// can be restored.
import { useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { fill } from '../../common/text/fill.ts';
import { ColumnHeads } from '../shared/column-heads.tsx';
import { formatDay } from '../shared/format-day.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { pollCall } from '../shared/poll-call.ts';
import { type Note, NoteRow, NoteText } from './list-note.tsx';
import { ProcedureLink } from './procedure-link.tsx';

export type ListedProcedure = CallValue<'catalogue.list'>['items'][number];
export type ProcedureState = ListedProcedure['state'];

const retryMs = 2_000;

interface OtherProceduresProps {
  state: ProcedureState;
  text: string;
  page: number;
  /** Changes whenever the catalogue has changed. */
  revision: number;
  busy: boolean;
  note: Note | null;
  /** Receives the number of procedures in this state. */
  onFound: (total: number) => void;
  /** @param at the index of the procedure's row */
  onRestore: (procedure: Pick<ListedProcedure, 'id' | 'name'>, at: number) => void;
}

export function OtherProcedures({ state, text, page, revision, busy, note, onFound, onRestore }: OtherProceduresProps) {
  const { catalogue } = useDeskTexts().desk;
  const [items, setItems] = useState<readonly ListedProcedure[] | null>(null);
  useEffect(
    () =>
      pollCall({
        name: 'catalogue.list',
        input: () => ({ state, text, page }),
        everyMs: null,
        retryMs,
        onAnswer: answer => {
          if (!answer.ok) return;
          setItems(answer.value.items);
          onFound(answer.value.total);
        },
      }),
    [state, text, page, revision],
  );
  if (items === null) return null;
  if (items.length === 0)
    return (
      <>
        {note !== null && <NoteText note={note} />}
        <p class="card empty">{catalogue.none}</p>
      </>
    );
  return (
    <div class="card catalogue-list">
      <table>
        <ColumnHeads names={[catalogue.name, catalogue.code, catalogue.field, catalogue.days]} withButtons />
        <tbody>
          {items.flatMap((item, at) => [
            <NoteRow key="note" note={note} at={at} columns={5} />,
            <tr key={item.id}>
              <th scope="row">
                <ProcedureLink id={item.id} name={item.name} />
                {item.decision !== null && (
                  <span class="quiet">{fill(catalogue.ofDecision, { number: item.decision })}</span>
                )}
                {item.replacedBy !== null && item.replacedBy.name !== item.name && (
                  <span class="quiet">{fill(catalogue.insteadOf, { name: item.replacedBy.name })}</span>
                )}
              </th>
              <td>{item.code ?? '–'}</td>
              <td>
                {item.agency}
                <span class="quiet">{item.field}</span>
              </td>
              <td>
                {item.validFrom !== null && (
                  <span class="day">{fill(catalogue.from, { date: formatDay(item.validFrom) })}</span>
                )}
                {item.validUntil !== null && (
                  <span class="day">{fill(catalogue.until, { date: formatDay(item.validUntil) })}</span>
                )}
              </td>
              <td>
                {item.state === 'retired' && (
                  <button
                    type="button"
                    class="row-button"
                    disabled={busy}
                    aria-label={`${catalogue.restore} ${item.name}`}
                    onClick={() => onRestore(item, at)}
                  >
                    {catalogue.restore}
                  </button>
                )}
              </td>
            </tr>,
          ])}
          {note !== null && note.at >= items.length && <NoteRow note={note} at={note.at} columns={5} />}
        </tbody>
      </table>
    </div>
  );
}
