// Presents a fresh result: which dossier it is and where to fetch it. It is large on the board of dossiers; in the hall it
// takes the place of the notices, because it must not cover a call.
import type { DossierReadyMoment } from '../../common/contract/moments.ts';
import { fill } from '../../common/text/fill.ts';
import { type DisplayTexts, texts } from '../display-texts.ts';
import './ready-banner.css';

export function ReadyBanner({
  result,
  furtherLanguages,
}: {
  result: DossierReadyMoment;
  furtherLanguages: { language: string; texts: DisplayTexts }[];
}) {
  const { code } = result;
  return (
    <section class="ready-banner" aria-live="polite">
      <p>
        {texts.readyNow} <b>{code}</b>
      </p>
      <p class="ready-banner-name">{result.procedureName}</p>
      <p class="ready-banner-how">{texts.readyNowHow}</p>
      {furtherLanguages.map(({ language, texts: translated }) => (
        <p key={language} class="ready-banner-other" lang={language}>
          {fill(translated.readyLine, { code })}
        </p>
      ))}
    </section>
  );
}

export function ReadyNotice({ result: { code } }: { result: DossierReadyMoment }) {
  return (
    <section class="notices ready-notice" aria-live="polite">
      <p>{fill(texts.readyLine, { code })}</p>
    </section>
  );
}
