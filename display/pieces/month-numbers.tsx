// The month in four figures and one sentence, and the year as a ring. Every percentage says of what it is one.
import type { DossierBoard } from '../../common/contract/views.ts';
import { fill } from '../../common/text/fill.ts';
import { texts } from '../display-texts.ts';
import { shareText } from '../percent-text.ts';
import './month-numbers.css';

const figure = (n: number) => n.toLocaleString('vi-VN');

export function MonthNumbers({ board: { month, year } }: { board: DossierBoard }) {
  const [ofYear, ofMonth] = month.from.split('-');
  const ended = month.onTime + month.late;
  const share = shareText(month.onTime, ended);
  return (
    <>
      <section class="month">
        <h2>{fill(texts.month, { month: Number(ofMonth), year: ofYear ?? '' })}</h2>
        <dl>
          <Figure name={texts.received} value={month.received} />
          <Figure name={texts.inProgress} value={month.inProgress} />
          <Figure name={texts.onTime} value={month.onTime} look="well" />
          <Figure name={texts.late} value={month.late} look={month.late > 0 ? 'late' : ''} />
        </dl>
        <p>
          {share === null
            ? texts.monthNone
            : fill(texts.monthShare, { share, onTime: figure(month.onTime), ended: figure(ended) })}
        </p>
      </section>
      <YearRing year={ofYear ?? ''} {...year} />
    </>
  );
}

function Figure({ name, value, look = '' }: { name: string; value: number; look?: string }) {
  const text = figure(value);
  return (
    <div class={look}>
      <dt>{name}</dt>
      <dd style={{ '--letters': text.length }}>{text}</dd>
    </div>
  );
}

function YearRing({ year, onTime, late }: { year: string; onTime: number; late: number }) {
  const ended = onTime + late;
  const share = shareText(onTime, ended);
  if (share === null) return null;
  const turn = 2 * Math.PI * 52;
  return (
    <section class="year">
      <div class="year-ring">
        <svg viewBox="0 0 120 120" aria-hidden="true">
          <circle cx="60" cy="60" r="52" />
          <circle class="year-part" cx="60" cy="60" r="52" stroke-dasharray={`${(turn * onTime) / ended} ${turn}`} />
        </svg>
        <b>{share}%</b>
      </div>
      <p>{fill(texts.yearShare, { year, onTime: figure(onTime), ended: figure(ended) })}</p>
    </section>
  );
}
