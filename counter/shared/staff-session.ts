// Who is signed in. The session itself is a cookie that this page cannot read; only the details the server reports are
// kept here.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import type { CallResult } from '../../common/screen/call.ts';
import { readCall, writeCall } from './server-calls.ts';

export type SessionDetails = CallValue<'staff.describe'>;
export type Staff = SessionDetails['staff'];
export type CounterChoice = SessionDetails['counters'][number];

type Session =
  | { state: 'loading'; failing: boolean }
  /** `expired` is true when the server ended the session, and false when the officer signed out. */
  | { state: 'signed-out'; expired: boolean }
  | ({ state: 'signed-in' } & SessionDetails);

export interface SessionControl {
  session: Session;
  signIn: (name: string, pin: string) => Promise<CallResult<'staff.sign-in'>>;
  /** Returns false when the server could not be reached. */
  signOut: () => Promise<boolean>;
  /** Loads the session and the counters again. The session ends here when the server has ended it. */
  refresh: () => Promise<void>;
}

const retryMs = 2_000;

export function useSession(): SessionControl {
  const [session, setSession] = useState<Session>({ state: 'loading', failing: false });

  const refresh = useCallback(async () => {
    const answer = await readCall('staff.describe', {});
    if (answer.ok) return setSession({ state: 'signed-in', ...answer.value });
    if (answer.refusal === 'auth.required' || answer.refusal === 'auth.forbidden')
      return setSession(old => ({
        state: 'signed-out',
        expired: old.state === 'signed-in' || (old.state === 'signed-out' && old.expired),
      }));
    setSession(old => (old.state === 'loading' ? { state: 'loading', failing: true } : old));
  }, []);

  useEffect(() => {
    if (session.state !== 'loading') return;
    if (!session.failing) void refresh();
    const timer = setInterval(() => void refresh(), retryMs);
    return () => clearInterval(timer);
  }, [session.state, refresh]);

  const signIn = useCallback(async (name: string, pin: string) => {
    const answer = await writeCall('staff.sign-in', { name, pin });
    if (answer.ok) setSession({ state: 'loading', failing: false });
    return answer;
  }, []);

  const signOut = useCallback(async () => {
    const answer = await writeCall('staff.sign-out', {});
    // Only the server can end a session, so without an answer the officer stays signed in.
    const ended = answer.ok || answer.refusal === 'auth.required';
    if (ended) setSession({ state: 'signed-out', expired: false });
    return ended;
  }, []);

  return { session, signIn, signOut, refresh };
}

/** Officers and supervisors work at a counter; an administrator may have neither role. */
export function worksAtCounter(staff: Staff): boolean {
  return staff.roles.includes('officer') || staff.roles.includes('supervisor');
}

export function mayCallOutOfOrder(staff: Staff): boolean {
  return staff.roles.includes('senior') || staff.roles.includes('supervisor');
}
