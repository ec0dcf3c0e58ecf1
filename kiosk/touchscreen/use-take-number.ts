// Takes a number from the server. One touch is one request id, so that a retry cannot take a second number, and the number is
// shown only after the server has given it.
import { useRef, useState } from 'preact/hooks';
import type { PriorityId, ServiceId } from '../../common/contract/words.ts';
import { makeCall, newRequestId, type Trouble } from '../../common/screen/call.ts';
import type { IssuedTicket } from './visit.ts';

interface TicketRequest {
  serviceId: ServiceId;
  priority: PriorityId | null;
  language: string;
  /** The procedure on whose page the number was asked for, if any. */
  procedureId: string | null;
}

export interface Attempt {
  request: TicketRequest;
  requestId: string;
  /** Null while the call is running. */
  trouble: Trouble | null;
  detail: unknown;
}

interface TakeNumber {
  attempt: Attempt | null;
  take: (request: TicketRequest) => void;
  /** Repeats the same request id: if the server has already given a number for it, the same number comes back. */
  retry: () => void;
  /** Clears a failed attempt. A running call is not affected. */
  clear: () => void;
}

interface TakeNumberOptions {
  /** The token of the kiosk. */
  token: string;
  onIssued: (issued: IssuedTicket) => void;
  onTokenRefused: () => void;
}

/** Tells whether the failure means that the token of this screen is no longer valid. */
export function isTokenRefused(trouble: Trouble): boolean {
  return trouble === 'auth.required' || trouble === 'auth.forbidden';
}

export function useTakeNumber({ token, onIssued, onTokenRefused }: TakeNumberOptions): TakeNumber {
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const running = useRef(false);

  const run = async (request: TicketRequest, requestId: string) => {
    if (running.current) return;
    running.current = true;
    setAttempt({ request, requestId, trouble: null, detail: null });
    const answer = await makeCall('ticket.issue', request, { token, requestId });
    running.current = false;
    if (answer.ok) {
      setAttempt(null);
      onIssued({ ticket: answer.value, priority: request.priority });
    } else if (isTokenRefused(answer.refusal)) onTokenRefused();
    else setAttempt({ request, requestId, trouble: answer.refusal, detail: answer.detail });
  };

  return {
    attempt,
    take: request => void run(request, newRequestId()),
    retry: () => {
      if (attempt !== null) void run(attempt.request, attempt.requestId);
    },
    clear: () => {
      if (!running.current) setAttempt(null);
    },
  };
}
