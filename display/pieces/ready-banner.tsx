// A result has come: which dossier, and where to fetch it. Large on the board of dossiers; in the hall in the place of the
// notices, since no call may be covered.
import type { DossierReadyMoment } from '../../common/contract/moments.ts';
import { fill } from '../../common/text/fill.ts';
import { type Texts, texts } from '../display-texts.ts';
import './ready-banner.css';

export function ReadyBanner({
  result,
  others,
}: {
  result: DossierReadyMoment;
  others: { language: string; texts: Texts }[];
}) {
  const { code } = result;
  return (
    <section class="ready-banner" aria-live="polite">
      <p>
        {texts.readyNow} <b>{code}</b>
      </p>
      <p class="ready-banner-name">{result.procedureName}</p>
      <p class="ready-banner-how">{texts.readyNowHow}</p>
      {others.map(({ language, texts: other }) => (
        <p key={language} class="ready-banner-other" lang={language}>
          {fill(other.readyLine, { code })}
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
