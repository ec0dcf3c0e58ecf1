// What is said above the targets while somebody looks for a procedure: how to go about it, what was found, what was not, and that
// the server is away.
import { fill } from '../../../common/text/fill.ts';
import { dateText } from '../../../common/text/format.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { NoticeIcon } from '../parts/icons.tsx';
import type { PageContext } from '../parts/page-frame.tsx';
import { countText } from './count-text.ts';
import { type SearchResult, type SearchState, stageOf } from './search-state.ts';

export function SearchHeading({
  context,
  look,
  found,
  lost,
}: {
  context: PageContext;
  look: SearchState;
  found: SearchResult | null;
  /** No answer came to the last question. */
  lost: boolean;
}) {
  const { find } = useKioskTexts().kiosk;
  const { title, how } = useSaid(context, look, found, lost);
  return (
    <div class="find-top">
      <h1 tabIndex={-1} class={title.length > 44 ? 'long' : ''}>
        {title}
      </h1>
      <p role="status">{how}</p>
      <div role="alert">
        {lost && (
          <p class="find-lost">
            <NoticeIcon />
            <span>{found === null ? find.noAnswerYet : find.noAnswer}</span>
          </p>
        )}
      </div>
    </div>
  );
}

/** So many letters of what was typed are said again. */
const mostSaid = 40;

function useSaid(
  { view }: PageContext,
  look: SearchState,
  found: SearchResult | null,
  lost: boolean,
): { title: string; how: string } {
  const { find } = useKioskTexts().kiosk;
  const { hotline, timeZone } = view.site;
  const typed = look.text.trim();
  const text = typed.length > mostSaid ? `${typed.slice(0, mostSaid)}…` : typed;
  const hint = look.telex ? find.telexHow : find.unmarked;
  if (found === null) return { title: find.title, how: lost ? '' : find.looking };
  if (found.updatedAt === null) return { title: find.empty, how: find.emptyHow };
  if (stageOf(look) !== 'list') return { title: find.title, how: find.lead };
  if (found.total === 0) {
    const date = dateText(found.updatedAt, timeZone);
    const [how, call] = text === '' ? [find.noneAnyHow, find.noneAnyCall] : [find.noneHow, find.noneCall];
    const help = hotline === null ? fill(how, { date }) : fill(call, { date, hotline });
    return {
      title: text === '' ? find.noneAny : fill(find.none, { text }),
      how: found.near.length > 0 ? `${help} ${find.near}` : help,
    };
  }
  const count = countText(found.total, find);
  if (found.weak) return { title: fill(find.weak, { text }), how: fill(find.weakHow, { found: count }) };
  if (!look.typing) return { title: find.title, how: [look.agency, look.field].filter(Boolean).join(' · ') || count };
  return { title: find.title, how: text === '' ? hint : `${count}. ${hint}` };
}
