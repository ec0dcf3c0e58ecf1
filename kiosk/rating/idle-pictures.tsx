// What the tablet shows without a question: nobody is served, a ticket is called, the counter is away, or no view has come.

import type { RatingView } from '../../common/contract/views/rating-views.ts';
import { fill } from '../../common/text/fill.ts';
import type { RatingTicket } from './choose-picture.ts';
import type { RatingTexts } from './rating-texts.ts';
import './idle-pictures.css';

/** A number with its letter set apart, because the letter stands for the service. */
function Figure({ number }: { number: string }) {
  return (
    <b class="figure">
      <em>{number.charAt(0)}</em>
      {number.slice(1)}
    </b>
  );
}

export function Rest({ view, text }: { view: RatingView; text: RatingTexts }) {
  return (
    <section class="still">
      <p class="counter-mark">{view.counter.label}</p>
      <h1>{text.welcome}</h1>
      <p>{text.welcomeHint}</p>
    </section>
  );
}

export function Called({ ticket, label, text }: { ticket: RatingTicket; label: string; text: RatingTexts }) {
  return (
    <section class="still still-called">
      <h1>
        <span>{text.called}</span>
        <Figure number={ticket.number} />
        <span>{fill(text.calledHere, { counter: label })}</span>
      </h1>
    </section>
  );
}

export function Away({ state, view, text }: { state: 'paused' | 'closed'; view: RatingView; text: RatingTexts }) {
  return (
    <section class="still">
      <p class="counter-mark counter-mark-away">{view.counter.label}</p>
      <h1>{text[state]}</h1>
      <p>{text.awayHint}</p>
    </section>
  );
}

export function Waiting({ text, lost }: { text: RatingTexts; lost: boolean }) {
  return (
    <main class="alone">
      <h1>{lost ? text.reconnecting : text.loading}</h1>
    </main>
  );
}
