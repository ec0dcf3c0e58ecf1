// Performs every action: one synchronous transaction decides, writes rows and journal, and stores the answer by request id. The feed
// publishes the events after the commit and never before.
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

/** The texts about dossiers in one language. */
export type DossierTexts = typeof dossierTexts;

export type Caller =
  | { kind: 'nobody' }
  | { kind: 'device'; id: DeviceId; device: DeviceKind; counterId: CounterId | null }
  | { kind: 'staff'; id: StaffId; name: string; roles: readonly Role[]; tokenHash: string }
  /** Another system with the calls that the site file allows it. */
  | { kind: 'program'; id: ProgramId; may: readonly string[] };

/** What an action can use. It is valid inside its transaction only and must not be kept. */
export interface ActionContext {
  /** UTC ms. */
  now: number;
  /** The local day of the office. */
  day: Day;
  site: SiteSettings;
  store: Store;
  caller: Caller;
  /** Whether the call came from this machine. */
  local: boolean;
  /** Whether paper can be printed here. */
  hasPrinter: boolean;
  /** The address under which phones reach this server, without a slash at the end. */
  publicUrl: string;
  catalogue: CatalogueDependencies;
  /** By language. */
  dossierTexts: ReadonlyMap<string, DossierTexts>;
  papers: PaperDependencies;
  egov: EgovDependencies;
  /** Writes an event to the journal and applies it to the rows. Returns the id of the journal entry. */
  record(event: SiteEvent): string;
}

export type Action<N extends CallName> = (input: CheckedInput<N>, context: ActionContext) => Answer<CallValue<N>>;

/** An action that first needs something slow outside the transaction, such as checking a PIN or reading a document. */
export interface ProvenAction<N extends CallName, P = unknown> {
  prove(
    input: CheckedInput<N>,
    context: Pick<ActionContext, 'site' | 'catalogue' | 'store' | 'day' | 'egov'>,
  ): Promise<P>;
  act(input: CheckedInput<N>, context: ActionContext, proven: P): Answer<CallValue<N>>;
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
  /** Performs an action of the server itself, such as closing the day. */
  performByClock<T>(decide: (context: ActionContext) => T): T;
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

/** The most actions in one transaction; with more, the first would wait too long for its answer. */
const maxBatchSize = 50;

export function createAct(dependencies: ActDependencies): Act {
  const { actions, store, feed, clock, site, hasPrinter, publicUrl, catalogue, dossierTexts, papers, egov } =
    dependencies;

  /** An action that is ready to run inside a transaction. */
  function prepare<T>(call: CallContext, decide: (context: ActionContext) => T) {
    return () => {
      const entries: JournalEntry[] = [];
      const now = clock.now();
      const actor = nameCaller(call.caller);
      const value = decide({
        now,
        day: localDay(now, site.timeZone),
        site,
        store,
        caller: call.caller,
        local: call.local,
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

  /** Performs the waiting actions one after the other, each completely or not at all, with one write to the disk for all. */
  function performBatch(): void {
    const batch = waiting.slice(0, maxBatchSize);
    waiting = waiting.slice(maxBatchSize);
    if (waiting.length > 0) setImmediate(performBatch);
    let outcomes: ReturnType<typeof store.transactEach<ReturnType<Waiting['work']>>>;
    try {
      outcomes = store.transactEach(batch.map(({ work }) => work));
    } catch (error) {
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const [i, outcome] of outcomes.entries()) {
      if (outcome.ok) {
        feed.publish(outcome.value.entries);
        batch[i]?.resolve(outcome.value.value);
      } else batch[i]?.reject(outcome.error);
    }
  }

  /** Performs an action together with others of the same turn. The promise resolves when the change is on the disk. */
  function run<T>(call: CallContext, decide: (context: ActionContext) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      waiting.push({ work: prepare(call, decide), resolve: resolve as (value: unknown) => void, reject });
      if (waiting.length === 1) setImmediate(performBatch);
    });
  }

  return {
    async perform<N extends CallName>(name: N, input: CheckedInput<N>, call: CallContext) {
      const action: Action<N> | ProvenAction<N> = actions[name];
      const proven =
        typeof action === 'function'
          ? false
          : await action.prove(input, { site, catalogue, store, egov, day: localDay(clock.now(), site.timeZone) });
      return run(call, context => {
        const decide = () =>
          typeof action === 'function' ? action(input, context) : action.act(input, context, proven);
        // An answer is remembered only where doing the call twice would do harm, and never where it holds a secret.
        if (call.requestId === null || calls[name].effect !== 'write') return decide();
        const key = `${nameCaller(call.caller) ?? 'nobody'} ${call.requestId}`;
        const inputHash = hashInput(input);
        const before = store.access.request(key);
        if (before !== null) {
          if (before.call !== name || before.inputHash !== inputHash) return refuse('request.key-reused');
          return JSON.parse(before.answer) as Answer<CallValue<N>>;
        }
        const answer = decide();
        store.access.addRequest({ key, call: name, inputHash, answer: JSON.stringify(answer), at: context.now });
        return answer;
      });
    },
    performByClock(decide) {
      const call = { caller: { kind: 'nobody' }, requestId: null, local: true } as const;
      const { value, entries } = store.transact(prepare(call, decide));
      feed.publish(entries);
      return value;
    },
  };
}
