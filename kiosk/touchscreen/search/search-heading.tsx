// The heading of the search page: how to search, what was found or not found, and that the server cannot be reached.

import type { KioskView } from '../../../common/contract/views/kiosk-views.ts';
import { fill } from '../../../common/text/fill.ts';
import { dateText } from '../../../common/text/format.ts';
import { type KioskTexts, useKioskTexts } from '../kiosk-texts.ts';
import { NoticeIcon } from '../parts/icons.tsx';
import { countText } from './count-text.ts';
import { type SearchResult, type SearchState, stageOf } from './search-state.ts';
import './search-heading.css';

interface SearchHeadingProps {
  site: KioskView['site'];
  search: SearchState;
  /** Null until the first answer has come. */
  result: SearchResult | null;
  /** The latest query could not be answered. */
  lost: boolean;
}

/** A longer title is set smaller. */
const smallTitleFrom = 44;
/** At most this much of the typed text is repeated in the title. */
const maxQuotedLetters = 40;

export function SearchHeading(props: SearchHeadingProps) {
  const { find } = useKioskTexts().kiosk;
  const { title, how } = headingText(props, find);
  return (
    <div class="find-top">
      <h1 tabIndex={-1} class={title.length > smallTitleFrom ? 'long' : ''}>
        {title}
      </h1>
      <p role="status">{how}</p>
      <div role="alert">
        {props.lost && (
          <p class="find-lost">
            <NoticeIcon />
            <span>{props.result === null ? find.noAnswerYet : find.noAnswer}</span>
          </p>
        )}
      </div>
    </div>
  );
}

interface HeadingText {
  title: string;
  how: string;
}

function headingText(props: SearchHeadingProps, find: KioskTexts['kiosk']['find']): HeadingText {
  const { search, result, lost } = props;
  const typed = search.text.trim();
  const text = typed.length > maxQuotedLetters ? `${typed.slice(0, maxQuotedLetters)}…` : typed;
  const hint = search.telex ? find.telexHow : find.unmarked;
  if (result === null) return { title: find.title, how: lost ? '' : find.looking };
  if (result.updatedAt === null) return { title: find.empty, how: find.emptyHow };
  if (stageOf(search) !== 'list') return { title: find.title, how: find.lead };
  if (result.total === 0) {
    const { hotline, timeZone } = props.site;
    const date = dateText(result.updatedAt, timeZone);
    const [how, call] = text === '' ? [find.noneAnyHow, find.noneAnyCall] : [find.noneHow, find.noneCall];
    const help = hotline === null ? fill(how, { date }) : fill(call, { date, hotline });
    return {
      title: text === '' ? find.noneAny : fill(find.none, { text }),
      how: result.near.length > 0 ? `${help} ${find.near}` : help,
    };
  }
  const count = countText(result.total, find);
  if (result.weak) return { title: fill(find.weak, { text }), how: fill(find.weakHow, { found: count }) };
  if (!search.typing)
    return { title: find.title, how: [search.agency, search.field].filter(Boolean).join(' · ') || count };
  return { title: find.title, how: text === '' ? hint : `${count}. ${hint}` };
}
