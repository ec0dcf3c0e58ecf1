// The phone ticket page: one glance says whether to sit, to come near, or to go to a counter. Shows a number, never a name.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PhoneView } from '../../common/contract/views.ts';
import type { TicketState } from '../../common/contract/words.ts';
import vi from '../../common/text/vi/phone.json';
import { Called } from './called.tsx';
import { PhoneFrame, Unknown, useLanguage } from './phone-frame.tsx';
import type { RateProps } from './rate.tsx';
import { Slip } from './ticket-slip.tsx';
import { State } from './ticket-state.tsx';
import { aloudText, type PhoneTexts, ringFor, tabTitle } from './ticket-text.ts';
import { useFollowed, type Way } from './use-followed.ts';
import { usePart } from './use-lazy-part.ts';
import { languagesOf, useTexts } from './use-texts.ts';

const loaders = import.meta.glob<object>(['../../common/text/*/phone.json', '!../../common/text/vi/*'], {
  import: 'default',
});
const way: Way<'phone'> = {
  kind: 'phone',
  absent: 'ticket.unknown',
  ask: async (token, before) => (await import('./poll-ticket.ts')).askTicket(token, before),
};
const loadBell = () => import('./bell-button.tsx');
const loadRating = () => import('./rate.tsx');
const over: readonly TicketState[] = ['done', 'cancelled', 'expired'];
const languages = languagesOf(loaders);

export function PhonePage({ token }: { token: string }) {
  const { view, lost, trueAt, unknown, busy, otherBuild, retry } = useFollowed(token, way);
  const [chosen, choose] = useLanguage();
  const { text, language } = useTexts(vi, loaders, chosen ?? view?.language ?? 'vi');
  const [rated, setRated] = useState(false);
  const calling = view?.state === 'called' && !unknown;
  const live = !unknown && view !== null && !over.includes(view.state);
  const bell = usePart(live ? loadBell : null);
  useSigns(unknown ? null : view, text, language, calling, bell?.ring);

  return (
    <PhoneFrame
      site={view?.site ?? null}
      lostAt={lost ? trueAt : null}
      language={language}
      languages={languages}
      onLanguage={choose}
      text={text}
      live={live}
    >
      {unknown ? (
        <Unknown text={text} onRetry={retry} />
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
    </PhoneFrame>
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
