// Turns an HTTP request into a checked call of the contract, and the answer into an HTTP status. It holds no rule of the office.
import type { NextFunction, Request, Response } from 'express';
import { type CallName, type CheckedInput, calls, isCallName } from '../../common/contract/calls/index.ts';
import { type Answer, type Refused, refusals, refuse } from '../../common/contract/refusals.ts';
import type { Act } from '../actions/act.ts';
import { isAllowed } from '../actions/may-call.ts';
import type { SiteSettings } from '../config/site-file.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Store } from '../store/store.ts';
import type { Guesses } from './guesses.ts';
import type { Limits } from './limits.ts';
import { type Identity, identify, readToken, sessionCookie } from './sessions.ts';

export interface CallDependencies {
  act: Act;
  store: Store;
  site: SiteSettings;
  clock: Clock;
  limits: Limits;
  guesses: Guesses;
  /** Called after every answer, for the metrics; `refusal` is null when the call was done. */
  onAnswer: (name: CallName, refusal: string | null, tookMs: number) => void;
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

function isLocal(remoteAddress: string | undefined): boolean {
  return loopback.has(remoteAddress ?? '');
}

/** A longer key is refused and not shortened, because two different keys could become equal. */
const maxRequestIdLength = 200;

/** Calls whose body may be as large as a document. */
const documentCalls: ReadonlySet<string> = new Set<CallName>([
  'catalogue.import',
  'dossier.import',
  'dossier.read-file',
]);

/** Returns the check whether a request may send a large body: a call that needs one, from a caller who may make it. */
export function createDocumentGuard({ store, site, clock }: Pick<CallDependencies, 'store' | 'site' | 'clock'>) {
  return (request: Request): boolean => {
    const name = String(request.params.call);
    if (!documentCalls.has(name) || !isCallName(name)) return false;
    return isAllowed(identify({ token: readToken(request.headers), store, site, now: clock.now() }).caller, name);
  };
}

export function createCallHandler({ act, store, site, clock, limits, guesses, onAnswer }: CallDependencies) {
  async function answerCall(name: CallName, request: Request): Promise<Answer<unknown>> {
    const call = calls[name];
    const identity = identify({ token: readToken(request.headers), store, site, now: clock.now() });
    if (!isAllowed(identity.caller, name))
      return refuse(identity.caller.kind === 'nobody' ? 'auth.required' : 'auth.forbidden');
    const wait = await limits.take(name, identity, request.body);
    if (wait !== null) return refuse('rate.limited', { retryAfterSeconds: wait });
    const requestId = request.get('idempotency-key') || null;
    if (requestId !== null && requestId.length > maxRequestIdLength)
      return refuse('input.invalid', [
        { path: 'Idempotency-Key', message: `at most ${maxRequestIdLength} characters` },
      ]);
    const input = call.input.safeParse(request.body ?? {});
    if (!input.success)
      return refuse(
        'input.invalid',
        input.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
      );
    const perform = () =>
      act.perform(name, input.data as never, {
        caller: identity.caller,
        requestId,
        local: isLocal(request.socket.remoteAddress),
      });
    return name === 'dossier.find' ? withoutGuesses(identity, input.data as never, perform) : perform();
  }

  async function withoutGuesses(
    identity: Identity,
    asked: CheckedInput<'dossier.find'>,
    perform: () => Promise<Answer<unknown>>,
  ): Promise<Answer<unknown>> {
    const slow = (seconds: number) => refuse('rate.limited', { retryAfterSeconds: seconds });
    const wait = await guesses.before(identity, asked);
    if (wait !== null) return slow(wait);
    const answer = await perform();
    const late = await guesses.after(identity, asked, answer.ok ? null : answer.refusal);
    return late === null ? answer : slow(late);
  }

  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const started = performance.now();
    const name = String(request.params.call);
    if (!isCallName(name)) {
      sendAnswer(response, refuse('call.unknown', { call: name.slice(0, 80) }));
      return;
    }
    try {
      const answer = await answerCall(name, request);
      if (answer.ok && name === 'staff.sign-in') setSessionCookie(response, answer.value as never, clock.now());
      if (answer.ok && name === 'staff.sign-out') response.clearCookie(sessionCookie, cookieOptions);
      sendAnswer(response, answer);
      onAnswer(name, answer.ok ? null : answer.refusal, performance.now() - started);
    } catch (error) {
      next(error);
    }
  };
}

const cookieOptions = { httpOnly: true, sameSite: 'strict', path: '/' } as const;

function setSessionCookie(response: Response, value: { token: string; expiresAt: number }, now: number): void {
  response.cookie(sessionCookie, value.token, { ...cookieOptions, maxAge: value.expiresAt - now });
}

export function sendAnswer(response: Response, answer: { ok: true; value: unknown } | Refused): void {
  if (answer.ok) {
    response.json(answer);
    return;
  }
  const wait = (answer.detail as { retryAfterSeconds?: number } | null)?.retryAfterSeconds;
  if (answer.refusal === 'rate.limited' && wait !== undefined) response.set('retry-after', String(wait));
  response.status(refusals[answer.refusal]).json(answer);
}
