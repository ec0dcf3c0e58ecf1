// The screen over one counter: its number, and what it does now, to be read from the other end of the hall.
import type { DisplayView } from '../../common/contract/views.ts';
import { fill, nameIn } from '../../common/text/fill.ts';
import { type Texts, texts } from '../display-texts.ts';
import { Head } from '../pieces/head.tsx';
import './counter-top.css';
import type { LayoutProps } from './layout-props.ts';

type Counter = DisplayView['now'][number];

export function CounterTop({ view, queue, others, corner }: LayoutProps) {
  const counter = view.now.find(one => one.counterId === view.screen.counterId);
  const called = queue.presented?.moment ?? null;
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
                // The moment may be here before the picture that contains it.
                called === null
                  ? counter
                  : { ...counter, number: called.number, state: 'called', serviceName: called.serviceName }
              }
              others={others}
            />
          </>
        )}
        {corner}
      </main>
    </div>
  );
}

function State({ counter, others }: { counter: Counter; others: LayoutProps['others'] }) {
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
        <Others
          others={others}
          line={other =>
            called
              ? fill(other.callLine, { number: counter.number ?? '', label: counter.counterLabel })
              : counter.priority === null
                ? other.topServing
                : other.topPriority
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
      <Others others={others} line={other => `${other[title]}. ${other[text]}`} />
    </section>
  );
}

function Others({ others, line }: { others: LayoutProps['others']; line: (texts: Texts) => string }) {
  return others.map(({ language, texts: other }) => (
    <p key={language} class="top-other" lang={language}>
      {line(other)}
    </p>
  ));
}
