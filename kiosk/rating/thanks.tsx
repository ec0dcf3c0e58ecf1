// Thanks for five seconds, and a few phrases to add by a touch; each touch gives five seconds more. Nothing need be added.
import { useEffect, useState } from 'preact/hooks';
import vi from '../../common/text/vi/rating.json';
import { Face } from './face.tsx';
import type { RatingTexts } from './rating-texts.ts';

interface ThanksProps {
  score: number;
  text: RatingTexts;
  /** The phrases chosen so far as one comment, null when none is. */
  onComment: (comment: string | null) => void;
  onOver: () => void;
}

const thanksMs = 5_000;
/** From this score on the citizen was content. */
const contentFrom = 4;

export function Thanks({ score, text, onComment, onOver }: ThanksProps) {
  const [marked, setMarked] = useState<readonly number[]>([]);
  const content = score >= contentFrom;
  const phrases = content ? text.phrasesGood : text.phrasesBad;

  useEffect(() => {
    // Anew after each touch.
    void marked;
    const timer = setTimeout(onOver, thanksMs);
    return () => clearTimeout(timer);
  }, [marked, onOver]);

  const mark = (index: number) => {
    const next = marked.includes(index) ? marked.filter(one => one !== index) : [...marked, index].sort();
    setMarked(next);
    // Written down in Vietnamese whatever was read: it is the office that reads it later.
    const written = content ? vi.phrasesGood : vi.phrasesBad;
    onComment(next.length === 0 ? null : next.map(one => written[one]).join('; '));
  };

  return (
    <section class="thanks">
      <Face score={score} />
      <h1>{text.thanks}</h1>
      <fieldset class="phrases">
        <legend>{content ? text.moreGood : text.moreBad}</legend>
        {phrases.map((phrase, index) => (
          <button key={phrase} type="button" aria-pressed={marked.includes(index)} onClick={() => mark(index)}>
            {phrase}
          </button>
        ))}
      </fieldset>
      <button type="button" class="finish" onClick={onOver}>
        {text.finish}
      </button>
      <div class="time-left" key={marked.join()} aria-hidden="true">
        <i />
      </div>
    </section>
  );
}
