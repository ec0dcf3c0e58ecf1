// The procedures that citizens do not find: replaced, taken away, not yet in force, between offices only.
import { useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { fill } from '../../common/text/fill.ts';
import { formatDay } from '../shared/format-day.ts';
import { useWords } from '../shared/language.tsx';
import { readCall } from '../shared/server-calls.ts';
import { type Note, NoteRow, NoteText } from './list-note.tsx';

export type Listed = CallValue<'catalogue.list'>['items'][number];
export type ProcedureState = Listed['state'];

const againMs = 2_000;

interface OtherProps {
  state: ProcedureState;
  text: string;
  page: number;
  /** Another number: the catalogue has changed. */
  revision: number;
  busy: boolean;
  note: Note | null;
  onFound: (total: number) => void;
  onRestore: (procedure: Pick<Listed, 'id' | 'name'>, at: number) => void;
}

export function OtherProcedures({ state, text, page, revision, busy, note, onFound, onRestore }: OtherProps) {
  const { catalogue } = useWords().desk;
  const [items, setItems] = useState<readonly Listed[] | null>(null);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await readCall('catalogue.list', { state, text, page });
      if (over) return;
      if (answer.ok) {
        setItems(answer.value.items);
        onFound(answer.value.total);
      } else timer = setTimeout(() => void ask(), againMs);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [state, text, page, revision]);
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
        <thead>
          <tr>
            <th scope="col">{catalogue.name}</th>
            <th scope="col">{catalogue.code}</th>
            <th scope="col">{catalogue.field}</th>
            <th scope="col">{catalogue.days}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {items.flatMap((item, at) => [
            <NoteRow key="note" {...{ note, at }} columns={5} />,
            <tr key={item.id}>
              <th scope="row">
                <a
                  href={`/p/${encodeURIComponent(item.id)}`}
                  target="_blank"
                  rel="noreferrer"
                  title={fill(catalogue.read, { name: item.name })}
                >
                  {item.name}
                </a>
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
