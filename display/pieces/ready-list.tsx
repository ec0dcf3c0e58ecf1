// Dossiers whose result lies ready, newest first, some at a time.
import type { DossierBoard } from '../../common/contract/views.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { clockText, dateText } from '../../common/text/format.ts';
import { type Texts, texts } from '../display-texts.ts';
import { useStanding } from '../use-portrait.ts';
import { useTurn } from '../use-rotation.ts';
import './ready-list.css';

/** As many as the style sheet gives room, lying and standing, and below a fresh result. */
const rowsOf = { lying: 5, standing: 4, below: 3 };
const pageMs = 12_000;

interface ReadyListProps {
  rows: DossierBoard['ready'];
  total: number;
  timeZone: string;
  /** The code of the one that has just come. */
  fresh: string | null;
  others: { language: string; texts: Texts }[];
}

function sinceText(readyAt: number, timeZone: string): string {
  const date = dateText(readyAt, timeZone);
  if (date === dateText(serverNow(), timeZone)) return fill(texts.readyToday, { time: clockText(readyAt, timeZone) });
  return fill(texts.readyDay, { date: date.slice(0, 5) });
}

export function ReadyList({ rows, total, timeZone, fresh, others }: ReadyListProps) {
  const perPage = rowsOf[useStanding() ? 'standing' : 'lying'];
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const turn = useTurn(pages, pageMs);
  const page = fresh === null ? turn : 0;
  const from = page * perPage;
  const shown = rows.slice(from, from + (fresh === null ? perPage : rowsOf.below));
  const more = total - rows.length;
  return (
    <section class="ready">
      <div class="ready-head">
        <h2>
          {texts.readyTitle}
          {others.map(({ language, texts: other }) => (
            <span key={language} lang={language}>
              {other.readyTitle}
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
