// How every deed of a person is done: one synchronous transaction that decides, writes rows and journal, and remembers the
// answer by request id. After the commit, and only then, the feed tells the world.
import { type CallName, type CallValue, type CheckedInput, calls } from '../../common/contract/calls/index.ts';
import { type Answer, refuse } from '../../common/contract/refusals.ts';
import type { CounterId, Day, DeviceId, DeviceKind, ProgramId, Role, StaffId } from '../../common/contract/words.ts';
import type dossierTexts from '../../common/text/vi/dossier.json';
import type { CatalogueDependencies } from '../catalogue/catalogue-dependencies.ts';
import type { SiteSettings } from '../config/site-file.ts';
import { localDay } from '../core/day.ts';
import type { JournalEntry, SiteEvent } from '../core/events.ts';
import type { EgovDependencies } from '../core/external-file.ts';
import type { PaperDependencies } from '../papers/dependencies.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Feed } from '../runtime/feed.ts';
import { hashInput } from '../store/secrets.ts';
import type { Store } from '../store/store.ts';

/** What is said of a dossier, in one language. */
export type DossierTexts = typeof dossierTexts;

export type Caller =
  | { kind: 'nobody' }
  | { kind: 'device'; id: DeviceId; device: DeviceKind; counterId: CounterId | null }
  | { kind: 'staff'; id: StaffId; name: string; roles: readonly Role[]; tokenHash: string }
  /** Another system, and the calls that it may make. */
  | { kind: 'program'; id: ProgramId; may: readonly string[] };

/** What an action has at hand. It is used inside one transaction and never kept. */
export interface ActionContext {
  now: number;
  /** The local day of the site. */
  day: Day;
  site: SiteSettings;
  store: Store;
  caller: Caller;
  /** The call came from this very machine. */
  local: boolean;
  /** Whether paper can be printed here. */
  hasPrinter: boolean;
  /** Where a phone reaches this server, without a slash at the end. */
  publicUrl: string;
  catalogue: CatalogueDependencies;
  /** By language. */
  dossierTexts: ReadonlyMap<string, DossierTexts>;
  papers: PaperDependencies;
  egov: EgovDependencies;
  /** Answers the id of the journal entry. */
  record(event: SiteEvent): string;
}

export type Action<N extends CallName> = (input: CheckedInput<N>, action: ActionContext) => Answer<CallValue<N>>;

/** An action that first needs something slow, outside the transaction: to prove a PIN, to read a document. */
export interface ProvenAction<N extends CallName, P = unknown> {
  prove(
    input: CheckedInput<N>,
    parts: Pick<ActionContext, 'site' | 'catalogue' | 'store' | 'day' | 'egov'>,
  ): Promise<P>;
  act(input: CheckedInput<N>, action: ActionContext, proven: P): Answer<CallValue<N>>;
}

export type Actions = { [N in CallName]: Action<N> | ProvenAction<N> };

export interface CallContext {
  caller: Caller;
  /** The Idempotency-Key, or null. */
  requestId: string | null;
  local: boolean;
}

export interface Act {
  perform<N extends CallName>(name: N, input: CheckedInput<N>, context: CallContext): Promise<Answer<CallValue<N>>>;
  /** A deed of the clock, not of a person. */
  performByClock<T>(deed: (action: ActionContext) => T): T;
}

export interface ActDependencies {
  actions: Actions;
  store: Store;
  feed: Feed;
  clock: Clock;
  site: SiteSettings;
  hasPrinter: boolean;
  publicUrl: () => string;
  catalogue: CatalogueDependencies;
  dossierTexts: ReadonlyMap<string, DossierTexts>;
  papers: PaperDependencies;
  egov: EgovDependencies;
}

export function nameCaller(caller: Caller): string | null {
  return caller.kind === 'nobody' ? null : `${caller.kind}:${caller.id}`;
}

interface Waiting {
  work: () => { value: unknown; entries: JournalEntry[] };
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** More than this at once would keep the first of them waiting for its answer. */
const mostTogether = 50;

export function createAct(parts: ActDependencies): Act {
  const { actions, store, feed, clock, site, hasPrinter, publicUrl, catalogue, dossierTexts, papers, egov } = parts;

  /** One deed, ready to be done inside a transaction. */
  function prepare<T>(context: CallContext, decide: (action: ActionContext) => T) {
    return () => {
      const entries: JournalEntry[] = [];
      const now = clock.now();
      const actor = nameCaller(context.caller);
      const value = decide({
        now,
        day: localDay(now, site.timeZone),
        site,
        store,
        caller: context.caller,
        local: context.local,
        hasPrinter,
        publicUrl: publicUrl(),
        catalogue,
        dossierTexts,
        papers,
        egov,
        record(event) {
          const entry = store.record(event, now, actor);
          entries.push(entry);
          return entry.eventId;
        },
      });
      return { value, entries };
    };
  }

  let waiting: Waiting[] = [];

  /** Does what has come in since the last turn: one after the other, each whole or not at all, one write to the disk for all. */
  function doAll(): void {
    const together = waiting.slice(0, mostTogether);
    waiting = waiting.slice(mostTogether);
    if (waiting.length > 0) setImmediate(doAll);
    let outcomes: ReturnType<typeof store.transactEach<ReturnType<Waiting['work']>>>;
    try {
      outcomes = store.transactEach(together.map(({ work }) => work));
    } catch (error) {
      for (const { reject } of together) reject(error);
      return;
    }
    for (const [i, outcome] of outcomes.entries()) {
      if (outcome.ok) {
        feed.publish(outcome.value.entries);
        together[i]?.resolve(outcome.value.value);
      } else together[i]?.reject(outcome.error);
    }
  }

  /** Does a deed with whatever else comes in the same turn; the answer comes when it is safe on the disk. */
  function run<T>(context: CallContext, decide: (action: ActionContext) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      waiting.push({ work: prepare(context, decide), resolve: resolve as (value: unknown) => void, reject });
      if (waiting.length === 1) setImmediate(doAll);
    });
  }

  return {
    async perform<N extends CallName>(name: N, input: CheckedInput<N>, context: CallContext) {
      const action: Action<N> | ProvenAction<N> = actions[name];
      const proven =
        typeof action === 'function'
          ? false
          : await action.prove(input, { site, catalogue, store, egov, day: localDay(clock.now(), site.timeZone) });
      return run(context, deed => {
        const decide = () => (typeof action === 'function' ? action(input, deed) : action.act(input, deed, proven));
        // An answer is remembered only where doing the call twice would do harm, and never where it holds a secret.
        if (context.requestId === null || calls[name].effect !== 'write') return decide();
        const key = `${nameCaller(context.caller) ?? 'nobody'} ${context.requestId}`;
        const inputHash = hashInput(input);
        const before = store.access.request(key);
        if (before !== null) {
          if (before.call !== name || before.inputHash !== inputHash) return refuse('request.key-reused');
          return JSON.parse(before.answer) as Answer<CallValue<N>>;
        }
        const answer = decide();
        store.access.addRequest(key, name, inputHash, JSON.stringify(answer), deed.now);
        return answer;
      });
    },
    performByClock(decide) {
      const context = { caller: { kind: 'nobody' }, requestId: null, local: true } as const;
      const { value, entries } = store.transact(prepare(context, decide));
      feed.publish(entries);
      return value;
    },
  };
}
