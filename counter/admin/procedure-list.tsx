// The procedures of the office, searched and filtered: those that citizens can find now, and the others by their state.
import { useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { maxProcedureSearchLength } from '../../common/contract/rules.ts';
import { fill } from '../../common/text/fill.ts';
import { dateText } from '../../common/text/format.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { Pager } from '../shared/pager.tsx';
import { pollCall } from '../shared/poll-call.ts';
import type { Note } from './list-note.tsx';
import { type ListedProcedure, OtherProcedures, type ProcedureState } from './other-procedures.tsx';
import { type PublicProcedure, PublicProcedures } from './public-procedures.tsx';
import './procedure-list.css';

const states: readonly ProcedureState[] = ['in-force', 'later', 'replaced', 'retired', 'internal'];

/** The number of procedures in one answer. */
const perPage = 20;
const retryMs = 2_000;

interface ProcedureListProps {
  /** Changes whenever the catalogue has changed. */
  revision: number;
  timeZone: string;
  /** Disables changes while a decision is being imported. */
  busy: boolean;
  /** The outcome of the last change, or null. */
  note: Note | null;
  /** Called when other procedures are listed. */
  onOthers: () => void;
  /** @param at the index of the procedure's row */
  onRetire: (procedure: PublicProcedure, at: number) => void;
  onRestore: (procedure: Pick<ListedProcedure, 'id' | 'name'>, at: number) => void;
}

export function ProcedureList({ revision, timeZone, busy, note, onOthers, onRetire, onRestore }: ProcedureListProps) {
  const { shared, desk } = useDeskTexts();
  const { catalogue } = desk;
  const [text, setText] = useState('');
  const [agency, setAgency] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const [state, setState] = useState<ProcedureState>('in-force');
  const [otherCount, setOtherCount] = useState<number | null>(null);
  const [found, setFound] = useState<CallValue<'procedure.search'> | null>(null);
  useEffect(onOthers, [text, agency, page, state]);
  useEffect(
    () =>
      pollCall({
        name: 'procedure.search',
        input: () => ({ text, agency, page }),
        everyMs: null,
        retryMs,
        onAnswer: answer => {
          if (answer.ok) setFound(answer.value);
        },
      }),
    [text, agency, page, revision],
  );
  const isPublic = state === 'in-force';
  const total = isPublic ? (found?.total ?? null) : otherCount;
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
              setOtherCount(null);
              setPage(1);
            }}
          >
            {states.map(choice => (
              <option key={choice} value={choice}>
                {catalogue.states[choice]}
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
        <OtherProcedures
          state={state}
          text={text}
          page={page}
          revision={revision}
          busy={busy}
          note={note}
          onFound={setOtherCount}
          onRestore={onRestore}
        />
      ) : (
        found !== null && <PublicProcedures found={found} busy={busy} note={note} onRetire={onRetire} />
      )}
      <Pager
        class="catalogue-pages"
        page={page}
        pages={pages}
        label={fill(catalogue.page, { page, pages })}
        previous={catalogue.previous}
        next={catalogue.next}
        onPage={setPage}
      />
    </section>
  );
}
