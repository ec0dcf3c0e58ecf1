// Carries out one action after the other at each counter, however many keypads it has.
import type { CounterId } from '../../../common/contract/words.ts';
import type { Log } from '../../runtime/log.ts';

export interface ActionQueue {
  /**
   * Runs the work when all earlier actions at the counter are over. An action of the same name that is waiting or under way is
   * not started again. A rejection of `work` is logged.
   */
  enqueue(counterId: CounterId, name: string, work: () => Promise<void>): void;
  /** Resolves when every action that was enqueued is over. */
  drain(): Promise<unknown>;
}

export function createActionQueue(log: Log): ActionQueue {
  const pending = new Map<string, Promise<void>>();
  const lastOf = new Map<CounterId, Promise<void>>();
  return {
    enqueue(counterId, name, work) {
      const key = `${counterId} ${name}`;
      if (pending.has(key)) return;
      const action = (lastOf.get(counterId) ?? Promise.resolve())
        .then(work)
        .catch(error =>
          log.error(
            { code: 'key.failed', part: 'input', id: counterId, kind: name, err: error },
            'key could not be handled',
          ),
        )
        .finally(() => pending.delete(key));
      pending.set(key, action);
      lastOf.set(counterId, action);
    },
    drain: () => Promise.all(pending.values()),
  };
}
