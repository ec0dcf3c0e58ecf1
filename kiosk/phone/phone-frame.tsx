// The frame of the phone pages: the office, the state of the connection, the languages and the hotline.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { PhoneView } from '../../common/contract/views/following-views.ts';
import { fill, nameIn } from '../../common/text/fill.ts';
import { clockText } from '../../common/text/format.ts';
import type { PhoneTexts } from './phone-ticket-text.ts';
import { ownName } from './use-texts.ts';

type FrameTexts = Pick<
  PhoneTexts,
  'reconnecting' | 'lostWithPicture' | 'languages' | 'help' | 'selfUpdating' | 'unknown' | 'unknownHint' | 'retry'
>;

const storageKey = 'motcua.phone.language';

/** Returns the language that was chosen while this page is open, or null, and a function to choose one. */
export function useLanguage(): [string | null, (tag: string) => void] {
  const [chosen, setChosen] = useState(() => sessionStorage.getItem(storageKey));
  return [
    chosen,
    tag => {
      sessionStorage.setItem(storageKey, tag);
      setChosen(tag);
    },
  ];
}

interface PhoneFrameProps {
  /** Null until anything is known. */
  site: PhoneView['site'] | null;
  /** While the connection is lost: when the view was last known to be true, by the server's clock; else null. */
  lostAt: number | null;
  text: FrameTexts;
  language: string;
  languages: readonly string[];
  onLanguage: (tag: string) => void;
  /** The page will change by itself, so it is worth keeping open. */
  live: boolean;
  children: ComponentChildren;
}

export function PhoneFrame(props: PhoneFrameProps) {
  const { site, lostAt, text, language, languages, onLanguage, live, children } = props;
  return (
    <div class="phone">
      <header>
        <Emblem />
        {site !== null && (
          <p>
            <b>{nameIn(site.name, language)}</b>
            <span>{nameIn(site.agency, language)}</span>
          </p>
        )}
      </header>
      {lostAt !== null && (
        <p class="lost" role="status">
          <b>{text.reconnecting}</b>
          {site !== null && <span>{fill(text.lostWithPicture, { time: clockText(lostAt, site.timeZone) })}</span>}
        </p>
      )}
      <main>{children}</main>
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
        {site?.hotline != null && (
          <p>
            {text.help} <a href={`tel:${site.hotline.replace(/\s/g, '')}`}>{site.hotline}</a>
          </p>
        )}
        {live && <p class="small">{text.selfUpdating}</p>}
      </footer>
    </div>
  );
}

/** Shown when the server does not know the token. */
export function UnknownPage({ text, onRetry }: { text: FrameTexts; onRetry: () => void }) {
  return (
    <div class="state state-over">
      <h1>{text.unknown}</h1>
      <p>{text.unknownHint}</p>
      <button type="button" class="main-button" onClick={onRetry}>
        {text.retry}
      </button>
    </div>
  );
}

/** The gate, which is the symbol of the office on every screen. */
function Emblem() {
  return (
    <svg class="emblem" viewBox="0 0 96 96" aria-hidden="true">
      <circle cx="48" cy="48" r="48" />
      <path class="emblem-line" d="M30 66V46a18 18 0 0 1 36 0v20M24 66h48" />
      <path class="emblem-light" d="M44 52h8v14h-8z" />
    </svg>
  );
}
