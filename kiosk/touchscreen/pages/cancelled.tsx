// Says that the number taken by mistake is gone, and leads back to the services.
import { useEffect, useRef } from 'preact/hooks';
import type { TicketNumber } from '../../../common/contract/words.ts';
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { ArrowIcon, CheckIcon } from '../parts/icons.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import './message.css';

const showMs = 8_000;

export function Cancelled({
  context,
  number,
  onOther,
  onLeave,
}: {
  context: PageContext;
  number: TicketNumber;
  /** The same person goes on, in the language and at the height chosen. */
  onOther: () => void;
  onLeave: () => void;
}) {
  const { kiosk } = useKioskTexts();
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    const timer = setTimeout(() => leave.current(), showMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Frame page="message" context={context}>
      <div class="message-text">
        <span class="message-icon">
          <CheckIcon />
        </span>
        <h1 tabIndex={-1}>{fill(kiosk.cancelled, { number })}</h1>
        <p>{kiosk.cancelledHow}</p>
      </div>
      <div class="message-targets">
        <button type="button" class="big main" onClick={onOther}>
          {kiosk.takeOther}
          <ArrowIcon />
        </button>
      </div>
    </Frame>
  );
}
