// One deed after the other at each counter, however many keypads and hands there are.
import type { CounterId } from '../../../common/contract/words.ts';
import type { Log } from '../../runtime/log.ts';

export interface ActionQueue {
  /** Does the work when it is its turn. The same deed that is under way, or waits for its turn, is not begun again. */
  enqueue(counterId: CounterId, what: string, work: () => Promise<void>): void;
  /** All that was begun is over. */
  drain(): Promise<unknown>;
}

export function createActionQueue(log: Log): ActionQueue {
  const underWay = new Map<string, Promise<void>>();
  const last = new Map<CounterId, Promise<void>>();
  return {
    enqueue(counterId, what, work) {
      const name = `${counterId} ${what}`;
      if (underWay.has(name)) return;
      const turn = (last.get(counterId) ?? Promise.resolve())
        .then(work)
        .catch(error =>
          log.error(
            { code: 'key.failed', part: 'input', id: counterId, kind: what, err: error },
            'key could not be handled',
          ),
        )
        .finally(() => underWay.delete(name));
      underWay.set(name, turn);
      last.set(counterId, turn);
    },
    drain: () => Promise.all(underWay.values()),
  };
}
