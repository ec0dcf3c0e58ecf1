// The question with its five answers. One touch is a complete rating.
import { useEffect, useState } from 'preact/hooks';
import { nameIn } from '../../common/text/fill.ts';
import type { RatingTicket } from './choose-picture.ts';
import { Face } from './face.tsx';
import type { RatingTexts } from './rating-texts.ts';
import './rating-question.css';

interface RatingQuestionProps {
  ticket: RatingTicket;
  text: RatingTexts;
  language: string;
  onRate: (score: number) => void;
}

/** Tells whether the tablet is in portrait; then the answers are in one column, the best on top. */
function usePortrait(): boolean {
  const [query] = useState(() => matchMedia('(orientation: portrait)'));
  const [portrait, setPortrait] = useState(query.matches);
  useEffect(() => {
    const update = () => setPortrait(query.matches);
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, [query]);
  return portrait;
}

export function RatingQuestion({ ticket, text, language, onRate }: RatingQuestionProps) {
  const scores = usePortrait() ? [5, 4, 3, 2, 1] : [1, 2, 3, 4, 5];
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
