// Asks the server for a number. One touch is one request id, whatever happens on the way; the number is shown only when
// the server has given it.
import { useRef, useState } from 'preact/hooks';
import type { PriorityId, ServiceId } from '../../common/contract/words.ts';
import { makeCall, newRequestId, type Trouble } from '../../common/screen/call.ts';
import type { IssuedTicket } from './visit.ts';

export interface Attempt {
  serviceId: ServiceId;
  priority: PriorityId | null;
  language: string;
  /** What it is for, when it was asked for on a procedure's page. */
  procedureId: string | null;
  requestId: string;
  /** Null while it is under way. */
  trouble: Trouble | null;
  detail: unknown;
}

export interface TakeNumber {
  attempt: Attempt | null;
  take: (serviceId: ServiceId, priority: PriorityId | null, language: string, procedureId: string | null) => void;
  /** The same press once more: if the server did hear it the first time, the same number comes. */
  retry: () => void;
  forget: () => void;
}

/** The token is no longer good. */
export function isTokenRefused(trouble: Trouble): boolean {
  return trouble === 'auth.required' || trouble === 'auth.forbidden';
}

export function useTakeNumber(
  token: string,
  onTaken: (taken: IssuedTicket) => void,
  onTokenRefused: () => void,
): TakeNumber {
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const underWay = useRef(false);

  const run = async (press: Attempt) => {
    if (underWay.current) return;
    underWay.current = true;
    setAttempt({ ...press, trouble: null });
    const { serviceId, priority, language, procedureId, requestId } = press;
    const input = { serviceId, priority, language, procedureId };
    const answer = await makeCall('ticket.issue', input, { token, requestId });
    underWay.current = false;
    if (answer.ok) {
      setAttempt(null);
      onTaken({ ticket: answer.value, priority });
    } else if (isTokenRefused(answer.refusal)) onTokenRefused();
    else setAttempt({ ...press, trouble: answer.refusal, detail: answer.detail });
  };

  return {
    attempt,
    take: (serviceId, priority, language, procedureId) =>
      void run({ serviceId, priority, language, procedureId, requestId: newRequestId(), trouble: null, detail: null }),
    retry: () => {
      if (attempt !== null) void run(attempt);
    },
    forget: () => {
      if (!underWay.current) setAttempt(null);
    },
  };
}
