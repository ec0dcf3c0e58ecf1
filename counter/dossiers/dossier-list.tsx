// Whose turn it is and until when: dossiers by what is urgent, mine or all, found by code, by the end of a code, by name, by scan.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { DossierState } from '../../common/contract/official-numbers.ts';
import { maxDossierSearchLength } from '../../common/contract/rules.ts';
import { fill } from '../../common/text/fill.ts';
import { CodeText } from './code-text.tsx';
import './dossier-list.css';
import { useDossierContext } from './dossier-context.ts';
import { formatTime } from './office-time.ts';
import { StateTag } from './state-tag.tsx';
import { usePageKeys } from './use-page-keys.ts';
import { usePolledCall } from './use-polled-call.ts';

type Found = CallValue<'dossier.list'>;
type Listed = Found['items'][number];
export type ListKind = 'open' | 'late' | 'soon' | 'waiting' | 'ready';
const kinds: ListKind[] = ['open', 'late', 'soon', 'waiting', 'ready'];

/** As many as come with one answer. */
const perPage = 25;
const refreshMs = 15_000;
const maxSteps = 12;

export interface ListFilter {
  which: ListKind;
  mine: boolean;
  text: string;
  page: number;
  step: number | null;
}
const defaultFilter: ListFilter = { which: 'open', mine: true, text: '', page: 1, step: null };

export function DossierList() {
  const { texts, memory, mayAct, isLeader, go, toDesk } = useDossierContext();
  const { list } = texts;
  const [look, setLook] = useState<ListFilter>(
    () => (memory.list as ListFilter | null) ?? { ...defaultFilter, mine: mayAct && !isLeader },
  );
  const box = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const { value: found } = usePolledCall('dossier.list', look, { everyMs: refreshMs });
  useEffect(() => {
    memory.list = look;
  }, [look, memory]);
  const change = (more: Partial<ListFilter>) => setLook(old => ({ ...old, page: 1, ...more }));
  const open = (code: string) => go({ page: 'dossier', code });
  const receive = () => go({ page: 'receive' });

  const moveTo = (step: 1 | -1) => {
    const rows = [...(table.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const here = rows.indexOf(document.activeElement as HTMLElement);
    rows[
      here === -1 ? (step === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, here + step))
    ]?.focus();
  };
  const choose = (i: number) => () => {
    const which = kinds[i];
    if (which !== undefined) change({ which, text: '' });
  };
  usePageKeys({
    N: mayAct ? receive : undefined,
    '/': () => box.current?.focus(),
    F: () => box.current?.focus(),
    ...Object.fromEntries(kinds.map((_, i) => [String(i + 1), choose(i)])),
    ArrowDown: () => moveTo(1),
    ArrowUp: () => moveTo(-1),
    Escape: () => (look.text !== '' ? change({ text: '' }) : toDesk?.()),
  });
  const pages = Math.max(1, Math.ceil((found?.total ?? 0) / perPage));

  return (
    <div class="dossier-list">
      <header class="page-head">
        <h1>{texts.title}</h1>
        <div class="field search-field">
          <label class="only-read-aloud" for="dossier-search">
            {list.search}
          </label>
          <input
            id="dossier-search"
            ref={box}
            type="search"
            placeholder={list.search}
            title={list.searchHow}
            autocomplete="off"
            maxLength={maxDossierSearchLength}
            value={look.text}
            onInput={event => change({ text: event.currentTarget.value })}
            onKeyDown={event => {
              const first = found?.items[0];
              if (event.key === 'Enter' && found?.items.length === 1 && first !== undefined) open(first.code);
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              moveTo(1);
            }}
          />
          <kbd>/</kbd>
        </div>
        {mayAct && (
          <button type="button" class="red" onClick={receive}>
            {list.receive} <kbd>N</kbd>
          </button>
        )}
      </header>

      <div class="list-tools">
        <div class="tabs" role="tablist">
          {kinds.map((which, i) => (
            <button
              key={which}
              type="button"
              role="tab"
              id={`list-${which}`}
              aria-controls="list-panel"
              aria-selected={look.text === '' && which === look.which}
              class={`urgent-${which}`}
              onClick={choose(i)}
            >
              {list.kinds[which]} <b>{found?.counts[which] ?? ''}</b> <kbd>{i + 1}</kbd>
            </button>
          ))}
        </div>
        <label class="pick-step">
          <span class="only-read-aloud">{list.stepFilter}</span>
          <select
            value={look.step ?? ''}
            onChange={event => change({ step: Number(event.currentTarget.value) || null, text: '' })}
          >
            <option value="">{list.allSteps}</option>
            {Array.from({ length: maxSteps }, (_, i) => (
              <option key={i} value={i + 1}>
                {fill(list.step, { no: i + 1 })}
              </option>
            ))}
          </select>
        </label>
        {mayAct && (
          <label class="only-mine">
            <input
              type="checkbox"
              checked={look.mine}
              onChange={event => change({ mine: event.currentTarget.checked })}
            />
            {list.mine}
          </label>
        )}
      </div>

      <section class="card list-card" id="list-panel" role="tabpanel" aria-labelledby={`list-${look.which}`}>
        {found === null ? (
          <p class="empty">{texts.loading}</p>
        ) : found.items.length === 0 ? (
          <p class="empty" role="status">
            {look.text !== '' ? list.notFound : look.mine ? list.emptyMine : list.empty[look.which]}
          </p>
        ) : (
          <table ref={table}>
            <thead>
              <tr>
                <th scope="col">{list.code}</th>
                <th scope="col">{list.what}</th>
                <th scope="col">{list.where}</th>
                <th scope="col">{list.due}</th>
                <th scope="col">{list.holder}</th>
              </tr>
            </thead>
            <tbody>
              {found.items.map(item => (
                <Row key={item.code} item={item} onOpen={open} />
              ))}
            </tbody>
          </table>
        )}
      </section>
      {pages > 1 && (
        <nav class="list-pages" aria-label={fill(list.page, { page: look.page, pages })}>
          <button type="button" class="plain" disabled={look.page <= 1} onClick={() => change({ page: look.page - 1 })}>
            {list.previous}
          </button>
          <span>{fill(list.page, { page: look.page, pages })}</span>
          <button
            type="button"
            class="plain"
            disabled={look.page >= pages}
            onClick={() => change({ page: look.page + 1 })}
          >
            {list.next}
          </button>
        </nav>
      )}
    </div>
  );
}

function Row({ item, onOpen }: { item: Listed; onOpen: (code: string) => void }) {
  const { texts, timeZone } = useDossierContext();
  const { list, show } = texts;
  const urgency = item.late ? 'late' : item.soon ? 'soon' : '';
  return (
    <tr class={urgency}>
      <th scope="row">
        <button type="button" class="row-open" data-row onClick={() => onOpen(item.code)}>
          <CodeText code={item.code} />
        </button>
      </th>
      <td>
        <span class="row-what">{item.procedureName}</span>
        <small>{item.applicantName ?? list.forgotten}</small>
      </td>
      <td>
        <StateTag state={item.state} />
        {item.step !== null && (
          <small>
            {fill(list.stepOf, { no: item.step, steps: item.steps })} {item.stepLabel}
            {/* While the citizen is waited for, the clock stands still. */}
            {item.stepDueAt !== null &&
              (item.state === DossierState.Received || item.state === DossierState.InProcess) && (
                <> · {fill(list.stepDue, { time: formatTime(item.stepDueAt, timeZone) })}</>
              )}
          </small>
        )}
      </td>
      <td class="row-due">
        {item.dueAt === null ? texts.none : formatTime(item.dueAt, timeZone)}
        {item.late && <b class="urgent late">{show.late}</b>}
        {!item.late && item.soon && <b class="urgent soon">{show.soon}</b>}
      </td>
      <td>{item.holderName ?? texts.none}</td>
    </tr>
  );
}
