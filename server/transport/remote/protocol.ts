// The messages between the server and an agent: one JSON object a line over one upgraded HTTP connection. Only types and
// constants stand here. On this connection a transport is called "wire"; the names cannot change, because server and agent
// may be of different versions.
import type { TransportSetting } from '../transport.ts';

/** The path that the agent requests, and the protocol to which it asks the connection to be upgraded. */
export const agentPath = '/agent';
export const agentProtocol = 'motcua-agent';
/** Header with a random id of the running agent: two agents with the same token differ in it. */
export const agentRunHeader = 'motcua-agent-run';
/** The HTTP status with which the server rejects a second agent with the same token. */
export const duplicateStatus = 409;
/** Both ends send something at least this often. */
export const tickMs = 4_000;
/** Both ends close a connection on which nothing came for this long. */
export const maxSilenceMs = 11_000;

/** A TransportError as it travels from the agent to the server. */
export interface WriteFailure {
  reason: 'closed' | 'timed-out' | 'busy';
  taken: 'nothing' | 'part' | 'unsure';
  message: string;
}

export type ToAgent =
  /** The server's clock in UTC ms, so that the agent can tell which writes come too late. */
  | { type: 'tick'; now: number }
  /** All transports that are wanted now; the agent closes any other. A transport's name is its setting (`transportKey`). */
  | { type: 'wires'; wires: TransportSetting[] }
  /** Bytes in base64 for a transport. The agent writes a job at most once, however often it receives this message. */
  | { type: 'write'; wire: string; job: string; data: string; untilAt: number }
  /** Discard what is on the way, and connect the transport anew. */
  | { type: 'hang-up'; wire: string };

export type FromAgent =
  | { type: 'tick' }
  | { type: 'wire'; wire: string; up: boolean }
  /** Bytes in base64 that the device sent. */
  | { type: 'bytes'; wire: string; data: string }
  /** A write job has ended; `fault` is null when all bytes were taken. */
  | { type: 'done'; job: string; fault: WriteFailure | null };

/** The name by which both ends know a transport. */
export const transportKey = (setting: TransportSetting): string => JSON.stringify(setting);
