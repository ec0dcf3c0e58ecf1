// Following a dossier: its code is typed or its receipt scanned, and the page says in plain words where it is, when it will be
// ready and what to do. Nothing personal stands here; what was typed is part of the visit and forgotten with it.
import { useEffect, useState } from 'preact/hooks';
import type { ServiceId } from '../../../common/contract/words.ts';
import { fill } from '../../../common/text/fill.ts';
import { AskCode, Back } from '../../dossier/code-entry.tsx';
import { moodOf, timeText } from '../../dossier/dossier-text.ts';
import { Found } from '../../dossier/found-dossier.tsx';
import { type DossierQuery, useDossierLookup } from '../../dossier/use-dossier-lookup.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { NoticeIcon, SearchIcon } from '../parts/icons.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import './dossier-page.css';

interface DossierPageProps {
  context: PageContext;
  /** What stands in the box; null: nothing was typed yet. */
  typed: string | null;
  /** Null while the code is being typed. */
  asked: DossierQuery | null;
  /** The kiosk's own. */
  token: string;
  onTyped: (typed: string | null) => void;
  onAsk: (asked: DossierQuery | null) => void;
  onService: (serviceId: ServiceId) => void;
  onLeave: () => void;
}

export function DossierPage(props: DossierPageProps) {
  return props.asked === null ? <AskCode {...props} /> : <Looked {...props} asked={props.asked} />;
}

function Looked(props: DossierPageProps & { asked: DossierQuery }) {
  const { context, asked, token, onTyped, onAsk, onLeave } = props;
  const { kiosk } = useKioskTexts();
  const { dossier } = kiosk;
  const followed = useDossierLookup(asked, token);
  const again = () => {
    onTyped(null);
    onAsk(null);
  };
  if (followed.state === 'found')
    return (
      <Frame page={`dossier told mood-${moodOf(followed.dossier)}`} context={context} foot={<Back onBack={onLeave} />}>
        <Found {...props} found={followed.dossier} onOther={again} />
      </Frame>
    );
  return (
    <Frame page={`message dossier ${followed.state}`} context={context} foot={<Back onBack={onLeave} />}>
      <div class="message-text">
        <span class="message-icon">{followed.state === 'looking' ? <SearchIcon /> : <NoticeIcon />}</span>
        <NotYet context={context} followed={followed} asked={asked} />
      </div>
      <div class="message-targets">
        {followed.state === 'unknown' && 'code' in asked && (
          <button type="button" class="big main" onClick={() => onAsk(null)}>
            {dossier.mend}
          </button>
        )}
        <button type="button" class="big" onClick={again}>
          {dossier.other}
        </button>
      </div>
    </Frame>
  );
}

/** Why there is nothing to see: in words, with what to do. */
function NotYet({
  context,
  followed,
  asked,
}: Pick<DossierPageProps, 'context'> & {
  followed: Exclude<ReturnType<typeof useDossierLookup>, { state: 'found' }>;
  asked: DossierQuery;
}) {
  const { dossier: page, kiosk } = useKioskTexts();
  const { dossier } = kiosk;
  const { hotline, timeZone } = context.view.site;
  const code = 'code' in asked && <p class="dossier-code">{asked.code}</p>;
  switch (followed.state) {
    case 'looking':
      return <h1 tabIndex={-1}>{dossier.looking}</h1>;
    case 'unknown': {
      const time = timeText(followed.dataAt, timeZone, page);
      return (
        <>
          <h1 tabIndex={-1}>{dossier.notFound}</h1>
          {code}
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
            <Countdown until={followed.until} />
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
  const left = () => Math.max(1, Math.ceil((until - performance.now()) / 1_000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return <>{fill(dossier.slowedHow, { n: seconds })}</>;
}
