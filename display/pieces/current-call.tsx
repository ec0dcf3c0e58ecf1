// The call in the large place: the number and its counter. It blinks while it is presented and is steady afterwards.
import { fill, nameIn } from '../../common/text/fill.ts';
import { type DisplayTexts, texts } from '../display-texts.ts';
import type { ShownCall } from '../shown-call.ts';
import './current-call.css';

export function CurrentCall({
  call,
  furtherLanguages,
}: {
  call: ShownCall;
  furtherLanguages: { language: string; texts: DisplayTexts }[];
}) {
  const invited = call.state === 'called';
  const kicker = invited ? (call.priority ? texts.invitePriority : texts.invite) : texts.lastCalled;
  const values = { number: call.number, label: call.counterLabel };
  return (
    <section
      class={`call is-${call.state} ${invited ? 'is-invited' : ''} ${call.presenting ? 'is-live' : ''}`}
      aria-live="polite"
    >
      <h2 class="call-kicker">
        {kicker}
        {call.presenting && call.nth > 1 && <span class="call-again">{texts.again}</span>}
      </h2>
      <p class="call-number" style={{ '--letters': call.number.length }}>
        {call.number}
      </p>
      <p class="call-counter">
        {invited ? texts.toCounter : texts.atCounter}
        <b style={{ '--letters': call.counterLabel.length }}>{call.counterLabel}</b>
      </p>
      <p class="call-service">
        {call.state === 'no-show' ? texts.missed : nameIn(call.serviceName, 'vi')}
        {!invited && call.state !== 'no-show' && <span> · {texts.states[call.state]}</span>}
      </p>
      {furtherLanguages.map(({ language, texts: translated }) => (
        <p key={language} class="call-other" lang={language}>
          <b>{fill(invited ? translated.callLine : translated.lastLine, values)}</b>
          <span> · {call.state === 'no-show' ? translated.missed : nameIn(call.serviceName, language)}</span>
        </p>
      ))}
    </section>
  );
}
