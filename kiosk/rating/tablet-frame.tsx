// The frame of the tablet: office, counter and officer above; languages, connection and clock below.
import type { ComponentChildren } from 'preact';
import type { RatingView } from '../../common/contract/views/rating-views.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill, nameIn } from '../../common/text/fill.ts';
import { clockText } from '../../common/text/format.ts';
import { ownName } from '../phone/use-texts.ts';
import { Seal } from '../touchscreen/parts/icons.tsx';
import type { RatingTexts } from './rating-texts.ts';

interface TabletFrameProps {
  view: RatingView;
  text: RatingTexts;
  language: string;
  languages: string[];
  onLanguage: (language: string) => void;
  now: number;
  lostAt: number | null;
  calling: boolean;
  children: ComponentChildren;
}

export function TabletFrame(props: TabletFrameProps) {
  const { view, text, language, languages, onLanguage, now, lostAt, calling, children } = props;
  const { site, counter, staffName } = view;
  return (
    <div class={calling ? 'tablet tablet-calling' : 'tablet'}>
      <header>
        <Seal />
        <p>
          <b>{nameIn(site.name, language)}</b>
          <span>{nameIn(site.agency, language)}</span>
        </p>
        <p class="who">
          <b>{fill(text.counter, { counter: counter.label })}</b>
          {staffName !== null && <span>{fill(text.officer, { name: staffName })}</span>}
        </p>
      </header>
      <main aria-live="polite">{children}</main>
      <footer>
        {languages.length > 1 && (
          <fieldset class="languages" aria-label={text.languages}>
            {languages.map(tag => (
              <button
                key={tag}
                type="button"
                lang={tag}
                aria-pressed={tag === language}
                onClick={() => onLanguage(tag)}
              >
                {ownName(tag)}
              </button>
            ))}
          </fieldset>
        )}
        {lostAt !== null && (
          <p class="lost" role="status">
            {fill(text.lost, { time: clockText(lostAt + serverNow() - Date.now(), site.timeZone) })}
          </p>
        )}
        <p class="clock">{clockText(now, site.timeZone)}</p>
      </footer>
    </div>
  );
}
