// The server's clock. Every part receives it as a dependency, so that a test can set the time.
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
