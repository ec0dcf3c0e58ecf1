// The page of a dossier on the phone of whoever holds its receipt: its state, its due date and what to do. It shows no personal
// data.
import { DossierState } from '../../common/contract/official-numbers.ts';
import type { DossierView } from '../../common/contract/views/following-views.ts';
import { fill } from '../../common/text/fill.ts';
import { next, plain } from '../../common/text/vi/dossier.json';
import page from '../../common/text/vi/dossier-page.json';
import { PhoneFrame, UnknownPage, useLanguage } from '../phone/phone-frame.tsx';
import { useBrowserSigns } from '../phone/use-browser-signs.ts';
import { type FollowedSource, useFollowed } from '../phone/use-followed.ts';
import { useLazyPart } from '../phone/use-lazy-part.ts';
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
  { import: 'default' },
);
const vietnamese: DossierTexts = { plain, next, ...page };
const languages = languagesOf(loaders);
const source: FollowedSource<'dossier'> = {
  kind: 'dossier',
  unknownRefusal: 'dossier.unknown',
  poll: async (token, before) => (await import('./poll-dossier.ts')).pollDossier(token, before),
};
const loadBell = () => import('../phone/bell-button.tsx');

export function DossierPhone({ token }: { token: string }) {
  const { view, lost, trueAt, unknown, busy, retry } = useFollowed(token, source);
  const [chosen, choose] = useLanguage();
  const { text, language } = useTexts(vietnamese, loaders, chosen ?? 'vi');
  const live = !unknown && view !== null && !isOver(view);
  const bell = useLazyPart(live ? loadBell : null);
  const title = view === null || unknown ? text.title : `${stateText(view, text)} · ${view.code.split('-').at(-1)}`;
  useBrowserSigns({ view: unknown ? null : view, title, language, ringFor, ring: bell?.ring });
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
        <UnknownPage text={text} onRetry={retry} />
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
  const punctuality = punctualityText(view, text);
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
        <StepLine dossier={view} text={text} />
        <dl>
          {listDates(view, timeZone, text).map(({ name, value, look }) => (
            <div key={name} class={look}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {punctuality !== null && <p class={`punctual ${view.late ? 'late' : 'well'}`}>{punctuality}</p>}
        {view.outsideAt !== null && (
          <p class="outside">{fill(text.outside, { time: timeText(view.outsideAt, timeZone, text) })}</p>
        )}
      </section>
      {isOver(view) && <p class="over">{text.over}</p>}
    </>
  );
}
