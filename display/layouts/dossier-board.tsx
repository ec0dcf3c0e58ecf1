// The board of dossiers: which results lie ready, and how the office kept its dates. Codes are masked; whoever holds the
// receipt knows the own one again.
import { fill } from '../../common/text/fill.ts';
import { texts } from '../display-texts.ts';
import { Head } from '../pieces/head.tsx';
import { MonthNumbers } from '../pieces/month-numbers.tsx';
import { Notices } from '../pieces/notices.tsx';
import { ReadyBanner } from '../pieces/ready-banner.tsx';
import { ReadyList } from '../pieces/ready-list.tsx';
import './dossier-board.css';
import type { LayoutProps } from './layout-props.ts';

export function DossierBoard({ view, result, others, corner }: LayoutProps) {
  const { dossiers, site } = view;
  return (
    <div class="board">
      <Head site={site} />
      <main class="board-main">
        {dossiers === null || dossiers.readyTotal === 0 ? (
          <section class="board-none">
            <h2>{texts[dossiers === null ? 'boardOff' : 'readyNone']}</h2>
            <p>{texts[dossiers === null ? 'boardOffText' : 'readyNoneText']}</p>
            {others.map(({ language, texts: other }) => (
              <p key={language} class="board-other" lang={language}>
                {dossiers === null ? other.boardOff : `${other.readyNone}. ${other.readyNoneText}`}
              </p>
            ))}
            {site.hotline !== null && <p class="board-hotline">{fill(texts.hotline, { hotline: site.hotline })}</p>}
          </section>
        ) : (
          <ReadyList
            rows={dossiers.ready}
            total={dossiers.readyTotal}
            timeZone={site.timeZone}
            fresh={result?.code ?? null}
            others={others}
          />
        )}
        {result !== null && <ReadyBanner key={result.momentId} result={result} others={others} />}
      </main>
      {dossiers !== null && (
        <aside class="board-side">
          <MonthNumbers board={dossiers} />
        </aside>
      )}
      <footer class="board-foot">
        <Notices notices={view.notices} languages={['vi', ...others.map(other => other.language)]} roomy />
        {corner}
      </footer>
    </div>
  );
}
