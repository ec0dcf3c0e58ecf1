// A dossier that was found: its state and the next step in plain words, the process as a line, the dates, and the actions.
import { useState } from 'preact/hooks';
import { DossierState } from '../../common/contract/official-numbers.ts';
import type { ServiceId } from '../../common/contract/words.ts';
import { fill } from '../../common/text/fill.ts';
import { useKioskTexts } from '../touchscreen/kiosk-texts.ts';
import { CheckIcon, NoticeIcon, SlipIcon } from '../touchscreen/parts/icons.tsx';
import type { PageContext } from '../touchscreen/parts/page-frame.tsx';
import { TakeNumberButton } from '../touchscreen/parts/take-number-button.tsx';
import {
  isOver,
  listDates,
  type Mood,
  moodOf,
  nextStepText,
  punctualityText,
  stateText,
  timeText,
} from './dossier-text.ts';
import { PersonalDetails } from './personal-details.tsx';
import { StepLine } from './step-line.tsx';
import type { DossierQuery, FoundDossier } from './use-dossier-lookup.ts';
import './found-dossier.css';

interface DossierFoundProps {
  context: PageContext;
  query: DossierQuery;
  found: FoundDossier;
  /** The token of the kiosk. */
  token: string;
  onService: (serviceId: ServiceId) => void;
  onOther: () => void;
}

export function DossierFound({ context, query, token, found, onService, onOther }: DossierFoundProps) {
  const { kiosk, dossier: text } = useKioskTexts();
  const { dossier } = kiosk;
  const [detailsOpen, setDetailsOpen] = useState(false);
  const { timeZone } = context.view.site;
  const punctuality = punctualityText(found, text);
  const service = context.view.services.find(candidate => candidate.id === found.serviceId);
  // A refused or stopped dossier still has a reason to read.
  const hasDetails = !isOver(found) || found.state === DossierState.Refused || found.state === DossierState.Stopped;
  return (
    <>
      <div class="dossier-state">
        <span class="dossier-mark">
          <MoodIcon mood={moodOf(found)} />
        </span>
        <div>
          <h1 tabIndex={-1}>{stateText(found, text)}</h1>
          <p>{nextStepText(found, text)}</p>
        </div>
      </div>
      <section class="dossier-paper">
        <p class="dossier-code">{found.code}</p>
        <p class="dossier-procedure" lang="vi">
          {found.procedure}
        </p>
        <StepLine dossier={found} text={text} />
        <dl>
          {listDates(found, timeZone, text).map(({ name, value, look }) => (
            <div key={name} class={look}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {punctuality !== null && <p class={`dossier-punctual ${found.late ? 'late' : 'well'}`}>{punctuality}</p>}
        {found.outsideAt !== null && (
          <p class="dossier-outside">{fill(text.outside, { time: timeText(found.outsideAt, timeZone, text) })}</p>
        )}
      </section>
      <div class="dossier-actions">
        {service !== undefined && (
          <TakeNumberButton
            context={context}
            service={service}
            label={found.state === DossierState.Completed ? dossier.takeResult : dossier.take}
            onTake={() => onService(service.id)}
          />
        )}
        {hasDetails && (
          <button type="button" class="big" onClick={() => setDetailsOpen(true)}>
            {dossier.more}
          </button>
        )}
        <button type="button" class="big" onClick={onOther}>
          {dossier.other}
        </button>
      </div>
      {detailsOpen && <PersonalDetails query={query} token={token} onClose={() => setDetailsOpen(false)} />}
    </>
  );
}

function MoodIcon({ mood }: { mood: Mood }) {
  if (mood === 'ready' || mood === 'well') return <CheckIcon />;
  return mood === 'wait' ? <SlipIcon /> : <NoticeIcon />;
}
