// The server's log: JSON lines on standard error. Standard output belongs to the person who started the program.
import { type DestinationStream, destination, pino } from 'pino';

/** The part of the server that writes the line. */
type LogPart =
  | 'server'
  | 'web'
  | 'live'
  | 'feed'
  | 'catalogue'
  | 'dossiers'
  | 'printer'
  | 'board'
  | 'speaker'
  | 'input'
  | 'transport'
  | 'agent'
  | 'sms'
  | 'egov';

/**
 * The keys of every log line. They are the same everywhere, so that a monitoring program can search them without reading
 * messages. A line holds ids and codes only, never a name, a telephone number or another thing said by a person.
 */
interface LogFields {
  /** Stable and unique for each meaning, `noun.what-happened`; docs/log-codes.md lists them all. Always a string literal. */
  code: `${string}.${string}`;
  part: LogPart;
  /** The device, counter, file, day or other thing that the line is about. */
  id?: string | null;
  err?: unknown;
  /** Why it happened, as a short code or phrase. */
  reason?: string | null;
  /** What sort of thing `id` or the line is about: an event type, a message kind, a key. */
  kind?: string;
  /** The state that was reached, such as a printer's condition. */
  state?: string;
  /** Number of the journal entry. */
  seq?: number;
  /** Null for a slip that belongs to no ticket, such as a checklist of papers. */
  ticketId?: string | null;
  /** Numbers of things handled, by outcome. */
  counts?: Readonly<Record<string, number>>;
  /** The further data of a refusal. */
  detail?: unknown;
  /** `host:port` on which the server listens. */
  address?: string;
  build?: string;
  dataDir?: string;
}

type WriteLine = (fields: LogFields, message: string) => void;

/** What the parts of the server get to write with. The message is a plain English phrase; it may change, the code does not. */
export interface Log {
  error: WriteLine;
  warn: WriteLine;
  info: WriteLine;
  debug: WriteLine;
}

/**
 * @param level the least level that is written: error, warn, info, debug, or silent for nothing
 * @param to where the lines go; standard error when it is left out
 */
export function createLog(level: string, to: DestinationStream = destination({ dest: 2, sync: true })): Log {
  return pino({ level, base: null, timestamp: () => `,"at":${Date.now()}` }, to);
}
