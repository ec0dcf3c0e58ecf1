// The rating tablet: it pairs itself, watches its counter, and shows the question or another picture. Only a touch makes a rating.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CounterId, TicketId } from '../../common/contract/words.ts';
import { usePairing } from '../../common/screen/pairing.ts';
import { PairingPage } from '../../common/screen/pairing-page.tsx';
import { useNow } from '../../common/screen/use-now.ts';
import { useWatch } from '../../common/screen/use-watch.ts';
import vi from '../../common/text/vi/rating.json';
import { languagesOf, useTexts } from '../phone/use-texts.ts';
import { reloadWhenServed, useLastingLoss } from '../touchscreen/unattended.ts';
import { choosePicture } from './choose-picture.ts';
import { Away, Called, Rest, Waiting } from './idle-pictures.tsx';
import { isStored, sendRatings, storeRating } from './outbox.ts';
import { CounterPicker } from './pick-counter.tsx';
import { RatingQuestion } from './rating-question.tsx';
import { TabletFrame } from './tablet-frame.tsx';
import { Thanks } from './thanks.tsx';

const loaders = import.meta.glob<object>(['../../common/text/*/rating.json', '!../../common/text/vi/*'], {
  import: 'default',
});
const languages = languagesOf(loaders);
const resendMs = 20_000;
const reloadAfterMs = 1_000;
/** A tablet with a revoked token pairs again at once, and then at most this often, so that it does not flood the server. */
const pairAgainMs = 30_000;

interface Answer {
  ticketId: TicketId;
  score: number;
}

export function RatingTablet({ counterId }: { counterId: CounterId }) {
  const pairing = usePairing('rating', counterId);
  const token = pairing.state === 'paired' ? pairing.token : null;
  const watched = useWatch({ kind: token === null ? null : 'rating', id: counterId, token });
  const { view, lostAt, refused, otherBuild } = watched;
  const lastingLossAt = useLastingLoss(lostAt);
  const now = useNow(1_000);
  /** The rating that the tablet gives thanks for. */
  const [answer, setAnswer] = useState<Answer | null>(null);
  /** The tickets that were rated here, which the server may not know yet. */
  const rated = useRef(new Set<string>());
  const ticketId = view?.ticket?.ticketId ?? null;
  const [chosen, setChosen] = useState<{ language: string; for: string | null } | null>(null);
  // The choice of a language holds for one citizen only.
  const wanted = chosen !== null && chosen.for === ticketId ? chosen.language : (view?.ticket?.language ?? 'vi');
  const { text, language } = useTexts(vi, loaders, wanted);

  const revoked = refused === 'auth.required' || refused === 'auth.forbidden';
  usePairAgain(revoked, pairing.state === 'paired' ? pairing.unpair : null);

  const answering = answer?.ticketId ?? null;
  useEffect(() => {
    if (token === null || lostAt !== null) return;
    void sendRatings(token, answering);
    const timer = setInterval(() => void sendRatings(token, answering), resendMs);
    return () => clearInterval(timer);
  }, [token, lostAt, answering]);

  const picture = view === null ? null : choosePicture(view, now, id => rated.current.has(id) || isStored(id));
  const idle = answer === null && picture?.kind !== 'ask';
  useEffect(() => {
    if (!otherBuild || !idle) return;
    const timer = setTimeout(() => void reloadWhenServed(), reloadAfterMs);
    return () => clearTimeout(timer);
  }, [otherBuild, idle]);

  const label = view?.counter.label ?? '';
  useEffect(() => {
    document.title = text.title.replace('{counter}', label);
    document.documentElement.lang = language;
  }, [text, label, language]);

  const rate = useCallback((id: TicketId, score: number) => {
    rated.current.add(id);
    storeRating(id, score, null);
    setAnswer({ ticketId: id, score });
  }, []);
  const endThanks = useCallback(() => setAnswer(null), []);

  if (pairing.state !== 'paired') return <PairingPage pairing={pairing} />;
  if (refused !== null && !revoked) return <CounterPicker wrong />;
  if (view === null || picture === null) return <Waiting text={text} lost={lastingLossAt !== null} />;
  return (
    <TabletFrame
      view={view}
      text={text}
      language={language}
      languages={languages}
      onLanguage={tag => setChosen({ language: tag, for: ticketId })}
      now={now}
      lostAt={lastingLossAt}
      calling={answer === null && picture.kind === 'called'}
    >
      {answer !== null ? (
        <Thanks
          key={answer.ticketId}
          score={answer.score}
          text={text}
          onComment={comment => storeRating(answer.ticketId, answer.score, comment)}
          onOver={endThanks}
        />
      ) : picture.kind === 'ask' ? (
        <RatingQuestion
          key={picture.ticket.ticketId}
          ticket={picture.ticket}
          text={text}
          language={language}
          onRate={score => rate(picture.ticket.ticketId, score)}
        />
      ) : picture.kind === 'called' ? (
        <Called ticket={picture.ticket} label={view.counter.label} text={text} />
      ) : picture.kind === 'away' ? (
        <Away state={picture.state} view={view} text={text} />
      ) : (
        <Rest view={view} text={text} />
      )}
    </TabletFrame>
  );
}

/** Pairs the tablet again after its token was revoked. */
function usePairAgain(revoked: boolean, unpair: (() => void) | null): void {
  const lastAt = useRef(0);
  useEffect(() => {
    if (!revoked || unpair === null) return;
    const waitMs = Math.max(0, lastAt.current + pairAgainMs - Date.now());
    const timer = setTimeout(() => {
      lastAt.current = Date.now();
      unpair();
    }, waitMs);
    return () => clearTimeout(timer);
  }, [revoked, unpair]);
}
