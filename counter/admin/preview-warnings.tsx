// What the reader of a document was in doubt about: by what it is about, what may make a page wrong first and open; each with the
// line's own words, since nobody counts the lines of a Word file.
import { fill } from '../../common/text/fill.ts';
import { useWords, type Words } from '../shared/language.tsx';
import type { Preview } from './preview.ts';

type Warning = Preview['warnings'][number];
type Texts = Words['desk']['catalogue'];

interface ShownWarning {
  where: string;
  message: string;
  quote: string | null;
}

/** More of one kind than these are not read one by one. */
const maxShownWarnings = 200;

export function Warnings({ preview, isWord }: { preview: Preview; isWord: boolean }) {
  const { catalogue } = useWords().desk;
  const { warnings, unread } = preview;
  const groups = new Map<string, Warning[]>();
  for (const one of warnings) groups.set(one.rule, [...(groups.get(one.rule) ?? []), one]);
  const sorted = [...groups.values()].toSorted(
    (a, b) => Number(b[0]?.serious) - Number(a[0]?.serious) || b.length - a.length,
  );
  const seriousOnes = warnings.filter(({ serious }) => serious).length + unread.length;
  if (warnings.length + unread.length === 0) return <p class="quiet">{catalogue.warningsNone}</p>;
  return (
    <div class="preview-warnings">
      <p class="preview-sum">
        <b>{fill(catalogue.warnings, { n: warnings.length + unread.length })}</b>
        {seriousOnes > 0 && <span> {fill(catalogue.serious, { n: seriousOnes })}</span>}
      </p>
      {unread.length > 0 && (
        <WarningGroup
          title={catalogue.unread}
          serious
          doubts={unread.map(one => ({ where: formatPlace(one, isWord, catalogue), message: one.text, quote: null }))}
        />
      )}
      {sorted.map(group => (
        <WarningGroup
          key={group[0]?.rule}
          title={group[0]?.title ?? ''}
          serious={group[0]?.serious === true}
          doubts={group.map(one => ({
            where: [formatProcess(one, catalogue), one.quote === null ? '' : formatPlace(one, isWord, catalogue)]
              .filter(part => part !== '')
              .join(' · '),
            message: one.message,
            quote: one.quote,
          }))}
        />
      ))}
    </div>
  );
}

/** "Bảng 3, hàng 4" in a Word file, "Dòng 12" in a text; nothing for a paragraph of a Word file: its words are found. */
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
  doubts,
}: {
  title: string;
  serious: boolean;
  doubts: readonly ShownWarning[];
}) {
  const { catalogue } = useWords().desk;
  return (
    <details class={serious ? 'preview-lines serious' : 'preview-lines'} open={serious}>
      <summary>
        {title} <span class="count">{doubts.length}</span>
      </summary>
      <ul>
        {doubts.slice(0, maxShownWarnings).map(({ where, message, quote }, i) => (
          <li key={i}>
            {where !== '' && <span class="quiet">{where}</span>}
            <b>{message}</b>
            {quote !== null && <q>{quote}</q>}
          </li>
        ))}
        {doubts.length > maxShownWarnings && <li>{fill(catalogue.more, { n: doubts.length - maxShownWarnings })}</li>}
      </ul>
    </details>
  );
}
