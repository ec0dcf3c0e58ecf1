// The tablet: lets itself in, watches its counter, shows the picture of the moment. It rates only what a finger touched.
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
import { isKept, keepRating, sendRatings } from './outbox.ts';
import { ChooseCounter } from './pick-counter.tsx';
import { Ask } from './rating-question.tsx';
import { Frame } from './tablet-frame.tsx';
import { Thanks } from './thanks.tsx';

const loaders = import.meta.glob<object>(['../../common/text/*/rating.json', '!../../common/text/vi/*'], {
  import: 'default',
});
const languages = languagesOf(loaders);
const resendMs = 20_000;
/** A tablet whose right was taken away asks restartSearch at once, then at leisure, so that a wrong set-up floods nobody. */
const askAnewMs = 30_000;

interface Answer {
  ticketId: TicketId;
  score: number;
}

export function Tablet({ counterId }: { counterId: CounterId }) {
  const pairing = usePairing('rating', counterId);
  const token = pairing.state === 'paired' ? pairing.token : null;
  const { view, lostAt, refused, otherBuild } = useWatch({
    kind: token === null ? null : 'rating',
    id: counterId,
    token,
  });
  const longLost = useLastingLoss(lostAt);
  const now = useNow(1_000);
  /** The rating being thanked for, and every one given here; the server may learn of them later. */
  const [answer, setAnswer] = useState<Answer | null>(null);
  const given = useRef(new Set<string>());
  const ticketId = view?.ticket?.ticketId ?? null;
  const [chosen, setChosen] = useState<{ language: string; for: string | null } | null>(null);
  // A choice of language is the choice of one citizen.
  const wanted = chosen !== null && chosen.for === ticketId ? chosen.language : (view?.ticket?.language ?? 'vi');
  const { text, language } = useTexts(vi, loaders, wanted);

  const revoked = refused === 'auth.required' || refused === 'auth.forbidden';
  const forgotAt = useRef(0);
  const forget = pairing.state === 'paired' ? pairing.unpair : null;
  useEffect(() => {
    if (!revoked || forget === null) return;
    const wait = Math.max(0, forgotAt.current + askAnewMs - Date.now());
    const timer = setTimeout(() => {
      forgotAt.current = Date.now();
      forget();
    }, wait);
    return () => clearTimeout(timer);
  }, [revoked, forget]);

  const answering = answer?.ticketId ?? null;
  useEffect(() => {
    if (token === null || lostAt !== null) return;
    void sendRatings(token, answering);
    const timer = setInterval(() => void sendRatings(token, answering), resendMs);
    return () => clearInterval(timer);
  }, [token, lostAt, answering]);

  const picture = view === null ? null : choosePicture(view, now, id => given.current.has(id) || isKept(id));
  const idle = answer === null && picture?.kind !== 'ask';
  useEffect(() => {
    if (!otherBuild || !idle) return;
    const timer = setTimeout(() => void reloadWhenServed(), 1_000);
    return () => clearTimeout(timer);
  }, [otherBuild, idle]);

  const label = view?.counter.label ?? '';
  useEffect(() => {
    document.title = text.title.replace('{counter}', label);
    document.documentElement.lang = language;
  }, [text, label, language]);

  const give = useCallback((id: TicketId, score: number) => {
    given.current.add(id);
    keepRating(id, score, null);
    setAnswer({ ticketId: id, score });
  }, []);
  const endThanks = useCallback(() => setAnswer(null), []);

  if (pairing.state !== 'paired') return <PairingPage pairing={pairing} />;
  if (refused !== null && !revoked) return <ChooseCounter wrong />;
  if (view === null || picture === null) return <Waiting text={text} lost={longLost !== null} />;
  return (
    <Frame
      view={view}
      text={text}
      language={language}
      languages={languages}
      onLanguage={tag => setChosen({ language: tag, for: ticketId })}
      now={now}
      lostAt={longLost}
      calling={answer === null && picture.kind === 'called'}
    >
      {answer !== null ? (
        <Thanks
          key={answer.ticketId}
          score={answer.score}
          text={text}
          onComment={comment => keepRating(answer.ticketId, answer.score, comment)}
          onOver={endThanks}
        />
      ) : picture.kind === 'ask' ? (
        <Ask
          key={picture.ticket.ticketId}
          ticket={picture.ticket}
          text={text}
          language={language}
          onRate={score => give(picture.ticket.ticketId, score)}
        />
      ) : picture.kind === 'called' ? (
        <Called ticket={picture.ticket} label={view.counter.label} text={text} />
      ) : picture.kind === 'away' ? (
        <Away state={picture.state} view={view} text={text} />
      ) : (
        <Rest view={view} text={text} />
      )}
    </Frame>
  );
}
