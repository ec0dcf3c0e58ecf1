// Who is signed in. The server keeps the session in a cookie that this page cannot read; here is only what it told us.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { type CallResult, makeCall, newRequestId } from '../../common/screen/call.ts';

type SessionDetails = CallValue<'staff.describe'>;
export type Staff = SessionDetails['staff'];
export type CounterChoice = SessionDetails['counters'][number];

export type Session =
  | { state: 'asking'; failing: boolean }
  /** `over`: a session was there and ended by itself. */
  | { state: 'out'; over: boolean }
  | ({ state: 'in' } & SessionDetails);

export interface SessionControl {
  session: Session;
  signIn: (name: string, pin: string) => Promise<CallResult<'staff.sign-in'>>;
  /** False when the server could not be reached. */
  signOut: () => Promise<boolean>;
  /** Asks the server again who is where; ends the session here when the server has ended it. */
  refresh: () => Promise<void>;
}

const retryMs = 2_000;

export function useSession(): SessionControl {
  const [session, setSession] = useState<Session>({ state: 'asking', failing: false });

  const refresh = useCallback(async () => {
    const told = await makeCall('staff.describe', {}, { token: null, requestId: null });
    if (told.ok) return setSession({ state: 'in', ...told.value });
    if (told.refusal === 'auth.required' || told.refusal === 'auth.forbidden')
      return setSession(old => ({ state: 'out', over: old.state === 'in' || (old.state === 'out' && old.over) }));
    setSession(old => (old.state === 'asking' ? { state: 'asking', failing: true } : old));
  }, []);

  useEffect(() => {
    if (session.state !== 'asking') return;
    if (!session.failing) void refresh();
    const timer = setInterval(() => void refresh(), retryMs);
    return () => clearInterval(timer);
  }, [session.state, refresh]);

  const signIn = useCallback(async (name: string, pin: string) => {
    const answer = await makeCall('staff.sign-in', { name, pin }, { token: null, requestId: newRequestId() });
    if (answer.ok) setSession({ state: 'asking', failing: false });
    return answer;
  }, []);

  const signOut = useCallback(async () => {
    const answer = await makeCall('staff.sign-out', {}, { token: null, requestId: newRequestId() });
    // Only the server can end a session: while it is out of reach the officer is not told otherwise.
    const over = answer.ok || answer.refusal === 'auth.required';
    if (over) setSession({ state: 'out', over: false });
    return over;
  }, []);

  return { session, signIn, signOut, refresh };
}

/** Officers and supervisors work at counters; an administrator need not. */
export function worksAtCounter(staff: Staff): boolean {
  return staff.roles.includes('officer') || staff.roles.includes('supervisor');
}

export function mayCallOutOfOrder(staff: Staff): boolean {
  return staff.roles.includes('senior') || staff.roles.includes('supervisor');
}
