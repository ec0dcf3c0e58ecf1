// The layout of the board of dossiers: which results can be fetched, and how punctual the office is. The codes are masked;
// the holder of a receipt still recognizes the own code.
import { fill } from '../../common/text/fill.ts';
import { texts } from '../display-texts.ts';
import { Head } from '../pieces/head.tsx';
import { MonthNumbers } from '../pieces/month-numbers.tsx';
import { Notices } from '../pieces/notices.tsx';
import { ReadyBanner } from '../pieces/ready-banner.tsx';
import { ReadyList } from '../pieces/ready-list.tsx';
import './dossier-board.css';
import type { LayoutProps } from './layout-props.ts';

export function DossierBoard({ view, result, furtherLanguages, corner }: LayoutProps) {
  const { dossiers, site } = view;
  return (
    <div class="board">
      <Head site={site} />
      <main class="board-main">
        {dossiers === null || dossiers.readyTotal === 0 ? (
          <section class="board-none">
            <h2>{texts[dossiers === null ? 'boardOff' : 'readyNone']}</h2>
            <p>{texts[dossiers === null ? 'boardOffText' : 'readyNoneText']}</p>
            {furtherLanguages.map(({ language, texts: translated }) => (
              <p key={language} class="board-other" lang={language}>
                {dossiers === null ? translated.boardOff : `${translated.readyNone}. ${translated.readyNoneText}`}
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
            furtherLanguages={furtherLanguages}
          />
        )}
        {result !== null && <ReadyBanner key={result.momentId} result={result} furtherLanguages={furtherLanguages} />}
      </main>
      {dossiers !== null && (
        <aside class="board-side">
          <MonthNumbers board={dossiers} />
        </aside>
      )}
      <footer class="board-foot">
        <Notices
          notices={view.notices}
          languages={['vi', ...furtherLanguages.map(further => further.language)]}
          roomy
        />
        {corner}
      </footer>
    </div>
  );
}
