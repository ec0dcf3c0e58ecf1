// The head of every layout: the office, the date, and the time by the server's clock.
import { useNow } from '../../common/screen/use-now.ts';
import { clockText, dateText, weekday } from '../../common/text/format.ts';
import { texts } from '../display-texts.ts';
import './head.css';
import type { DisplayView } from '../../common/contract/views/display-views.ts';

export function Head({ site }: { site: DisplayView['site'] }) {
  return (
    <header class="head">
      <Seal />
      <div class="head-office">
        <p>{site.agency.vi}</p>
        <h1 style={{ '--letters': site.name.vi.length }}>{site.name.vi}</h1>
      </div>
      <Clock timeZone={site.timeZone} />
    </header>
  );
}

/** A component of its own, so that each second draws only the clock again. */
function Clock({ timeZone }: { timeZone: string }) {
  const now = useNow(1_000);
  return (
    <div class="head-clock">
      <span>
        {texts.weekdays[weekday(now, timeZone)]}
        <br />
        {dateText(now, timeZone)}
      </span>
      <time>{clockText(now, timeZone)}</time>
    </div>
  );
}

/** An open door, the symbol of the one-stop office. */
function Seal() {
  return (
    <svg class="seal" viewBox="0 0 112 112" aria-hidden="true">
      <circle cx="56" cy="56" r="56" />
      <path d="M38 78V52a18 18 0 0 1 36 0v26M32 78h48" />
      <path class="seal-light" d="M56 78V58" />
    </svg>
  );
}
