// The list of dossiers, the most urgent first. Dossiers are found by code, by the end of a code, by name or by a scan.
import { useEffect, useRef, useState } from 'preact/hooks';
import { maxDossierSearchLength } from '../../common/contract/rules.ts';
import { fill } from '../../common/text/fill.ts';
import { Pager } from '../shared/pager.tsx';
import { useDossierContext } from './dossier-context.ts';
import './dossier-list.css';
import { DossierRow } from './dossier-row.tsx';
import { defaultFilter, type ListFilter, type ListKind, listKinds } from './list-filter.ts';
import { ListTools } from './list-tools.tsx';
import { usePageKeys } from './use-page-keys.ts';
import { usePolledCall } from './use-polled-call.ts';

/** The number of dossiers in one answer. */
const perPage = 25;
const refreshMs = 15_000;

/** Moves the focus one row down (1) or up (-1). Without a focused row it goes to the first or the last one. */
function moveInRows(table: HTMLElement | null, step: 1 | -1): void {
  const rows = [...(table?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const here = rows.indexOf(document.activeElement as HTMLElement);
  const first = step === 1 ? 0 : rows.length - 1;
  rows[here === -1 ? first : Math.min(rows.length - 1, Math.max(0, here + step))]?.focus();
}

export function DossierList() {
  const { texts, memory, mayAct, isLeader, go, toDesk } = useDossierContext();
  const { list } = texts;
  const [filter, setFilter] = useState<ListFilter>(
    () => memory.list ?? { ...defaultFilter, mine: mayAct && !isLeader },
  );
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const { value: found } = usePolledCall('dossier.list', filter, { everyMs: refreshMs });
  useEffect(() => {
    memory.list = filter;
  }, [filter, memory]);
  const change = (part: Partial<ListFilter>) => setFilter(old => ({ ...old, page: 1, ...part }));
  const chooseKind = (which: ListKind) => change({ which, text: '' });
  const open = (code: string) => go({ page: 'dossier', code });
  const receive = () => go({ page: 'receive' });
  const focusSearch = () => search.current?.focus();
  usePageKeys({
    N: mayAct ? receive : undefined,
    '/': focusSearch,
    F: focusSearch,
    ...Object.fromEntries(listKinds.map((which, i) => [String(i + 1), () => chooseKind(which)])),
    ArrowDown: () => moveInRows(table.current, 1),
    ArrowUp: () => moveInRows(table.current, -1),
    Escape: () => (filter.text !== '' ? change({ text: '' }) : toDesk?.()),
  });
  const onSearchKey = (event: KeyboardEvent) => {
    const first = found?.items[0];
    if (event.key === 'Enter' && found?.items.length === 1 && first !== undefined) open(first.code);
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    moveInRows(table.current, 1);
  };
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
            ref={search}
            type="search"
            placeholder={list.search}
            title={list.searchHow}
            autocomplete="off"
            maxLength={maxDossierSearchLength}
            value={filter.text}
            onInput={event => change({ text: event.currentTarget.value })}
            onKeyDown={onSearchKey}
          />
          <kbd>/</kbd>
        </div>
        {mayAct && (
          <button type="button" class="red" onClick={receive}>
            {list.receive} <kbd>N</kbd>
          </button>
        )}
      </header>
      <ListTools filter={filter} counts={found?.counts ?? null} onChange={change} onKind={chooseKind} />
      <section class="card list-card" id="list-panel" role="tabpanel" aria-labelledby={`list-${filter.which}`}>
        {found === null ? (
          <p class="empty">{texts.loading}</p>
        ) : found.items.length === 0 ? (
          <p class="empty" role="status">
            {filter.text !== '' ? list.notFound : filter.mine ? list.emptyMine : list.empty[filter.which]}
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
                <DossierRow key={item.code} item={item} onOpen={open} />
              ))}
            </tbody>
          </table>
        )}
      </section>
      <Pager
        class="list-pages"
        page={filter.page}
        pages={pages}
        label={fill(list.page, { page: filter.page, pages })}
        previous={list.previous}
        next={list.next}
        onPage={page => change({ page })}
      />
    </div>
  );
}
