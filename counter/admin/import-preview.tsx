// What a document would do to the catalogue: how many procedures come, change and go, each by name; what the reader was in
// doubt about, and what it did not understand.
import { fill } from '../../common/text/fill.ts';
import { useWords } from '../language.tsx';
import type { Preview } from './import-decision.tsx';

export function ImportPreview({
  preview,
  busy,
  onAccept,
  onLeave,
}: {
  preview: Preview;
  busy: boolean;
  onAccept: () => void;
  onLeave: () => void;
}) {
  const { catalogue } = useWords().desk;
  const { processes, procedures, added, changed, replaced, unchanged, warnings, unread } = preview;
  const news = added.length + changed.length + replaced.length;
  return (
    <div class="preview">
      <p class="preview-sum">
        <b>{fill(catalogue.readAs, { processes, procedures })}</b>
        {news === 0 && <span> {catalogue.nothingNew}</span>}
      </p>
      <div class="preview-deeds">
        <Names title={catalogue.added} names={added} />
        <Names title={catalogue.changed} names={changed} />
        <Names title={catalogue.replaced} names={replaced} />
        <div class="preview-count">
          <b>{unchanged}</b> {catalogue.unchanged}
        </div>
      </div>
      {warnings.length === 0 ? (
        <p class="quiet">{catalogue.warningsNone}</p>
      ) : (
        <Lines
          title={fill(catalogue.warnings, { n: warnings.length })}
          lines={warnings.map(({ line, message }) => ({ line, text: message }))}
        />
      )}
      {unread.length > 0 && <Lines title={fill(catalogue.unread, { n: unread.length })} lines={unread} />}
      <div class="dialog-ends">
        <button type="button" class="plain" disabled={busy} onClick={onLeave}>
          {catalogue.cancel}
        </button>
        <button type="button" class="red" disabled={busy || news === 0} onClick={onAccept}>
          {busy ? catalogue.importing : catalogue.accept}
        </button>
      </div>
    </div>
  );
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

function Lines({ title, lines }: { title: string; lines: readonly { line: number; text: string }[] }) {
  const { catalogue } = useWords().desk;
  return (
    <details class="preview-lines" open={lines.length <= 5}>
      <summary>{title}</summary>
      <ul>
        {lines.map(({ line, text }, i) => (
          <li key={i}>
            <b>{fill(catalogue.line, { line })}</b>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
