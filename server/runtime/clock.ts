// The only clock of the server. Everything that asks for the time is given one, so that a test can move it.
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
