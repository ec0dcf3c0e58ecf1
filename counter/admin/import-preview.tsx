// The preview of a document: the decisions in it, and the procedures that it adds, changes and replaces, each by name.
import { fill } from '../../common/text/fill.ts';
import { formatDay } from '../shared/format-day.ts';
import { type DeskTexts, useDeskTexts } from '../shared/language.tsx';
import type { Preview } from './preview.ts';
import { Changes } from './preview-changes.tsx';
import { Warnings } from './preview-warnings.tsx';
import './import-preview.css';

type CatalogueTexts = DeskTexts['desk']['catalogue'];

const acceptTexts = { read: 'accept', importing: 'importing', unsure: 'tryAgain' } as const;

export function ImportPreview({
  preview,
  busy,
  state,
  isWord,
  stale,
  endReplaced,
  onEndReplaced,
  onAccept,
  onCancel,
}: {
  preview: Preview;
  busy: boolean;
  /** `unsure` means that the import was accepted but no answer came. */
  state: 'read' | 'importing' | 'unsure';
  /** A Word file has no line numbers that a reader could use. */
  isWord: boolean;
  /** Whether the typed origin has changed since the document was read. */
  stale: boolean;
  endReplaced: boolean;
  onEndReplaced: (end: boolean) => void;
  onAccept: () => void;
  onCancel: () => void;
}) {
  const { catalogue } = useDeskTexts().desk;
  const { processes, procedures, added, changed, replaced, ended, restored, retired, unchanged, changes, news } =
    preview;
  const replaces = preview.replaces.filter(({ procedures: count }) => count > 0 || endReplaced);
  return (
    <div class="preview">
      <p class="preview-sum">
        <b>{fill(catalogue.readAs, { processes, procedures })}</b>
        {!news && <span> {catalogue.nothingNew}</span>}
      </p>
      {preview.decisions.map((decision, i) => (
        <p key={i} class="preview-decision">
          {fill(catalogue.decisionRead, { what: formatDecision(decision, catalogue) })}
          {decision.title !== null && <span class="quiet">{decision.title}</span>}
          {decision.changed && <b>{catalogue.decisionChanged}</b>}
        </p>
      ))}
      {replaces.length > 0 && (
        <div class="preview-replaces">
          {replaces.map((named, i) => (
            <p key={i}>{fill(catalogue.replaces, { what: formatReplaced(named, catalogue), n: named.procedures })}</p>
          ))}
          <label>
            <input
              type="checkbox"
              checked={endReplaced}
              disabled={busy || stale || state === 'unsure'}
              onChange={event => onEndReplaced(event.currentTarget.checked)}
            />
            {catalogue.endReplaced}
          </label>
        </div>
      )}
      <div class="preview-counts">
        <Names title={catalogue.added} names={added} />
        <div class="preview-count">
          <b>{changed.length}</b> {catalogue.changed}
        </div>
        <Names title={catalogue.replaced} names={replaced} />
        {ended.length > 0 && <Names title={catalogue.ended} names={ended} />}
        {restored.length > 0 && <Names title={catalogue.restored} names={restored} />}
        {retired.length > 0 && <Names title={catalogue.keptRetired} names={retired} />}
        <div class="preview-count">
          <b>{unchanged}</b> {catalogue.unchanged}
        </div>
      </div>
      <Changes groups={changes} />
      <Warnings preview={preview} isWord={isWord} />
      {stale && state === 'read' && <p class="calm-message">{catalogue.stale}</p>}
      {state === 'unsure' && (
        <p class="calm-message" role="alert">
          {catalogue.unsure}
        </p>
      )}
      <div class="dialog-ends">
        <button type="button" class="plain" disabled={busy} onClick={onCancel}>
          {catalogue.cancel}
        </button>
        <button type="button" class="red" disabled={busy || (state === 'read' && (stale || !news))} onClick={onAccept}>
          {catalogue[acceptTexts[state]]}
        </button>
      </div>
    </div>
  );
}

/** Returns a text such as "số 514/QĐ-UBND, ngày 08/09/2022, Kon Tum, có hiệu lực từ 08/09/2022". */
function formatDecision({ number, date, province, inForceFrom }: Preview['decisions'][number], texts: CatalogueTexts) {
  return [
    number === null ? texts.noNumber : fill(texts.number, { number }),
    date === null ? texts.noDate : fill(texts.date, { date: formatDay(date) }),
    province ?? texts.noProvince,
    inForceFrom === null ? '' : fill(texts.inForceFrom, { date: formatDay(inForceFrom) }),
  ]
    .filter(part => part !== '')
    .join(', ');
}

function formatReplaced({ number, date, title }: Preview['replaces'][number], texts: CatalogueTexts) {
  const name = number === null ? (title ?? '') : fill(texts.number, { number });
  return date === null ? name : `${name} ${fill(texts.date, { date: formatDay(date) })}`;
}

function Names({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0)
    return (
      <div class="preview-count">
        <b>0</b> {title}
      </div>
    );
  return (
    <details class="preview-count">
      <summary>
        <b>{names.length}</b> {title}
      </summary>
      <ul>
        {names.map((name, i) => (
          <li key={i}>{name}</li>
        ))}
      </ul>
    </details>
  );
}
