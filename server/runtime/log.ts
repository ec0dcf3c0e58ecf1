// JSON lines on standard error; standard output belongs to the person who started the program.
import { type DestinationStream, destination, type Logger, pino } from 'pino';

export type Log = Logger;

/** Personal things never reach a log line: callers log ids and codes, not inputs. */
export function createLog(level: string, to: DestinationStream = destination({ dest: 2, sync: true })): Log {
  return pino({ level, base: null, timestamp: () => `,"at":${Date.now()}` }, to);
}
