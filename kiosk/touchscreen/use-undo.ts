// Cancels a number that was taken by mistake.
import { useRef, useState } from 'preact/hooks';
import type { TicketId } from '../../common/contract/words.ts';
import { makeCall, newRequestId, type Trouble } from '../../common/screen/call.ts';
import { isTokenRefused } from './use-take-number.ts';

interface UndoOptions {
  ticketId: TicketId;
  /** The token of the kiosk. */
  token: string;
  onCancelled: () => void;
  onTokenRefused: () => void;
}

interface Undo {
  running: boolean;
  /** Why the last attempt failed; null when it did not. */
  trouble: Trouble | null;
  press: () => void;
}

export function useUndo({ ticketId, token, onCancelled, onTokenRefused }: UndoOptions): Undo {
  const [running, setRunning] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  // A second press after a lost answer repeats the same request id.
  const requestId = useRef<string | null>(null);
  const cancel = async () => {
    if (running) return;
    setRunning(true);
    setTrouble(null);
    requestId.current ??= newRequestId();
    const answer = await makeCall('ticket.cancel', { ticketId }, { token, requestId: requestId.current });
    setRunning(false);
    if (answer.ok) onCancelled();
    else if (isTokenRefused(answer.refusal)) onTokenRefused();
    else setTrouble(answer.refusal);
  };
  return { running, trouble, press: () => void cancel() };
}
