// The rating on the phone, once per ticket: five faces and an optional comment. It is loaded only when service begins.
import { useRef, useState } from 'preact/hooks';
import { maxCommentLength } from '../../common/contract/rules.ts';
import { makeCall, newRequestId } from '../../common/screen/call.ts';
import { Face } from '../rating/face.tsx';
import type { PhoneTexts } from './phone-ticket-text.ts';
import '../rating/face.css';
import './rate.css';

export interface RateProps {
  token: string;
  text: PhoneTexts;
  onRated: () => void;
}

export function Rate({ token, text, onRated }: RateProps) {
  const [score, setScore] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  // The request id belongs to one opinion: sending it again after a lost answer cannot count twice.
  const request = useRef<{ id: string; opinion: string }>({ id: '', opinion: '' });

  const send = async (event: Event) => {
    event.preventDefault();
    if (sending) return;
    if (score === null) return setTrouble(text.chooseFirst);
    const opinion = `${score} ${comment}`;
    if (request.current.opinion !== opinion) request.current = { id: newRequestId(), opinion };
    setSending(true);
    setTrouble(null);
    const input = { token, score, comment: comment.trim() === '' ? null : comment };
    const answer = await makeCall('ticket.rate', input, { token: null, requestId: request.current.id });
    setSending(false);
    if (answer.ok || answer.refusal === 'ticket.already-rated') onRated();
    else setTrouble(answer.refusal === 'server.unreachable' ? text.notSent : text.notTaken);
  };

  return (
    <form class="rate" onSubmit={send}>
      <fieldset disabled={sending}>
        <legend>{text.rate}</legend>
        <div class="rate-scores">
          {[5, 4, 3, 2, 1].map(value => (
            <label key={value} class="rate-score">
              <input
                type="radio"
                name="score"
                value={value}
                checked={score === value}
                onChange={() => {
                  setScore(value);
                  setTrouble(null);
                }}
              />
              <Face score={value} />
              <span>{text.scores[value - 1]}</span>
            </label>
          ))}
        </div>
        <label class="rate-comment">
          <span>{text.comment}</span>
          <textarea
            rows={3}
            maxLength={maxCommentLength}
            value={comment}
            onInput={event => setComment(event.currentTarget.value)}
          />
        </label>
      </fieldset>
      <p class="rate-trouble" role="alert">
        {trouble}
      </p>
      <button type="submit" class="main-button" aria-disabled={sending || score === null}>
        {sending ? text.sending : text.send}
      </button>
    </form>
  );
}
