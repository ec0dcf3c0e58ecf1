// The two ways in which a test waits. Nothing else in test/ (besides test/bench) looks at the real clock or sets a timer, so
// that the tests hold on a slow machine; test/house-of-tests.test.ts guards this.

/** How long a condition may take to become true on the slowest machine. A test that passes never waits this long. */
const patienceMs = 120_000;
const lookEveryMs = 5;

// Taken before any test replaces them by fake ones.
const { setTimeout: setRealTimer } = globalThis;
const readRealClock = performance.now.bind(performance);
const rest = (ms: number) => new Promise<void>(resolve => setRealTimer(resolve, ms));

/** What a condition gives when it is not yet true. */
type NotYet = false | null | undefined | 0 | '';

/**
 * Waits until a condition is true, and gives what the condition gave.
 * @param what names the condition for whoever reads the failure: "the slip is on paper"
 */
export async function until<T>(
  findOut: () => T | Promise<T>,
  what: string | (() => string),
): Promise<Exclude<T, NotYet>> {
  const failure = new Error();
  for (const end = readRealClock() + patienceMs; ; ) {
    const found = await findOut();
    if (found) return found as Exclude<T, NotYet>;
    if (readRealClock() > end) break;
    await rest(lookEveryMs);
  }
  // The stack of the call, not of the timer, leads to the line that waited.
  failure.message = `never came true: ${typeof what === 'string' ? what : what()}`;
  throw failure;
}

/**
 * Lets real time pass. Only for what time alone can show: that something does not happen, or that a person or device takes a
 * while. Whatever can be seen is awaited with `until`.
 * @param why is read by people and by nobody else
 */
export function letTimePass(ms: number, why: string): Promise<void> {
  if (why === '') throw new Error('say why nothing but time helps here');
  return rest(ms);
}

/**
 * The computing time in milliseconds that this process spends on some work. Unlike the time on the wall it does not grow when
 * other programs keep the machine busy.
 */
export async function measureWork(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
