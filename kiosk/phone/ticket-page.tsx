// The phone page of a ticket: one glance says whether to sit, to come near, or to go to a counter. It shows a number and no name.
import { useEffect, useState } from 'preact/hooks';
import type { TicketState } from '../../common/contract/words.ts';
import vi from '../../common/text/vi/phone.json';
import { Called } from './called.tsx';
import { PhoneFrame, UnknownPage, useLanguage } from './phone-frame.tsx';
import { ringFor, spokenText, tabTitle } from './phone-ticket-text.ts';
import type { RateProps } from './rate.tsx';
import { TicketSlip } from './ticket-slip.tsx';
import { TicketStateText } from './ticket-state.tsx';
import { useBrowserSigns } from './use-browser-signs.ts';
import { type FollowedSource, useFollowed } from './use-followed.ts';
import { useLazyPart } from './use-lazy-part.ts';
import { languagesOf, useTexts } from './use-texts.ts';

const loaders = import.meta.glob<object>(['../../common/text/*/phone.json', '!../../common/text/vi/*'], {
  import: 'default',
});
const source: FollowedSource<'phone'> = {
  kind: 'phone',
  unknownRefusal: 'ticket.unknown',
  poll: async (token, before) => (await import('./poll-ticket.ts')).pollTicket(token, before),
};
const loadBell = () => import('./bell-button.tsx');
const loadRating = () => import('./rate.tsx');
const endedStates: readonly TicketState[] = ['done', 'cancelled', 'expired'];
const languages = languagesOf(loaders);

export function TicketPage({ token }: { token: string }) {
  const { view, lost, trueAt, unknown, busy, otherBuild, retry } = useFollowed(token, source);
  const [chosen, choose] = useLanguage();
  const { text, language } = useTexts(vi, loaders, chosen ?? view?.language ?? 'vi');
  const [rated, setRated] = useState(false);
  const calling = view?.state === 'called' && !unknown;
  const live = !unknown && view !== null && !endedStates.includes(view.state);
  const bell = useLazyPart(live ? loadBell : null);
  const title = view === null || unknown ? text.title : tabTitle(view, text);
  useBrowserSigns({ view: unknown ? null : view, title, language, ringFor, ring: bell?.ring, calling });

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
        <UnknownPage text={text} onRetry={retry} />
      ) : view === null ? (
        <div class="state">
          <h1>{lost ? text.reconnecting : text.loading}</h1>
          {busy && <p>{text.tooFast}</p>}
        </div>
      ) : (
        <>
          <p class="only-read-aloud" role={calling ? 'alert' : 'status'}>
            {spokenText(view, text)}
          </p>
          {calling ? (
            <Called view={view} text={text} language={language} />
          ) : (
            <>
              <TicketStateText view={view} text={text} />
              <TicketSlip view={view} text={text} language={language} />
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

interface RatingProps extends RateProps {
  open: boolean;
  rated: boolean;
  otherBuild: boolean;
}

/** The form is loaded when service begins, so that it is there even if the network is gone at the end. */
function Rating({ open, rated, otherBuild, ...props }: RatingProps) {
  const part = useLazyPart(rated ? null : loadRating);
  const outdated = otherBuild && part === null && !rated;
  // The form of the old build does not exist any more. Nothing has been typed, so a reload disturbs nobody.
  useEffect(() => {
    if (outdated) location.reload();
  }, [outdated]);
  if (rated)
    return (
      <p class="thanks" role="status">
        {props.text.thanks}
      </p>
    );
  return open && part !== null ? <part.Rate {...props} /> : null;
}
