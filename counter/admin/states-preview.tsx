// The preview of a file from the province's system: how many dossiers it adds and changes, the first of them by code,
// and the rows that are rejected or contradict what is known.
import { fill } from '../../common/text/fill.ts';
import { useDeskTexts } from '../shared/language.tsx';
import type { StateFile, StateImportResult } from './send-state-rows.ts';

/** More rows are not listed, because the mistakes of a file are usually all of the same kind. */
const maxShownLines = 200;

export function StatesPreview({
  file,
  result,
  done,
  onAccept,
  onCancel,
}: {
  file: StateFile;
  /** What the import would do. */
  result: StateImportResult;
  /** The number of rows imported so far, or null before the import. */
  done: number | null;
  onAccept: () => void;
  onCancel: () => void;
}) {
  const { outside } = useDeskTexts().desk;
  const { added, changed, unchanged, rejected, conflicts } = result;
  const sum = added + changed;
  const shown = result.news.slice(0, maxShownLines);
  const quoteNames = (heads: readonly string[]) => heads.map(head => `“${head}”`).join(', ');
  return (
    <div class="preview">
      <p class="preview-sum">
        <b>{fill(outside.readAs, { n: file.rows.length + file.rejected.length })}</b>
        {sum === 0 && <span> {outside.nothingNew}</span>}
      </p>
      <div class="preview-counts">
        <Count n={added} title={outside.added} />
        <Count n={changed} title={outside.changed} />
        <Count n={unchanged} title={outside.unchanged} />
        <Count n={rejected.length} title={outside.rejected} />
      </div>
      {rejected.length > 0 && (
        <Lines title={fill(outside.rejectedLines, { n: rejected.length })} rows={rejected} tone="doubt" />
      )}
      {conflicts.length > 0 && (
        <Lines title={fill(outside.conflictLines, { n: conflicts.length })} rows={conflicts} tone="doubt" />
      )}
      {shown.length > 0 && (
        <Lines
          title={
            shown.length === sum
              ? fill(outside.news, { n: sum })
              : fill(outside.newsFirst, { shown: shown.length, n: sum })
          }
          rows={shown}
          tone="news"
        />
      )}
      {file.dropped.personal.length > 0 && (
        <p class="quiet">{fill(outside.personal, { columns: quoteNames(file.dropped.personal) })}</p>
      )}
      {file.dropped.unused.length > 0 && (
        <p class="quiet">{fill(outside.unused, { columns: quoteNames(file.dropped.unused) })}</p>
      )}
      <div class="dialog-ends">
        <button type="button" class="plain" disabled={done !== null} onClick={onCancel}>
          {outside.cancel}
        </button>
        <button type="button" class="red" disabled={done !== null || sum + unchanged === 0} onClick={onAccept}>
          {done !== null
            ? fill(outside.importing, { done, all: file.rows.length })
            : sum === 0
              ? outside.accept
              : fill(outside.acceptN, { n: sum })}
        </button>
      </div>
    </div>
  );
}

function Count({ n, title }: { n: number; title: string }) {
  return (
    <div class="preview-count">
      <b>{n}</b> {title}
    </div>
  );
}

function Lines({
  title,
  rows,
  tone,
}: {
  title: string;
  rows: readonly { row: number; code: string | null; message: string }[];
  tone: 'doubt' | 'news';
}) {
  const { outside } = useDeskTexts().desk;
  const lines = rows.slice(0, maxShownLines);
  return (
    <details class={`preview-lines ${tone}`} open={rows.length <= 8}>
      <summary>{title}</summary>
      <ul>
        {lines.map(({ row, code, message }, i) => (
          <li key={i}>
            <b>{fill(outside.row, { row })}</b>
            {code !== null && <span class="outside-code">{code}</span>}
            <span>{message}</span>
          </li>
        ))}
        {rows.length > lines.length && <li class="quiet">{fill(outside.more, { n: rows.length - lines.length })}</li>}
      </ul>
    </details>
  );
}
