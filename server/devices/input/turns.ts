// One deed after the other at each counter, however many keypads and hands there are.
import type { CounterId } from '../../../common/contract/words.ts';
import type { Log } from '../../runtime/log.ts';

export interface Turns {
  /** Does the work when it is its turn. The same deed that is under way, or waits for its turn, is not begun again. */
  take(counterId: CounterId, what: string, work: () => Promise<void>): void;
  /** All that was begun is over. */
  over(): Promise<unknown>;
}

export function createTurns(log: Log): Turns {
  const underWay = new Map<string, Promise<void>>();
  const last = new Map<CounterId, Promise<void>>();
  return {
    take(counterId, what, work) {
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
    over: () => Promise.all(underWay.values()),
  };
}
