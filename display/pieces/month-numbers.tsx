// The month in four figures and one sentence, and the year as a ring. Every percentage names its whole.
import { fill } from '../../common/text/fill.ts';
import { texts } from '../display-texts.ts';
import { percentText } from '../percent-text.ts';
import './month-numbers.css';
import type { DossierBoard } from '../../common/contract/views/display-views.ts';

const formatCount = (n: number) => n.toLocaleString('vi-VN');

export function MonthNumbers({ board: { month, year } }: { board: DossierBoard }) {
  const [currentYear, currentMonth] = month.from.split('-');
  const ended = month.onTime + month.late;
  const share = percentText(month.onTime, ended);
  return (
    <>
      <section class="month">
        <h2>{fill(texts.month, { month: Number(currentMonth), year: currentYear ?? '' })}</h2>
        <dl>
          <Figure name={texts.received} value={month.received} />
          <Figure name={texts.inProgress} value={month.inProgress} />
          <Figure name={texts.onTime} value={month.onTime} look="well" />
          <Figure name={texts.late} value={month.late} look={month.late > 0 ? 'late' : ''} />
        </dl>
        <p>
          {share === null
            ? texts.monthNone
            : fill(texts.monthShare, { share, onTime: formatCount(month.onTime), ended: formatCount(ended) })}
        </p>
      </section>
      <YearRing year={currentYear ?? ''} {...year} />
    </>
  );
}

function Figure({ name, value, look = '' }: { name: string; value: number; look?: string }) {
  const text = formatCount(value);
  return (
    <div class={look}>
      <dt>{name}</dt>
      <dd style={{ '--letters': text.length }}>{text}</dd>
    </div>
  );
}

function YearRing({ year, onTime, late }: { year: string; onTime: number; late: number }) {
  const ended = onTime + late;
  const share = percentText(onTime, ended);
  if (share === null) return null;
  const circumference = 2 * Math.PI * 52;
  return (
    <section class="year">
      <div class="year-ring">
        <svg viewBox="0 0 120 120" aria-hidden="true">
          <circle cx="60" cy="60" r="52" />
          <circle
            class="year-part"
            cx="60"
            cy="60"
            r="52"
            stroke-dasharray={`${(circumference * onTime) / ended} ${circumference}`}
          />
        </svg>
        <b>{share}%</b>
      </div>
      <p>{fill(texts.yearShare, { year, onTime: formatCount(onTime), ended: formatCount(ended) })}</p>
    </section>
  );
}
