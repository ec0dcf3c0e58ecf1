// The first page: the greeting, what the office does now, and the services. The services are here and not behind a button, so
// that a number takes two touches: the service, and ordinary or priority.
import type { ServiceId } from '../../../common/contract/words.ts';
import { fill } from '../../../common/text/fill.ts';
import { clockText } from '../../../common/text/format.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { ArrowIcon, BackIcon, NoticeIcon, PriorityIcon, SlipIcon } from '../parts/icons.tsx';
import { NowServing } from '../parts/now-serving.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import { SecondaryLinks, SecondaryPills } from '../parts/secondary-links.tsx';
import { ServiceTile } from '../parts/service-tile.tsx';
import { splitIntoSheets } from '../service-status.ts';
import './welcome.css';

/** The end of giving numbers is announced when it is this near. */
const announceEndWithinMs = 60 * 60_000;

interface WelcomeProps {
  context: PageContext;
  sheet: number;
  onSheet: (sheet: number) => void;
  onService: (serviceId: ServiceId) => void;
  onProcedures: () => void;
  onDossiers: () => void;
}

export function Welcome({ context, sheet, onSheet, onService, onProcedures, onDossiers }: WelcomeProps) {
  const { kiosk, name } = useKioskTexts();
  const { view, lostAt, low } = context;
  const sheets = splitIntoSheets(view.services);
  const shown = sheets[Math.min(sheet, sheets.length - 1)] ?? [];
  const counts = { waiting: view.waitingTotal, counters: view.countersOpen };
  const lastAt = view.hours.lastTicketAt;
  return (
    <Frame
      page="welcome"
      context={context}
      // On a lowered page the services take all the room within reach.
      foot={low && <SecondaryPills view={view} onProcedures={onProcedures} onDossiers={onDossiers} />}
    >
      <div class="greeting">
        <h1 tabIndex={-1}>
          {kiosk.hello} <br />
          {kiosk.need}
        </h1>
        <p class="lead">
          {fill(view.countersOpen === 0 ? kiosk.leadNoCounter : kiosk.lead, counts)}
          {lastAt !== null && lastAt - view.at < announceEndWithinMs && (
            <b> {fill(kiosk.takeUntil, { time: clockText(lastAt, view.site.timeZone) })}</b>
          )}
        </p>
        <NowServing now={view.now} title="h2" />
        {!view.printer.ok && (
          <p class="notice">
            <NoticeIcon />
            <span>{kiosk.printerDown}</span>
          </p>
        )}
      </div>
      <section
        class={`door${lostAt === null ? '' : ' stopped'}${sheets.length > 1 ? ' paged' : ''}`}
        aria-labelledby="door-title"
      >
        <div class="door-head">
          <span class="door-icon">
            <SlipIcon />
          </span>
          <div>
            <h2 id="door-title">{lostAt === null ? kiosk.take : kiosk.takeStopped}</h2>
            <p>
              {lostAt === null
                ? kiosk.takeHow
                : fill(kiosk.takeStoppedHow, { time: clockText(lostAt, view.site.timeZone) })}
            </p>
          </div>
        </div>
        <div class={`tiles${shown.length <= 3 ? ' few' : ''}`}>
          {shown.map(service => (
            <ServiceTile
              key={service.id}
              service={service}
              disabled={lostAt !== null}
              onTouch={() => onService(service.id)}
            />
          ))}
        </div>
        {sheets.length > 1 && (
          <nav class="sheets" aria-label={fill(kiosk.pageOf, { page: sheet + 1, pages: sheets.length })}>
            <button type="button" class="big" disabled={sheet === 0} onClick={() => onSheet(sheet - 1)}>
              <BackIcon />
              {kiosk.previousPage}
            </button>
            <p>{fill(kiosk.pageOf, { page: sheet + 1, pages: sheets.length })}</p>
            <button type="button" class="big" disabled={sheet >= sheets.length - 1} onClick={() => onSheet(sheet + 1)}>
              {kiosk.nextPage}
              <ArrowIcon />
            </button>
          </nav>
        )}
      </section>
      {!low && <SecondaryLinks view={view} onProcedures={onProcedures} onDossiers={onDossiers} />}
      {view.priorities.length > 0 && lostAt === null && (
        <p class="priority-note">
          <PriorityIcon />
          <span>
            <b>{kiosk.priorityNext}</b>
            <span>{view.priorities.map(priority => name(priority.name)).join(' · ')}</span>
          </span>
        </p>
      )}
    </Frame>
  );
}
