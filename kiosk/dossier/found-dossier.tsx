// A dossier that was found: in plain words where it is and what to do, its course as a line, its dates; and what can be done.
import { useState } from 'preact/hooks';
import { DossierState } from '../../common/contract/official-numbers.ts';
import type { ServiceId } from '../../common/contract/words.ts';
import { fill } from '../../common/text/fill.ts';
import { useKioskTexts } from '../touchscreen/kiosk-texts.ts';
import { ArrowIcon, CheckIcon, NoticeIcon, SlipIcon } from '../touchscreen/parts/icons.tsx';
import type { PageContext } from '../touchscreen/parts/page-frame.tsx';
import { availabilityOf } from '../touchscreen/service-status.ts';
import { isOver, listDates, moodOf, nextStepText, punctualityText, stateText, timeText } from './dossier-text.ts';
import { More } from './personal-details.tsx';
import { StepLine } from './step-line.tsx';
import type { DossierQuery, FoundDossier } from './use-dossier-lookup.ts';

interface FoundProps {
  context: PageContext;
  asked: DossierQuery;
  found: FoundDossier;
  /** The kiosk's own. */
  token: string;
  onService: (serviceId: ServiceId) => void;
  onOther: () => void;
}

export function Found({ context, asked, token, found, onService, onOther }: FoundProps) {
  const { kiosk, dossier: text } = useKioskTexts();
  const { dossier } = kiosk;
  const [more, setMore] = useState(false);
  const { timeZone } = context.view.site;
  const mood = moodOf(found);
  const punctual = punctualityText(found, text);
  const { serviceId } = found;
  return (
    <>
      <div class="dossier-state">
        <span class="dossier-mark">
          {mood === 'ready' || mood === 'well' ? <CheckIcon /> : <NoticeOr mood={mood} />}
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
        <StepLine seen={found} text={text} />
        <dl>
          {listDates(found, timeZone, text).map(({ name, value, look }) => (
            <div key={name} class={look}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {punctual !== null && <p class={`dossier-punctual ${found.late ? 'late' : 'well'}`}>{punctual}</p>}
        {found.outsideAt !== null && (
          <p class="dossier-outside">{fill(text.outside, { time: timeText(found.outsideAt, timeZone, text) })}</p>
        )}
      </section>
      <div class="dossier-actions">
        {serviceId !== null && (
          <TakeNumber context={context} found={found} serviceId={serviceId} onService={onService} />
        )}
        {!(isOver(found) && found.state !== DossierState.Refused && found.state !== DossierState.Stopped) && (
          <button type="button" class="big" onClick={() => setMore(true)}>
            {dossier.more}
          </button>
        )}
        <button type="button" class="big" onClick={onOther}>
          {dossier.other}
        </button>
      </div>
      {more && <More asked={asked} token={token} onClose={() => setMore(false)} />}
    </>
  );
}

const NoticeOr = ({ mood }: { mood: ReturnType<typeof moodOf> }) => (mood === 'wait' ? <SlipIcon /> : <NoticeIcon />);

/** The way to a number for what must be done now; in words why there is none. */
function TakeNumber({
  context,
  found,
  serviceId,
  onService,
}: Pick<FoundProps, 'context' | 'found' | 'onService'> & { serviceId: ServiceId }) {
  const { find, dossier } = useKioskTexts().kiosk;
  const { view, lostAt } = context;
  const service = view.services.find(each => each.id === serviceId);
  if (service === undefined) return null;
  const standing = availabilityOf(service);
  const why = !view.hours.open
    ? find.takeOff
    : standing === 'full'
      ? find.takeFull
      : standing === 'closed'
        ? find.takeClosed
        : null;
  return (
    <button
      type="button"
      class="big take-number"
      disabled={why !== null || lostAt !== null}
      onClick={() => onService(serviceId)}
    >
      <SlipIcon />
      {why ?? (found.state === DossierState.Completed ? dossier.takeResult : dossier.take)}
      {why === null && <ArrowIcon />}
    </button>
  );
}
