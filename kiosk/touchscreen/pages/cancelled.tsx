// Confirms that a number taken by mistake was cancelled, and leads back to the services.
import { useEffect, useRef } from 'preact/hooks';
import type { TicketNumber } from '../../../common/contract/words.ts';
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { ArrowIcon, CheckIcon } from '../parts/icons.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import './message.css';

const stayMs = 8_000;

interface CancelledProps {
  context: PageContext;
  number: TicketNumber;
  /** The same person continues, in the chosen language and height. */
  onOther: () => void;
  onLeave: () => void;
}

export function Cancelled({ context, number, onOther, onLeave }: CancelledProps) {
  const { kiosk } = useKioskTexts();
  const latestOnLeave = useRef(onLeave);
  latestOnLeave.current = onLeave;
  useEffect(() => {
    const timer = setTimeout(() => latestOnLeave.current(), stayMs);
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
