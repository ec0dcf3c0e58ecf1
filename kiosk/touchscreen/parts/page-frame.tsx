// The frame of every page of the touchscreen: the office, the time, the state of the connection, the languages, and the switch
// that lowers the touch targets. A page adds its heading and its targets.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { KioskView } from '../../../common/contract/views/kiosk-views.ts';
import { useNow } from '../../../common/screen/use-now.ts';
import { fill } from '../../../common/text/fill.ts';
import { clockText, dateText, weekday } from '../../../common/text/format.ts';
import { blockTouches } from '../block-touches.ts';
import { type KioskTexts, useKioskTexts } from '../kiosk-texts.ts';
import { DownIcon, NoticeIcon, Seal, UpIcon } from './icons.tsx';

/** What every page receives. */
export interface PageContext {
  view: KioskView;
  languages: readonly KioskTexts[];
  /** The touch targets are moved down, within reach of a seated person. */
  low: boolean;
  /** When the connection was lost, by the server's clock; null while it is connected. */
  lostAt: number | null;
  onLanguage: (language: string) => void;
  onLow: (low: boolean) => void;
}

function Clock({ timeZone }: { timeZone: string }) {
  const { shared } = useKioskTexts();
  const now = useNow(1_000);
  return (
    <p class="clock">
      <b>{clockText(now, timeZone)}</b>
      <span>{`${shared.weekdays[weekday(now, timeZone)]}, ${dateText(now, timeZone)}`}</span>
    </p>
  );
}

export function SiteHeader({ view }: { view: KioskView }) {
  const { name } = useKioskTexts();
  return (
    <header class="site-header">
      <Seal />
      <p class="site-name">
        <b>{name(view.site.name)}</b>
        <span>{name(view.site.agency)}</span>
      </p>
      <Clock timeZone={view.site.timeZone} />
    </header>
  );
}

export function LostNotice({ view, lostAt }: { view: KioskView; lostAt: number | null }) {
  const { shared } = useKioskTexts();
  return (
    <div class="lost-place" role="status">
      {lostAt !== null && (
        <p class="lost">
          <NoticeIcon />
          <b>{fill(shared.lostSince, { time: clockText(lostAt, view.site.timeZone) })}</b>
          <span>{shared.reconnecting}</span>
        </p>
      )}
    </div>
  );
}

function Languages({ languages, onLanguage }: Pick<PageContext, 'languages' | 'onLanguage'>) {
  const { kiosk, language } = useKioskTexts();
  if (languages.length < 2) return null;
  return (
    <fieldset class="languages">
      <legend class="only-read-aloud">{kiosk.languages}</legend>
      {languages.map(words => (
        <button
          key={words.language}
          type="button"
          class="pill"
          lang={words.language}
          aria-pressed={words.language === language}
          onClick={() => onLanguage(words.language)}
        >
          {words.shared.language}
        </button>
      ))}
    </fieldset>
  );
}

interface FrameProps {
  /** The CSS classes of the page. */
  page: string;
  context: PageContext;
  children: ComponentChildren;
  /** The touch targets of the page in the footer, before those of the frame. */
  foot?: ComponentChildren;
}

export function Frame({ page, context, children, foot }: FrameProps) {
  const { kiosk } = useKioskTexts();
  const { view, low, lostAt } = context;
  const root = useRef<HTMLDivElement>(null);
  // A layout effect runs before the page is painted, because the second half of a double touch may come that soon.
  useLayoutEffect(() => {
    blockTouches();
    // A screen reader begins a new page at its heading.
    root.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={root} class={`frame ${page}${low ? ' low' : ''}`}>
      <SiteHeader view={view} />
      <LostNotice view={view} lostAt={lostAt} />
      <main>{children}</main>
      <footer class="site-footer">
        {foot}
        <Languages {...context} />
        <button type="button" class="pill height" aria-pressed={low} onClick={() => context.onLow(!low)}>
          {low ? <UpIcon /> : <DownIcon />}
          {low ? kiosk.raise : kiosk.lower}
        </button>
        <p class="help">
          <span>{view.site.hotline === null ? kiosk.helpAtDesk : kiosk.help}</span>
          {view.site.hotline !== null && <b>{view.site.hotline}</b>}
        </p>
      </footer>
    </div>
  );
}
