// A dossier on the phone of whoever holds its receipt: where it is, when it will be ready, what to do. Nothing personal.
import { useEffect, useRef } from 'preact/hooks';
import { DossierState } from '../../common/contract/official-numbers.ts';
import type { DossierView } from '../../common/contract/views.ts';
import { fill } from '../../common/text/fill.ts';
import { next, plain } from '../../common/text/vi/dossier.json';
import page from '../../common/text/vi/dossier-page.json';
import { PhoneFrame, Unknown, useLanguage } from '../phone/phone-frame.tsx';
import { useFollowed, type Way } from '../phone/use-followed.ts';
import { usePart } from '../phone/use-lazy-part.ts';
import { languagesOf, useTexts } from '../phone/use-texts.ts';
import {
  type DossierTexts,
  isOver,
  listDates,
  moodOf,
  nextStepText,
  punctualityText,
  ringFor,
  stateText,
  timeText,
} from './dossier-text.ts';
import { StepLine } from './step-line.tsx';

const loaders = import.meta.glob<object>(
  ['../../common/text/*/{dossier,dossier-page}.json', '!../../common/text/vi/*'],
  {
    import: 'default',
  },
);
const vietnamese: DossierTexts = { plain, next, ...page };
const languages = languagesOf(loaders);
const way: Way<'dossier'> = {
  kind: 'dossier',
  absent: 'dossier.unknown',
  ask: async (token, before) => (await import('./poll-dossier.ts')).askDossier(token, before),
};
const loadBell = () => import('../phone/bell-button.tsx');

export function DossierPage({ token }: { token: string }) {
  const { view, lost, trueAt, unknown, busy, retry } = useFollowed(token, way);
  const [chosen, choose] = useLanguage();
  const { text, language } = useTexts(vietnamese, loaders, chosen ?? 'vi');
  const live = !unknown && view !== null && !isOver(view);
  const bell = usePart(live ? loadBell : null);
  useSigns(unknown ? null : view, text, language, bell?.ring);
  return (
    <PhoneFrame
      site={view?.site ?? null}
      lostAt={lost ? trueAt : null}
      language={language}
      languages={languages}
      onLanguage={choose}
      text={text}
      live={live}
    >
      {unknown ? (
        <Unknown text={text} onRetry={retry} />
      ) : view === null ? (
        <div class="state">
          <h1>{lost ? text.reconnecting : text.loading}</h1>
          {busy && <p>{text.tooFast}</p>}
        </div>
      ) : (
        <>
          <Dossier view={view} text={text} />
          {live && view.state !== DossierState.Completed && bell !== null && <bell.BellButton text={text} />}
        </>
      )}
    </PhoneFrame>
  );
}

function Dossier({ view, text }: { view: DossierView; text: DossierTexts }) {
  const { timeZone } = view.site;
  const punctual = punctualityText(view, text);
  return (
    <>
      <div class={`state mood-${moodOf(view)}`} role="status">
        <h1>{stateText(view, text)}</h1>
        <p>{nextStepText(view, text)}</p>
      </div>
      <section class="slip paper">
        <h2>
          <span>{text.code}</span>
          {view.code}
        </h2>
        <p class="procedure" lang="vi">
          {view.procedure}
        </p>
        <StepLine seen={view} text={text} />
        <dl>
          {listDates(view, timeZone, text).map(({ name, value, look }) => (
            <div key={name} class={look}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {punctual !== null && <p class={`punctual ${view.late ? 'late' : 'well'}`}>{punctual}</p>}
        {view.outsideAt !== null && (
          <p class="outside">{fill(text.outside, { time: timeText(view.outsideAt, timeZone, text) })}</p>
        )}
      </section>
      {isOver(view) && <p class="over">{text.over}</p>}
    </>
  );
}

/** Everything outside the page's body: tab, language, bell. */
function useSigns(
  view: DossierView | null,
  text: DossierTexts,
  language: string,
  ring: ((why: 'called' | 'next') => void) | undefined,
): void {
  const before = useRef<DossierView | null>(null);
  useEffect(() => {
    if (view === null) return;
    const why = ringFor(before.current, view);
    before.current = view;
    if (why !== null) ring?.(why);
  }, [view, ring]);
  const title = view === null ? text.title : `${stateText(view, text)} · ${view.code.split('-').at(-1)}`;
  useEffect(() => {
    document.title = title;
    document.documentElement.lang = language;
  }, [title, language]);
  useEffect(() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground);
  }, []);
}
