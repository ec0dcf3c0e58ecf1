// Waits for what a printer reports about one slip, from before its first byte is sent.
import { mayPrint } from '../../printer.ts';
import type { StatusLink } from './status-link.ts';

export interface JobListener {
  /**
   * Resolves with `done` when the printer confirms the slip, with `fault` when it reports a condition in which it cannot print, or
   * with null after `maxMs`.
   * @param forFault false: conditions are ignored
   */
  wait(maxMs: number, forFault: boolean): Promise<'done' | 'fault' | null>;
  /** Unsubscribes from the printer. */
  end(): void;
}

export function listenForJob(link: StatusLink, jobId: string): JobListener {
  let done = false;
  let check: () => void = () => {};
  const unsubscribes = [
    link.onMessage(message => {
      if (message.kind === 'done' && message.jobId === jobId) done = true;
      check();
    }),
    link.onChange(() => check()),
  ];
  return {
    wait: (maxMs, forFault) =>
      new Promise(resolve => {
        const settle = (result: 'done' | 'fault' | null) => {
          clearTimeout(timer);
          check = () => {};
          resolve(result);
        };
        const timer = setTimeout(settle, maxMs, null);
        check = () => {
          if (done) settle('done');
          // A lost connection is not a report of the printer: its confirmation may still come when the connection is back.
          else if (forFault && !mayPrint(link.condition) && link.condition !== 'offline') settle('fault');
        };
        check();
      }),
    end() {
      for (const unsubscribe of unsubscribes) unsubscribe();
    },
  };
}
