// Thanks after a rating, for five seconds, with a few optional phrases to add. Each touch gives five seconds more.
import { useEffect, useState } from 'preact/hooks';
import vi from '../../common/text/vi/rating.json';
import { Face } from './face.tsx';
import type { RatingTexts } from './rating-texts.ts';
import './thanks.css';

interface ThanksProps {
  score: number;
  text: RatingTexts;
  /** The phrases chosen so far as one comment, null when none is. */
  onComment: (comment: string | null) => void;
  onOver: () => void;
}

const thanksMs = 5_000;
/** From this score on the citizen was satisfied. */
const satisfiedFrom = 4;

export function Thanks({ score, text, onComment, onOver }: ThanksProps) {
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const satisfied = score >= satisfiedFrom;
  const phrases = satisfied ? text.phrasesGood : text.phrasesBad;

  useEffect(() => {
    // The time starts again after each touch.
    void chosen;
    const timer = setTimeout(onOver, thanksMs);
    return () => clearTimeout(timer);
  }, [chosen, onOver]);

  const toggle = (index: number) => {
    const next = chosen.includes(index) ? chosen.filter(phrase => phrase !== index) : [...chosen, index].sort();
    setChosen(next);
    // The comment is stored in Vietnamese, whatever language was shown, because the office reads it.
    const written = satisfied ? vi.phrasesGood : vi.phrasesBad;
    onComment(next.length === 0 ? null : next.map(phrase => written[phrase]).join('; '));
  };

  return (
    <section class="thanks">
      <Face score={score} />
      <h1>{text.thanks}</h1>
      <fieldset class="phrases">
        <legend>{satisfied ? text.moreGood : text.moreBad}</legend>
        {phrases.map((phrase, index) => (
          <button key={phrase} type="button" aria-pressed={chosen.includes(index)} onClick={() => toggle(index)}>
            {phrase}
          </button>
        ))}
      </fieldset>
      <button type="button" class="finish" onClick={onOver}>
        {text.finish}
      </button>
      <div class="time-left" key={chosen.join()} aria-hidden="true">
        <i />
      </div>
    </section>
  );
}
