// Asks the server for the state of a scanned ticket, again and again while the page is open.
import { useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { makeCall } from '../../common/screen/call.ts';

export type TicketStatus =
  | { state: 'looking' }
  | { state: 'found'; ticket: CallValue<'ticket.find'> }
  /** The ticket does not exist. */
  | { state: 'unknown' }
  /** The server did not answer; it is asked again. */
  | { state: 'no-answer' };

const pollMs = 4_000;

/** `ticketToken` null asks nothing. The server counts the calls of the kiosk that `kioskToken` names. */
export function useTicketStatus(ticketToken: string | null, kioskToken: string): TicketStatus {
  const [status, setStatus] = useState<TicketStatus>({ state: 'looking' });
  useEffect(() => {
    if (ticketToken === null) return;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await makeCall('ticket.find', { token: ticketToken }, { token: kioskToken, requestId: null });
      if (over) return;
      if (answer.ok) setStatus({ state: 'found', ticket: answer.value });
      else if (answer.refusal === 'ticket.unknown') return setStatus({ state: 'unknown' });
      // A state that was found stays on the page, because the frame says that the connection is lost.
      else setStatus(old => (old.state === 'found' ? old : { state: 'no-answer' }));
      timer = setTimeout(() => void ask(), pollMs);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [ticketToken, kioskToken]);
  return status;
}
