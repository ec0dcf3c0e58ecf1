// The dossiers whose result can be fetched, newest first, one page at a time.
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { clockText, dateText } from '../../common/text/format.ts';
import { type DisplayTexts, texts } from '../display-texts.ts';
import { usePortrait } from '../use-portrait.ts';
import { useRotation } from '../use-rotation.ts';
import './ready-list.css';
import type { DossierBoard } from '../../common/contract/views/display-views.ts';

/** The rows that the style sheet has room for, by orientation, and below the banner of a fresh result. */
const maxRows = { landscape: 5, portrait: 4, belowBanner: 3 };
const pageMs = 12_000;

interface ReadyListProps {
  rows: DossierBoard['ready'];
  total: number;
  timeZone: string;
  /** The code of the fresh result that is presented now, if any. */
  fresh: string | null;
  furtherLanguages: { language: string; texts: DisplayTexts }[];
}

function sinceText(readyAt: number, timeZone: string): string {
  const date = dateText(readyAt, timeZone);
  if (date === dateText(serverNow(), timeZone)) return fill(texts.readyToday, { time: clockText(readyAt, timeZone) });
  return fill(texts.readyDay, { date: date.slice(0, 5) });
}

export function ReadyList({ rows, total, timeZone, fresh, furtherLanguages }: ReadyListProps) {
  const perPage = maxRows[usePortrait() ? 'portrait' : 'landscape'];
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const rotatingPage = useRotation(pages, pageMs);
  const page = fresh === null ? rotatingPage : 0;
  const from = page * perPage;
  const shown = rows.slice(from, from + (fresh === null ? perPage : maxRows.belowBanner));
  const more = total - rows.length;
  return (
    <section class="ready">
      <div class="ready-head">
        <h2>
          {texts.readyTitle}
          {furtherLanguages.map(({ language, texts: translated }) => (
            <span key={language} lang={language}>
              {translated.readyTitle}
            </span>
          ))}
        </h2>
        <p class="ready-total">
          <b>{total.toLocaleString('vi-VN')}</b>
          <span>{texts.readyTotal}</span>
        </p>
      </div>
      <ul>
        {shown.map((row, i) => (
          <li key={`${row.code} ${row.readyAt} ${page}`} class={i === 0 && row.code === fresh ? 'is-fresh' : ''}>
            <b>{row.code}</b>
            <span class="ready-since">{sinceText(row.readyAt, timeZone)}</span>
            <span class="ready-name">{row.procedure}</span>
          </li>
        ))}
      </ul>
      <p class="ready-foot">
        <span>{more > 0 ? fill(texts.readyMore, { n: more.toLocaleString('vi-VN') }) : texts.readyHow}</span>
        {pages > 1 && <b>{fill(texts.page, { page: page + 1, pages })}</b>}
      </p>
    </section>
  );
}
