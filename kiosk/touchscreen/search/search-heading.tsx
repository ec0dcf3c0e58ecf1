// What is said above the targets while somebody looks for a procedure: how to go about it, what was found, what was not, and that
// the server is away.
import { fill } from '../../../common/text/fill.ts';
import { dateText } from '../../../common/text/format.ts';
import { useWords } from '../kiosk-texts.ts';
import { NoticeIcon } from '../parts/icons.tsx';
import type { Setting } from '../parts/page-frame.tsx';
import { sayCount } from './count-text.ts';
import { type Found, type Look, stageOf } from './search-state.ts';

export function FindTop({
  setting,
  look,
  found,
  lost,
}: {
  setting: Setting;
  look: Look;
  found: Found | null;
  /** No answer came to the last question. */
  lost: boolean;
}) {
  const { find } = useWords().kiosk;
  const { title, how } = useSaid(setting, look, found, lost);
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

function useSaid({ view }: Setting, look: Look, found: Found | null, lost: boolean): { title: string; how: string } {
  const { find } = useWords().kiosk;
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
  const count = sayCount(found.total, find);
  if (found.weak) return { title: fill(find.weak, { text }), how: fill(find.weakHow, { found: count }) };
  if (!look.typing) return { title: find.title, how: [look.agency, look.field].filter(Boolean).join(' · ') || count };
  return { title: find.title, how: text === '' ? hint : `${count}. ${hint}` };
}
