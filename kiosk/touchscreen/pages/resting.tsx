// The resting page: who is served and how many wait, readable from the waiting area. A touch anywhere starts a visit.
import { useEffect, useRef } from 'preact/hooks';
import { fill } from '../../../common/text/fill.ts';
import { clockText } from '../../../common/text/format.ts';
import { blockTouches } from '../block-touches.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { TouchIcon } from '../parts/icons.tsx';
import { NowServing } from '../parts/now-serving.tsx';
import { LostNotice, type PageContext, SiteHeader } from '../parts/page-frame.tsx';
import { availabilityOf } from '../service-status.ts';
import './resting.css';

const maxServices = 10;

export function Resting({ context, onWake }: { context: PageContext; onWake: () => void }) {
  const { kiosk, name } = useKioskTexts();
  const { view, lostAt } = context;
  const wakeButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    blockTouches();
    wakeButton.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="frame resting">
      <SiteHeader view={view} />
      <LostNotice view={view} lostAt={lostAt} />
      <main>
        <h1 class="only-read-aloud">{kiosk.pageTitle}</h1>
        <NowServing now={view.now} title="h2" />
        <section class="rest-waiting">
          <h2>{kiosk.nowWaiting}</h2>
          <ul>
            {view.services.slice(0, maxServices).map(service => (
              <li key={service.id}>
                <span>{name(service.name)}</span>
                {availabilityOf(service) === 'full' ? <em>{kiosk.full}</em> : <b>{service.waiting}</b>}
              </li>
            ))}
          </ul>
        </section>
      </main>
      <button ref={wakeButton} type="button" class="wake" onClick={onWake}>
        <TouchIcon />
        {lostAt === null ? kiosk.touchToBegin : fill(kiosk.dataAt, { time: clockText(lostAt, view.site.timeZone) })}
      </button>
    </div>
  );
}
