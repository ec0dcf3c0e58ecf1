// The phone ticket page: one glance says whether to sit, to come near, or to go to a counter. Shows a number, never a name.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PhoneView } from '../../common/contract/views.ts';
import type { TicketState } from '../../common/contract/words.ts';
import { fill, nameIn } from '../../common/text/fill.ts';
import { clockText } from '../../common/text/format.ts';
import vi from '../../common/text/vi/phone.json';
import { Called } from './called.tsx';
import type { RateProps } from './rate.tsx';
import { Slip } from './slip.tsx';
import { State } from './state.tsx';
import { aloudText, type PhoneTexts, ringFor, tabTitle } from './tell.ts';
import { usePart } from './use-part.ts';
import { languagesOf, ownName, useTexts } from './use-texts.ts';
import { useTicket } from './use-ticket.ts';

const loaders = import.meta.glob<object>(['../../common/text/*/phone.json', '!../../common/text/vi/*'], {
  import: 'default',
});
const loadBell = () => import('./bell-button.tsx');
const loadRating = () => import('./rate.tsx');
const over: readonly TicketState[] = ['done', 'cancelled', 'expired'];
const languages = languagesOf(loaders);

export function PhonePage({ token }: { token: string }) {
  const { view, lost, trueAt, unknown, busy, otherBuild, retry } = useTicket(token);
  const [chosen, setChosen] = useState(() => sessionStorage.getItem('motcua.phone.language'));
  const { text, language } = useTexts(vi, loaders, chosen ?? view?.language ?? 'vi');
  const [rated, setRated] = useState(false);
  const calling = view?.state === 'called' && !unknown;
  const live = !unknown && view !== null && !over.includes(view.state);
  const bell = usePart(live ? loadBell : null);
  useSigns(unknown ? null : view, text, language, calling, bell?.ring);

  const choose = (tag: string) => {
    sessionStorage.setItem('motcua.phone.language', tag);
    setChosen(tag);
  };

  return (
    <div class="phone">
      <header>
        <Emblem />
        {view !== null && (
          <p>
            <b>{nameIn(view.site.name, language)}</b>
            <span>{nameIn(view.site.agency, language)}</span>
          </p>
        )}
      </header>
      {lost && (
        <p class="lost" role="status">
          <b>{text.reconnecting}</b>
          {view !== null && <span>{fill(text.lostWithPicture, { time: clockText(trueAt, view.site.timeZone) })}</span>}
        </p>
      )}
      <main>
        {unknown ? (
          <div class="state state-over">
            <h1>{text.unknown}</h1>
            <p>{text.unknownHint}</p>
            <button type="button" class="main-button" onClick={retry}>
              {text.retry}
            </button>
          </div>
        ) : view === null ? (
          <div class="state">
            <h1>{lost ? text.reconnecting : text.loading}</h1>
            {busy && <p>{text.tooFast}</p>}
          </div>
        ) : (
          <>
            <p class="only-read-aloud" role={calling ? 'alert' : 'status'}>
              {aloudText(view, text)}
            </p>
            {calling ? (
              <Called view={view} text={text} language={language} />
            ) : (
              <>
                <State view={view} text={text} />
                <Slip view={view} text={text} language={language} />
              </>
            )}
            {(view.state === 'waiting' || view.state === 'parked') && bell !== null && <bell.BellButton text={text} />}
            {(view.state === 'done' || view.state === 'serving') && (
              <Rating
                token={token}
                text={text}
                otherBuild={otherBuild}
                open={view.state === 'done' && view.mayRate && !view.rated && !rated}
                rated={view.rated || rated}
                onRated={() => setRated(true)}
              />
            )}
          </>
        )}
      </main>
      <footer>
        {languages.length > 1 && (
          <fieldset class="languages" aria-label={text.languages}>
            {languages.map(tag => (
              <button key={tag} type="button" lang={tag} aria-pressed={tag === language} onClick={() => choose(tag)}>
                {ownName(tag)}
              </button>
            ))}
          </fieldset>
        )}
        {view?.site.hotline != null && (
          <p>
            {text.help} <a href={`tel:${view.site.hotline.replace(/\s/g, '')}`}>{view.site.hotline}</a>
          </p>
        )}
        {live && <p class="small">{text.selfUpdating}</p>}
      </footer>
    </div>
  );
}

/** Everything outside the page's body: tab, language, colour of the browser's frame, bell. */
function useSigns(
  view: PhoneView | null,
  text: PhoneTexts,
  language: string,
  calling: boolean,
  ring: ((why: 'called' | 'next') => void) | undefined,
): void {
  const before = useRef<PhoneView | null>(null);
  useEffect(() => {
    if (view === null) return;
    const why = ringFor(before.current, view);
    before.current = view;
    if (why !== null) ring?.(why);
  }, [view, ring]);
  const title = view === null ? text.title : tabTitle(view, text);
  useEffect(() => {
    document.title = title;
    document.documentElement.lang = language;
  }, [title, language]);
  useEffect(() => {
    document.body.classList.toggle('calling', calling);
    const ground = getComputedStyle(document.body).backgroundColor;
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground);
  }, [calling]);
}

interface RatingProps extends RateProps {
  open: boolean;
  rated: boolean;
  otherBuild: boolean;
}

/** The rating is fetched when service begins, so that it is there even if the network is gone at the end. */
function Rating({ open, rated, otherBuild, ...props }: RatingProps) {
  const part = usePart(rated ? null : loadRating);
  const gone = otherBuild && part === null && !rated;
  // Nothing is typed yet and the bell has done its work: now a reload disturbs nobody.
  useEffect(() => {
    if (gone) location.reload();
  }, [gone]);
  if (rated)
    return (
      <p class="thanks" role="status">
        {props.text.thanks}
      </p>
    );
  return open && part !== null ? <part.Rate {...props} /> : null;
}

/** The gate: the sign of the office on every screen. */
function Emblem() {
  return (
    <svg class="emblem" viewBox="0 0 96 96" aria-hidden="true">
      <circle cx="48" cy="48" r="48" />
      <path class="emblem-line" d="M30 66V46a18 18 0 0 1 36 0v20M24 66h48" />
      <path class="emblem-light" d="M44 52h8v14h-8z" />
    </svg>
  );
}
