// The question and its five answers. One touch is the whole rating.
import { useEffect, useState } from 'preact/hooks';
import { nameIn } from '../../common/text/fill.ts';
import type { RatingTicket } from './choose-picture.ts';
import { Face } from './face.tsx';
import type { RatingTexts } from './rating-texts.ts';

interface AskProps {
  ticket: RatingTicket;
  text: RatingTexts;
  language: string;
  onRate: (score: number) => void;
}

/** Whether a tablet stands upright: then the answers stand under one another, the kindest on top. */
function useUpright(): boolean {
  const [query] = useState(() => matchMedia('(orientation: portrait)'));
  const [upright, setUpright] = useState(query.matches);
  useEffect(() => {
    const listen = () => setUpright(query.matches);
    query.addEventListener('change', listen);
    return () => query.removeEventListener('change', listen);
  }, [query]);
  return upright;
}

export function Ask({ ticket, text, language, onRate }: AskProps) {
  const scores = useUpright() ? [5, 4, 3, 2, 1] : [1, 2, 3, 4, 5];
  return (
    <section class="ask">
      <p class="ask-number">
        <span>{ticket.state === 'serving' ? text.serving : text.served}</span>
        <b>{ticket.number}</b>
        <span>{nameIn(ticket.serviceName, language)}</span>
      </p>
      <h1>{text.question}</h1>
      <div class="answers">
        {scores.map(score => (
          <button key={score} type="button" class={`answer answer-${score}`} onClick={() => onRate(score)}>
            <Face score={score} />
            <span>{text.scores[score - 1]}</span>
          </button>
        ))}
      </div>
      <p class="how">{text.how}</p>
    </section>
  );
}
