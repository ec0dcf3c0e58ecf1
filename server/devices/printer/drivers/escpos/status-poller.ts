// Asks an idle printer for its status from time to time, and reconnects when a printer that has answered before falls silent.
import type { Log } from '../../../../runtime/log.ts';
import type { PrinterCondition } from '../../printer.ts';

interface StatusPoller {
  /** The printer has sent something, or has just been connected. */
  onAnswer(): void;
  start(): void;
  stop(): void;
}

interface StatusPollerDependencies {
  /** The printer's name in the site file. */
  id: string;
  pollMs: number;
  answersStatus: boolean;
  log: Log;
  isUp: () => boolean;
  isBusy: () => boolean;
  everAnswered: () => boolean;
  requestStatus: () => Promise<boolean>;
  reconnect: () => Promise<void>;
  setCondition: (condition: PrinterCondition) => void;
}

/** So many requests in a row without an answer mean that the printer is gone. */
const maxMisses = 2;

export function createStatusPoller(dependencies: StatusPollerDependencies): StatusPoller {
  const { id, pollMs, answersStatus, log, isUp, isBusy, everAnswered, requestStatus, reconnect, setCondition } =
    dependencies;
  let misses = 0;
  let timer: NodeJS.Timeout | null = null;

  async function poll(): Promise<void> {
    const isIdle = () => !isBusy() && isUp() && timer !== null;
    if (!isUp()) setCondition('offline');
    if (!isIdle() || !answersStatus || (await requestStatus()) || !isIdle()) return;
    misses += 1;
    if (misses < maxMisses) return;
    if (!everAnswered()) {
      setCondition('unknown');
      return;
    }
    // A printer that has answered before and does not answer now is gone, even if the connection still seems to be up.
    log.warn({ code: 'printer.silent', part: 'printer', id }, 'printer stopped answering, reconnecting');
    await reconnect();
    setCondition('offline');
  }

  function pollLater(): void {
    timer = setTimeout(() => {
      poll()
        .catch(error =>
          log.error(
            { code: 'printer.poll-failed', part: 'printer', id, err: error },
            'printer status could not be read',
          ),
        )
        .finally(() => {
          if (timer !== null) pollLater();
        });
    }, pollMs);
  }

  return {
    onAnswer() {
      misses = 0;
    },
    start: pollLater,
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
