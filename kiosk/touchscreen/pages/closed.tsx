// The welcome page outside the hours: it says when numbers are given again, and that numbers already given are still served.
import { serverNow } from '../../../common/screen/live-channel.ts';
import { fill } from '../../../common/text/fill.ts';
import { clockText, dateText, weekday } from '../../../common/text/format.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { SlipIcon } from '../parts/icons.tsx';
import { NowServing } from '../parts/now-serving.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import { SecondaryLinks } from '../parts/secondary-links.tsx';
import './message.css';

interface ClosedProps {
  context: PageContext;
  onProcedures: () => void;
  onDossiers: () => void;
}

export function Closed({ context, onProcedures, onDossiers }: ClosedProps) {
  const { kiosk, shared } = useKioskTexts();
  const { view } = context;
  const zone = view.site.timeZone;
  const opensAt = view.hours.opensAt;
  const values = opensAt !== null && {
    time: clockText(opensAt, zone),
    date: dateText(opensAt, zone),
    weekday: shared.weekdays[weekday(opensAt, zone)] ?? '',
  };
  const today = opensAt !== null && dateText(opensAt, zone) === dateText(serverNow(), zone);
  const stillBusy = view.waitingTotal > 0 || view.now.some(counter => counter.number !== null);
  return (
    <Frame page="message closed-office" context={context}>
      <div class="message-text">
        <span class="message-icon">
          <SlipIcon />
        </span>
        <h1 tabIndex={-1}>{kiosk.officeClosed}</h1>
        <p class="opens">{values ? fill(today ? kiosk.opensToday : kiosk.opensLater, values) : kiosk.opensUnknown}</p>
        {stillBusy && <p>{kiosk.stillServed}</p>}
      </div>
      {stillBusy && <NowServing now={view.now} title="h2" />}
      <SecondaryLinks view={view} onProcedures={onProcedures} onDossiers={onDossiers} />
    </Frame>
  );
}
