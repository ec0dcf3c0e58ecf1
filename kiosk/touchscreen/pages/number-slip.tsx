// The number as on its paper slip: service, priority, the people ahead, the wait, and the code for the phone.

import type { KioskView } from '../../../common/contract/views/kiosk-views.ts';
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { QrCode } from '../parts/qr-code.tsx';
import type { IssuedTicket } from '../visit.ts';

export function NumberSlip({ view, issued }: { view: KioskView; issued: IssuedTicket }) {
  const { kiosk, name } = useKioskTexts();
  const { ticket } = issued;
  const service = view.services.find(candidate => candidate.id === ticket.serviceId);
  const priority = view.priorities.find(candidate => candidate.id === issued.priority);
  return (
    <div class="slip">
      <div class="slip-number">
        <p class="figure">
          <em>{ticket.number.slice(0, 1)}</em>
          {ticket.number.slice(1)}
        </p>
        <p class="slip-service">{service && name(service.name)}</p>
        {priority && <p class="slip-priority">{fill(kiosk.priorityMark, { name: name(priority.name) })}</p>}
      </div>
      <SlipFacts ahead={ticket.ahead} wait={ticket.wait} />
      <div class="slip-follow">
        <QrCode
          text={new URL(ticket.trackUrl, location.href).href}
          label={fill(kiosk.followCode, { number: ticket.number })}
        />
        <p>
          <b>{kiosk.follow}</b>
          <span>{kiosk.followHow}</span>
        </p>
      </div>
    </div>
  );
}

function SlipFacts({ ahead, wait }: { ahead: number; wait: IssuedTicket['ticket']['wait'] }) {
  const { kiosk } = useKioskTexts();
  return (
    <div class="slip-facts">
      <p>
        <b>{ahead}</b>
        <span>{kiosk.aheadUnit}</span>
      </p>
      {wait !== null && (
        <p>
          <b>{wait.fromMin === 0 ? fill(kiosk.minutesUnder, { to: wait.toMin }) : `${wait.fromMin}–${wait.toMin}`}</b>
          <span>{wait.fromMin === 0 ? kiosk.minutesUnderUnit : kiosk.minutesUnit}</span>
        </p>
      )}
    </div>
  );
}
