// The procedures of the office: those that citizens can find now, searched, read and taken away; and the others by their state.

import { useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { maxProcedureSearchLength } from '../../common/contract/rules.ts';
import { fill } from '../../common/text/fill.ts';
import { dateText } from '../../common/text/format.ts';
import { useWords } from '../shared/language.tsx';
import { readCall } from '../shared/server-calls.ts';
import { type Note, NoteRow, NoteText } from './list-note.tsx';
import { OtherProcedures, type ProcedureState } from './other-procedures.tsx';

const states: readonly ProcedureState[] = ['in-force', 'later', 'replaced', 'retired', 'internal'];

type Found = CallValue<'procedure.search'>;
export type Listed = Found['items'][number];

/** As many as come with one answer. */
const perPage = 20;
const againMs = 2_000;

interface ListProps {
  /** Another number: the catalogue has changed. */
  revision: number;
  timeZone: string;
  /** A decision is being brought in: what is in force may change at any moment. */
  busy: boolean;
  /** What became of the last one. */
  note: Note | null;
  /** Other procedures are listed. */
  onOthers: () => void;
  /** With the row in which it stands. */
  onRetire: (procedure: Listed, at: number) => void;
  onRestore: (procedure: Pick<Listed, 'id' | 'name'>, at: number) => void;
}

export function ProcedureList({ revision, timeZone, busy, note, onOthers, onRetire, onRestore }: ListProps) {
  const { shared, desk } = useWords();
  const { catalogue } = desk;
  const [text, setText] = useState('');
  const [agency, setAgency] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const [state, setState] = useState<ProcedureState>('in-force');
  const [others, setOthers] = useState<number | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  useEffect(onOthers, [text, agency, page, state]);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await readCall('procedure.search', { text, agency, page });
      if (over) return;
      if (answer.ok) setFound(answer.value);
      else timer = setTimeout(() => void ask(), againMs);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [text, agency, page, revision]);
  const isPublic = state === 'in-force';
  const total = isPublic ? (found?.total ?? null) : others;
  const pages = Math.max(1, Math.ceil((total ?? 0) / perPage));
  return (
    <section>
      <div class="catalogue-tools">
        <label class="field">
          <span>{catalogue.search}</span>
          <input
            type="search"
            value={text}
            maxLength={maxProcedureSearchLength}
            onInput={event => {
              setText(event.currentTarget.value);
              setPage(1);
            }}
          />
        </label>
        <label class="field">
          <span>{catalogue.state}</span>
          <select
            value={state}
            onChange={event => {
              setState(event.currentTarget.value as ProcedureState);
              setOthers(null);
              setPage(1);
            }}
          >
            {states.map(one => (
              <option key={one} value={one}>
                {catalogue.states[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{catalogue.agency}</span>
          <select
            disabled={!isPublic}
            value={agency ?? ''}
            onChange={event => {
              setAgency(event.currentTarget.value || null);
              setPage(1);
            }}
          >
            <option value="">{catalogue.allAgencies}</option>
            {found?.agencies.map(({ name, count }) => (
              <option key={name} value={name}>
                {`${name} (${count})`}
              </option>
            ))}
          </select>
        </label>
        <p class="quiet" role="status">
          {total === null ? shared.loading : fill(catalogue.found, { n: total })}
          {found?.updatedAt != null && (
            <span> · {fill(catalogue.updated, { date: dateText(found.updatedAt, timeZone) })}</span>
          )}
        </p>
      </div>
      {!isPublic ? (
        <OtherProcedures {...{ state, text, page, revision, busy, note, onRestore }} onFound={setOthers} />
      ) : found !== null && found.total === 0 ? (
        <>
          {note !== null && <NoteText note={note} />}
          <p class="card empty">{found.updatedAt === null ? catalogue.empty : catalogue.none}</p>
        </>
      ) : (
        found !== null && (
          <div class="card catalogue-list">
            <table>
              <thead>
                <tr>
                  <th scope="col">{catalogue.name}</th>
                  <th scope="col">{catalogue.code}</th>
                  <th scope="col">{catalogue.field}</th>
                  <th scope="col">{catalogue.time}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {found.items.flatMap((item, at) => [
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
        )
      )}
      {pages > 1 && (
        <nav class="catalogue-pages" aria-label={fill(catalogue.page, { page, pages })}>
          <button type="button" class="plain" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {catalogue.previous}
          </button>
          <span>{fill(catalogue.page, { page, pages })}</span>
          <button type="button" class="plain" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            {catalogue.next}
          </button>
        </nav>
      )}
    </section>
  );
}
