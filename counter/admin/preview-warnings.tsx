// The warnings of the reader of a document, grouped by subject. Serious ones come first and unfolded. Each quotes the
// text it is about, because a Word file has no line numbers.
import { fill } from '../../common/text/fill.ts';
import { type DeskTexts, useDeskTexts } from '../shared/language.tsx';
import type { Preview } from './preview.ts';

type Warning = Preview['warnings'][number];
type Texts = DeskTexts['desk']['catalogue'];

interface ShownWarning {
  where: string;
  message: string;
  quote: string | null;
}

/** More warnings of one group are not listed. */
const maxShownWarnings = 200;

export function Warnings({ preview, isWord }: { preview: Preview; isWord: boolean }) {
  const { catalogue } = useDeskTexts().desk;
  const { warnings, unread } = preview;
  const groups = new Map<string, Warning[]>();
  for (const warning of warnings) groups.set(warning.rule, [...(groups.get(warning.rule) ?? []), warning]);
  const sorted = [...groups.values()].toSorted(
    (a, b) => Number(b[0]?.serious) - Number(a[0]?.serious) || b.length - a.length,
  );
  const seriousCount = warnings.filter(({ serious }) => serious).length + unread.length;
  if (warnings.length + unread.length === 0) return <p class="quiet">{catalogue.warningsNone}</p>;
  return (
    <div class="preview-warnings">
      <p class="preview-sum">
        <b>{fill(catalogue.warnings, { n: warnings.length + unread.length })}</b>
        {seriousCount > 0 && <span> {fill(catalogue.serious, { n: seriousCount })}</span>}
      </p>
      {unread.length > 0 && (
        <WarningGroup
          title={catalogue.unread}
          serious
          shownWarnings={unread.map(part => ({
            where: formatPlace(part, isWord, catalogue),
            message: part.text,
            quote: null,
          }))}
        />
      )}
      {sorted.map(group => (
        <WarningGroup
          key={group[0]?.rule}
          title={group[0]?.title ?? ''}
          serious={group[0]?.serious === true}
          shownWarnings={group.map(warning => ({
            where: [
              formatProcess(warning, catalogue),
              warning.quote === null ? '' : formatPlace(warning, isWord, catalogue),
            ]
              .filter(part => part !== '')
              .join(' · '),
            message: warning.message,
            quote: warning.quote,
          }))}
        />
      ))}
    </div>
  );
}

/**
 * Returns "Bảng 3, hàng 4" for a table and "Dòng 12" for a line of text. A paragraph of a Word file gets an empty text,
 * because it is found by its quote.
 */
function formatPlace(
  { line, table, row }: Pick<Warning, 'line' | 'table' | 'row'>,
  isWord: boolean,
  texts: Texts,
): string {
  if (table !== null && row !== null) return fill(texts.tableRow, { table, row });
  return isWord ? '' : fill(texts.line, { line });
}

function formatProcess({ process }: Warning, texts: Texts): string {
  if (process === null) return '';
  const number = fill(texts.process, { number: process.number });
  return process.name === null ? number : `${number} – ${process.name}`;
}

function WarningGroup({
  title,
  serious,
  shownWarnings,
}: {
  title: string;
  serious: boolean;
  shownWarnings: readonly ShownWarning[];
}) {
  const { catalogue } = useDeskTexts().desk;
  return (
    <details class={serious ? 'preview-lines serious' : 'preview-lines'} open={serious}>
      <summary>
        {title} <span class="count">{shownWarnings.length}</span>
      </summary>
      <ul>
        {shownWarnings.slice(0, maxShownWarnings).map(({ where, message, quote }, i) => (
          <li key={i}>
            {where !== '' && <span class="quiet">{where}</span>}
            <b>{message}</b>
            {quote !== null && <q>{quote}</q>}
          </li>
        ))}
        {shownWarnings.length > maxShownWarnings && (
          <li>{fill(catalogue.more, { n: shownWarnings.length - maxShownWarnings })}</li>
        )}
      </ul>
    </details>
  );
}
