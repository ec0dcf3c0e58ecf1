// Asks the server where a ticket stands, by the token on its paper, again and again while somebody looks.
import { useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { makeCall } from '../../common/screen/call.ts';

export type TicketStatus =
  | { state: 'looking' }
  | { state: 'found'; ticket: CallValue<'ticket.find'> }
  /** There is no such ticket. */
  | { state: 'unknown' }
  /** The server did not say; it is asked again. */
  | { state: 'no-answer' };

const askAgainMs = 4_000;

/** `ticketToken` null: there is nothing to ask. `kioskToken`: whose calls are counted. */
export function useTicketStatus(ticketToken: string | null, kioskToken: string): TicketStatus {
  const [found, setFound] = useState<TicketStatus>({ state: 'looking' });
  useEffect(() => {
    if (ticketToken === null) return;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await makeCall('ticket.find', { token: ticketToken }, { token: kioskToken, requestId: null });
      if (over) return;
      if (answer.ok) setFound({ state: 'found', ticket: answer.value });
      else if (answer.refusal === 'ticket.unknown') return setFound({ state: 'unknown' });
      // What was seen stays true enough while the server is away; the frame says that it is.
      else setFound(old => (old.state === 'found' ? old : { state: 'no-answer' }));
      timer = setTimeout(() => void ask(), askAgainMs);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [ticketToken, kioskToken]);
  return found;
}
