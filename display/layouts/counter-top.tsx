// The layout of the screen above one counter: its number and its state, readable from the other end of the hall.
import { fill, nameIn } from '../../common/text/fill.ts';
import { type DisplayTexts, texts } from '../display-texts.ts';
import { Head } from '../pieces/head.tsx';
import './counter-top.css';
import type { DisplayView } from '../../common/contract/views/display-views.ts';
import type { LayoutProps } from './layout-props.ts';

type Counter = DisplayView['now'][number];

export function CounterTop({ view, queue, furtherLanguages, corner }: LayoutProps) {
  const counter = view.now.find(row => row.counterId === view.screen.counterId);
  const called = queue.presented?.event ?? null;
  return (
    <div class="top">
      <Head site={view.site} />
      <main class="top-main">
        {counter === undefined ? (
          <p class="top-none">{texts.topNoCounter}</p>
        ) : (
          <>
            <p class="top-counter">
              <span>{texts.counter}</span>
              <b style={{ '--letters': counter.counterLabel.length }}>{counter.counterLabel}</b>
            </p>
            <State
              counter={
                // The event may arrive before the view that contains the call.
                called === null
                  ? counter
                  : { ...counter, number: called.number, state: 'called', serviceName: called.serviceName }
              }
              furtherLanguages={furtherLanguages}
            />
          </>
        )}
        {corner}
      </main>
    </div>
  );
}

function State({ counter, furtherLanguages }: { counter: Counter; furtherLanguages: LayoutProps['furtherLanguages'] }) {
  if (counter.number !== null) {
    const called = counter.state === 'called';
    const kicker = called ? (counter.priority === null ? 'invite' : 'invitePriority') : 'topServing';
    return (
      <section class={`top-state ${called ? 'is-called' : 'is-serving'}`} aria-live="polite">
        <h2>{texts[kicker]}</h2>
        <p class="top-number" style={{ '--letters': counter.number.length }}>
          {counter.number}
        </p>
        {counter.serviceName !== null && <p class="top-text">{nameIn(counter.serviceName, 'vi')}</p>}
        {!called && counter.priority !== null && <p class="top-priority">{texts.topPriority}</p>}
        <FurtherLines
          furtherLanguages={furtherLanguages}
          line={translated =>
            called
              ? fill(translated.callLine, { number: counter.number ?? '', label: counter.counterLabel })
              : counter.priority === null
                ? translated.topServing
                : translated.topPriority
          }
        />
      </section>
    );
  }
  const [title, text] = (
    {
      open: ['topFree', 'topFreeText'],
      paused: ['topPaused', 'topPausedText'],
      closed: ['topClosed', 'topClosedText'],
    } as const
  )[counter.counterState];
  const reason = counter.counterState === 'paused' ? counter.pauseReason : null;
  return (
    <section class={`top-state is-${counter.counterState}`} aria-live="polite">
      <h2 class="top-title">{texts[title]}</h2>
      {reason !== null && <p class="top-reason">{reason}</p>}
      <p class="top-text">{texts[text]}</p>
      <FurtherLines
        furtherLanguages={furtherLanguages}
        line={translated => `${translated[title]}. ${translated[text]}`}
      />
    </section>
  );
}

function FurtherLines({
  furtherLanguages,
  line,
}: {
  furtherLanguages: LayoutProps['furtherLanguages'];
  line: (texts: DisplayTexts) => string;
}) {
  return furtherLanguages.map(({ language, texts: translated }) => (
    <p key={language} class="top-other" lang={language}>
      {line(translated)}
    </p>
  ));
}
