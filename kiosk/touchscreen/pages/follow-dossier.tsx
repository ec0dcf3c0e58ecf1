// Following a dossier: its code is typed or its receipt scanned, and the page says in plain words where it is, when it is due and
// what to do. The page shows no personal data, and what was typed is cleared with the visit.
import { useEffect, useState } from 'preact/hooks';
import type { ServiceId } from '../../../common/contract/words.ts';
import { fill } from '../../../common/text/fill.ts';
import { CodeEntry } from '../../dossier/code-entry.tsx';
import { moodOf, timeText } from '../../dossier/dossier-text.ts';
import { DossierFound } from '../../dossier/found-dossier.tsx';
import { type DossierLookup, type DossierQuery, useDossierLookup } from '../../dossier/use-dossier-lookup.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { BackButton } from '../parts/back-button.tsx';
import { NoticeIcon, SearchIcon } from '../parts/icons.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import './follow-dossier.css';

interface DossierPageProps {
  context: PageContext;
  /** The text in the box; null when nothing has been typed yet. */
  typedCode: string | null;
  /** Null while the code is being typed. */
  query: DossierQuery | null;
  /** The token of the kiosk. */
  token: string;
  onType: (typedCode: string | null) => void;
  onQuery: (query: DossierQuery | null) => void;
  onService: (serviceId: ServiceId) => void;
  onLeave: () => void;
}

export function DossierPage(props: DossierPageProps) {
  return props.query === null ? <CodeEntry {...props} /> : <LookupPage {...props} query={props.query} />;
}

function LookupPage(props: DossierPageProps & { query: DossierQuery }) {
  const { context, query, token, onType, onQuery, onLeave } = props;
  const { dossier } = useKioskTexts().kiosk;
  const lookup = useDossierLookup(query, token);
  const startOver = () => {
    onType(null);
    onQuery(null);
  };
  const foot = <BackButton onBack={onLeave} />;
  if (lookup.state === 'found')
    return (
      <Frame page={`dossier told mood-${moodOf(lookup.dossier)}`} context={context} foot={foot}>
        <DossierFound {...props} found={lookup.dossier} onOther={startOver} />
      </Frame>
    );
  return (
    <Frame page={`message dossier ${lookup.state}`} context={context} foot={foot}>
      <div class="message-text">
        <span class="message-icon">{lookup.state === 'looking' ? <SearchIcon /> : <NoticeIcon />}</span>
        <LookupMessage context={context} lookup={lookup} query={query} />
      </div>
      <div class="message-targets">
        {lookup.state === 'unknown' && 'code' in query && (
          <button type="button" class="big main" onClick={() => onQuery(null)}>
            {dossier.mend}
          </button>
        )}
        <button type="button" class="big" onClick={startOver}>
          {dossier.other}
        </button>
      </div>
    </Frame>
  );
}

interface LookupMessageProps {
  context: PageContext;
  lookup: Exclude<DossierLookup, { state: 'found' }>;
  query: DossierQuery;
}

/** Says why no dossier is shown, and what to do. */
function LookupMessage({ context, lookup, query }: LookupMessageProps) {
  const { dossier: text, kiosk } = useKioskTexts();
  const { dossier } = kiosk;
  const { hotline, timeZone } = context.view.site;
  switch (lookup.state) {
    case 'looking':
      return <h1 tabIndex={-1}>{dossier.looking}</h1>;
    case 'unknown': {
      const time = timeText(lookup.dataAt, timeZone, text);
      return (
        <>
          <h1 tabIndex={-1}>{dossier.notFound}</h1>
          {'code' in query && <p class="dossier-code">{query.code}</p>}
          <p role="status">
            {hotline === null ? fill(dossier.notFoundDesk, { time }) : fill(dossier.notFoundCall, { time, hotline })}
          </p>
        </>
      );
    }
    case 'slowed':
      return (
        <>
          <h1 tabIndex={-1}>{dossier.slowed}</h1>
          <p role="status">
            <Countdown until={lookup.until} />
          </p>
        </>
      );
    case 'no-answer':
      return (
        <>
          <h1 tabIndex={-1}>{dossier.noAnswer}</h1>
          <p role="status">{dossier.noAnswerHow}</p>
        </>
      );
  }
}

function Countdown({ until }: { until: number }) {
  const { dossier } = useKioskTexts().kiosk;
  const secondsLeft = () => Math.max(1, Math.ceil((until - performance.now()) / 1_000));
  const [seconds, setSeconds] = useState(secondsLeft);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsLeft()), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return <>{fill(dossier.slowedHow, { n: seconds })}</>;
}
